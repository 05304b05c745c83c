-- What named persons have signed for, to share without consent. Who, why, what and in which case is ciphertext.
create table sign_off (
  id       uuid primary key,
  citizen  text        not null,
  number   bigint generated always as identity,
  basis    text        not null,
  until    timestamptz not null,
  signed   bytea       not null
);
create index sign_off_citizen on sign_off (citizen, number);
