-- Who asked for a certificate before its request was handed over, what they call it and in which of their cases: HMACs, as in certificate_request.
create table certificate_request_before (
  named           uuid primary key,
  request         uuid not null references certificate_request on delete cascade,
  requester       text not null,
  sick_leave_case uuid
);
create index certificate_request_before_request on certificate_request_before (request);
create index certificate_request_before_case on certificate_request_before (sick_leave_case);
