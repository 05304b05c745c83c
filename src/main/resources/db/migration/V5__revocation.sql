-- What authorities last said of X.509 keys, so that a restart while one is silent stops nobody. Public facts, no personal content.
create table revocation_verdict (
  fingerprint  char(64) primary key,
  revoked      boolean not null,
  learned_at   timestamptz not null,
  stands_until timestamptz not null
);
