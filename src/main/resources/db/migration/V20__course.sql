-- What the hub remembers of hospital stays, and of the notices it made of them: what and when as ciphertext.
create table stay_notification (
  message     uuid primary key references message (id),
  number      bigint generated always as identity,
  citizen     text        not null,
  sender      text        not null,
  noted_at    timestamptz not null,
  particulars bytea       not null
);
create index stay_notification_citizen on stay_notification (citizen, sender, number);
create index stay_notification_noted on stay_notification (noted_at);

create table stay_notice (
  message     uuid primary key,
  number      bigint generated always as identity,
  because     uuid  not null references message (id),
  receiver    text  not null,
  corrects    uuid,
  particulars bytea not null
);
create index stay_notice_because on stay_notice (because, number);
