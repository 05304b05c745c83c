-- A referral is remembered from the last that was told of it.
alter table ips_referral add column told_at timestamptz;
update ips_referral set told_at = referred_at;
alter table ips_referral alter column told_at set not null;
drop index ips_referral_referred;
create index ips_referral_told on ips_referral (told_at);
