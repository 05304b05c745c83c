-- What is too large for memory, in pieces of AES-256-GCM ciphertext under a key of its own that the key ring wraps. Without its row
-- here, which holds that key, no piece ever opens again.

create table large (
  id          uuid primary key,
  -- Null until it is part of a message: what stays so is swept away.
  message     uuid references message (id),
  -- FILE: taken out of a message. SEALED: a whole message, as CMS to its receiver.
  -- APART: a file that the receiver collects by itself.
  use         text,
  key         bytea       not null,
  size        bigint,
  particulars bytea,
  begun_at    timestamptz not null
);
create index large_message on large (message);
create unique index large_sealed on large (message) where use = 'SEALED';
create index large_unbound on large (begun_at) where message is null;

create table large_piece (
  large   uuid    not null references large (id) on delete cascade,
  number  integer not null,
  sealed  bytea   not null,
  primary key (large, number)
);
-- Ciphertext does not compress.
alter table large_piece alter column sealed set storage external;
