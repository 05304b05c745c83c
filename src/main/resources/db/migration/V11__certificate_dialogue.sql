-- The timeline of each request for a certificate: everything that happened to it, dated. Particulars are ciphertext; only events
-- from before there were timelines have none.
create table certificate_event (
  request     uuid        not null references certificate_request (id) on delete cascade,
  number      integer     not null,
  what        text        not null,
  at          timestamptz not null,
  actor       text,
  message     uuid,
  particulars bytea,
  primary key (request, number)
);
create index certificate_event_message on certificate_event (message);

insert into certificate_event (request, number, what, at, actor, message)
  select r.id, row_number() over (partition by r.id order by e.turn) - 1, e.what, e.at, e.actor, e.message
  from certificate_request r join message m on m.id = r.message left join message a on a.id = r.answer
  cross join lateral (values
    (0, 'ordered', m.accepted_at, r.requester, r.message),
    (1, 'arrived', case when m.state in ('DELIVERED', 'ACKNOWLEDGED') then m.changed_at end, r.answerer, r.message),
    (2, 'answered', case when r.state = 'ANSWERED' then a.accepted_at end, r.answerer, r.answer),
    (3, 'not-shared', case when r.state = 'WITHHELD' then m.changed_at end, null, r.message)
  ) as e (turn, what, at, actor, message)
  where e.at is not null;

-- What is open repeats where the timeline leads, so that it can be searched for.
alter table certificate_request
  add column asked_at timestamptz,
  -- When time brings something to it: it falls due, is reminded of, is given up, is closed.
  add column next_at timestamptz;
update certificate_request r
  set asked_at = m.accepted_at,
    next_at = case when r.state <> 'WITHHELD' then m.accepted_at end,
    state = case when r.state <> 'ASKED' then r.state when m.state in ('DELIVERED', 'ACKNOWLEDGED') then 'DELIVERED' else 'ORDERED' end
  from message m where m.id = r.message;
alter table certificate_request alter column asked_at set not null, drop column answer;
create index certificate_request_next on certificate_request (next_at) where next_at is not null;
create index certificate_request_awaiting on certificate_request (citizen, form, requester, answerer)
  where state in ('DELIVERED', 'ACCEPTED', 'RETURNED', 'EXPIRED');
create index certificate_request_answerer on certificate_request (answerer, due);

-- Answers that name no request and fit several: which, a person decides.
create table certificate_doubt (
  message  uuid primary key references message (id),
  answerer text        not null,
  requester text       not null,
  form     text        not null,
  since    timestamptz not null,
  chosen   uuid references certificate_request (id)
);
create table certificate_doubt_candidate (
  message  uuid not null references certificate_doubt (message) on delete cascade,
  request  uuid not null references certificate_request (id),
  primary key (message, request)
);
