-- What parties' parts of teams were before, newest and a few older ones, so that a change which was based on one of them can be merged. The
-- ciphertext is that of team_part, bound to the same id.
create table team_wording (
  id          uuid        primary key,
  number      bigint      generated always as identity,
  team        uuid        not null references team (id) on delete cascade,
  party       text        not null,
  written_at  timestamptz not null,
  particulars bytea       not null
);
create index team_wording_of on team_wording (team, party, number);
create index team_wording_written on team_wording (written_at);
