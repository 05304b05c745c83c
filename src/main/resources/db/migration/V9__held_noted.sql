-- When the place was given or claimed, by the clock of the hub that did: what another clock noted later than now waits for nothing.
alter table held add column noted_at timestamptz;
update held set noted_at = since;
alter table held alter column noted_at set not null;
create index held_noted on held (noted_at) where next_at is not null;
