-- What the hub remembers of meetings: which word came, of which version, for which time, as ciphertext.
create table meeting_word (
  message     uuid primary key references message (id),
  number      bigint generated always as identity,
  thread      uuid        not null,
  noted_at    timestamptz not null,
  particulars bytea       not null
);
create index meeting_word_thread on meeting_word (thread, number);
create index meeting_word_noted on meeting_word (noted_at);
