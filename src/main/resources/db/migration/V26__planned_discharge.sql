-- Discharges that psychiatry plans. Whom one is about is an HMAC key; its versions are AES-GCM ciphertext.
create table planned_discharge (
  id          uuid primary key,
  sender      text        not null,
  receiver    text        not null,
  citizen     text        not null,
  told_at     timestamptz not null,
  particulars bytea       not null
);
create index planned_discharge_told on planned_discharge (told_at);

-- Which planned discharge each message tells of.
create table planned_discharge_message (
  message   uuid primary key,
  discharge uuid not null references planned_discharge (id) on delete cascade
);
create index planned_discharge_message_of on planned_discharge_message (discharge);
