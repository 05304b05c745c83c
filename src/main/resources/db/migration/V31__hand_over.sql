-- Who asked for a certificate before its request was handed over, what they call it and in which of their cases: HMACs, as in certificate_request.
create table certificate_request_before (
  named           uuid primary key,
  request         uuid not null references certificate_request on delete cascade,
  requester       text not null,
  sick_leave_case uuid
);
create index certificate_request_before_request on certificate_request_before (request);
create index certificate_request_before_case on certificate_request_before (sick_leave_case);

-- How often what may be handed over has changed and how many of those changes were looked at, and when it is looked at next in any case.
alter table citizen_move add column changes bigint not null default 1;
alter table citizen_move add column seen bigint not null default 0;
alter table citizen_move add column look_at timestamptz not null default now();
create index citizen_move_look on citizen_move (look_at);
create index citizen_move_changed on citizen_move (citizen) where changes > seen;
drop index certificate_request_moved;
