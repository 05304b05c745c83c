-- How much waits for a party is counted whenever a message for it comes in.
create index message_under_way on message (receiver) where state in ('RECEIVED', 'ACCEPTED', 'RELEASED');
