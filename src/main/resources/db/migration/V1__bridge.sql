-- No column here holds an id number or text of a message: citizens are HMAC keys, personal particulars are AES-GCM ciphertext.

create table data_key (
  id         integer generated always as identity primary key,
  wrapped    bytea       not null,
  created_at timestamptz not null
);

create table message (
  id              uuid primary key,
  kind            text        not null,
  sender          text        not null,
  receiver        text        not null,
  citizen         text,
  conversation    uuid,
  transmission    uuid        not null,
  state           text        not null,
  reason          text        not null,
  size            integer     not null,
  particulars     bytea       not null,
  accepted_at     timestamptz not null,
  changed_at      timestamptz not null
);
create unique index message_transmission on message (sender, transmission);
create index message_changed on message (changed_at desc);
create index message_state on message (state, kind);

create table message_step (
  message uuid        not null references message (id),
  number  integer     not null,
  state   text        not null,
  reason  text        not null,
  at      timestamptz not null,
  primary key (message, number)
);

create table refusal (
  id          uuid primary key,
  sender      text        not null,
  refusals    jsonb       not null,
  refused_at  timestamptz not null
);
create index refusal_at on refusal (refused_at desc);

create table mailbox (
  message    uuid primary key references message (id),
  number     bigint generated always as identity,
  receiver   text        not null,
  sealed     bytea       not null,
  placed_at  timestamptz not null
);
create index mailbox_receiver on mailbox (receiver, number);

create table consent (
  id            uuid primary key,
  citizen       text        not null,
  registered_by text        not null,
  number        bigint generated always as identity,
  terms         bytea       not null
);
create index consent_citizen on consent (citizen, number);

create table certificate_request (
  id           uuid primary key,
  message      uuid        not null references message (id),
  requester    text        not null,
  answerer     text        not null,
  citizen      text        not null,
  form         text        not null,
  due          date        not null,
  state        text        not null,
  answer       uuid,
  particulars  bytea       not null
);

create table audit (
  number    bigint primary key,
  at        timestamptz not null,
  what      text        not null,
  actor     text,
  message   uuid,
  citizen   text,
  outcome   text        not null,
  based_on  jsonb       not null,
  hash      bytea       not null
);
create index audit_message on audit (message);
