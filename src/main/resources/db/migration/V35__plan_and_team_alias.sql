-- Ids of plans and teams that became part of another of the same citizen, so that whoever holds one finds what it is now.
create table plan_alias (
  alias uuid primary key,
  plan  uuid not null references plan (id) on delete cascade
);
create index plan_alias_of on plan_alias (plan);

create table team_alias (
  alias uuid primary key,
  team  uuid not null references team (id) on delete cascade
);
create index team_alias_of on team_alias (team);
