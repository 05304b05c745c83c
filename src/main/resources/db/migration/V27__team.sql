-- Citizens' teams: which parties are in them in the open, who they are and where they stand as ciphertext.
create table team (
  id      uuid primary key,
  citizen text not null unique
);

create table team_part (
  -- Anew with each writing: what the ciphertext is bound to.
  id          uuid        not null,
  team        uuid        not null references team (id) on delete cascade,
  party       text        not null,
  written_at  timestamptz not null,
  particulars bytea       not null,
  primary key (team, party)
);
create index team_part_written on team_part (written_at);

-- Which messages one to a team became.
create table team_message (
  number   bigint generated always as identity,
  message  uuid primary key,
  original uuid not null,
  receiver text not null
);
create index team_message_of on team_message (original);

-- When a team was asked to meet. Whom it is about is an HMAC key; which admissions were counted is ciphertext.
create table network_meeting (
  because     uuid primary key,
  citizen     text        not null,
  proposed_at timestamptz not null,
  particulars bytea       not null
);
create index network_meeting_of on network_meeting (citizen);
