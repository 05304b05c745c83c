-- Citizens who moved to another municipality, as the jobcentre there said: from where to where is AES-GCM ciphertext.
create table citizen_move (
  id          uuid primary key,
  number      bigint generated always as identity,
  citizen     text        not null,
  said_at     timestamptz not null,
  particulars bytea       not null
);
create index citizen_move_citizen on citizen_move (citizen, number);
create index citizen_move_said on citizen_move (said_at);

-- Which messages there are about a citizen, for who follows on a jobcentre.
create index message_citizen on message (citizen) where citizen is not null;

-- How the requester names a request: it is another's once it is handed over, and keeps its id.
alter table certificate_request add column named uuid;
update certificate_request set named = id;
alter table certificate_request alter column named set not null, add unique (named);
create index certificate_request_moved on certificate_request (citizen, requester) where state = 'MOVED';
