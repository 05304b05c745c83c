-- Sickness-benefit cases. Whom a case is about is an HMAC key; the case number, the days and the person are AES-GCM ciphertext.

create table sick_leave_case (
  id            uuid primary key,
  jobcentre     text        not null,
  department    text,
  citizen       text        not null,
  registered_at timestamptz not null,
  closed        boolean     not null,
  waits         boolean     not null,
  look_at       timestamptz,
  particulars   bytea       not null
);
create index sick_leave_case_open on sick_leave_case (jobcentre) where not closed;
create index sick_leave_case_citizen on sick_leave_case (citizen) where not closed;
create index sick_leave_case_look on sick_leave_case (look_at) where not closed;
create index sick_leave_case_registered on sick_leave_case (jobcentre, registered_at);

-- Which case each registration is of, so that no id is used for two.
create table sick_leave_registration (
  message         uuid primary key,
  sick_leave_case uuid not null
);

-- The case a request is made in, where its jobcentre named one.
alter table certificate_request add column sick_leave_case uuid;
create index certificate_request_case on certificate_request (sick_leave_case);
