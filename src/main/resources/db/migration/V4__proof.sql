-- What can be shown of a message afterwards: what the hub signed, and what its parties signed. Digests and ids only: no
-- object here holds an id number or text of a message.
create table proof (
  message  uuid        not null,
  part     text        not null,
  at       timestamptz not null,
  object   bytea       not null,
  primary key (message, part)
);
