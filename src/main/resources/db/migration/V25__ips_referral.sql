-- Referrals to individual placement and support. Whom one is about is an HMAC key; what was reported of it is AES-GCM ciphertext.
create table ips_referral (
  id          uuid primary key,
  message     uuid        not null,
  referrer    text        not null,
  jobcentre   text        not null,
  citizen     text        not null,
  referred_at timestamptz not null,
  particulars bytea       not null
);
create index ips_referral_jobcentre on ips_referral (jobcentre, referred_at);
create index ips_referral_referred on ips_referral (referred_at);

-- Which referral each message made, or reported of.
create table ips_message (
  message  uuid primary key,
  referral uuid not null references ips_referral (id) on delete cascade
);
create index ips_message_referral on ips_message (referral);
