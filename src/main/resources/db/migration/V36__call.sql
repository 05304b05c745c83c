-- Whom a notice asks its receiver to call by when, and the day on which they did: both as ciphertext.
alter table stay_notice add column to_call bytea, add column called bytea;
create index stay_notice_to_call on stay_notice (receiver) where to_call is not null and called is null;
