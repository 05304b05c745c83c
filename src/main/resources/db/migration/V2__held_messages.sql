-- Messages that wait outside the queues, sealed as they were: for another attempt, for their turn, or, without a next attempt, for
-- an operator.
create table held (
  message     uuid primary key references message (id),
  number      bigint generated always as identity,
  stage       text        not null,
  receiver    text        not null,
  order_group text        not null,
  language    text        not null,
  sealed      bytea       not null,
  attempts    integer     not null,
  reason      text        not null,
  since       timestamptz not null,
  next_at     timestamptz,
  claimed_until timestamptz
);
create index held_due on held (next_at) where next_at is not null;
create index held_group on held (stage, order_group, number);

alter table mailbox add column reported boolean not null default false;
create index mailbox_placed on mailbox (placed_at);
create index message_open on message (accepted_at) where state in ('RECEIVED', 'ACCEPTED', 'RELEASED', 'DEAD');
