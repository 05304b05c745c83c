-- The shared plan of a citizen, as everything that was written in it: who and when in the open, what as ciphertext.
create table plan (
  id      uuid primary key,
  citizen text not null unique
);

create table plan_change (
  plan        uuid        not null references plan (id) on delete cascade,
  number      integer     not null,
  id          uuid        not null unique,
  writer      text        not null,
  written_at  timestamptz not null,
  particulars bytea       not null,
  primary key (plan, number)
);
create index plan_change_written on plan_change (written_at);

-- Which message tells of which change.
create table plan_news (
  message uuid    primary key,
  plan    uuid    not null,
  number  integer not null,
  foreign key (plan, number) references plan_change (plan, number) on delete cascade
);
