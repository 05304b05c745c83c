-- Of which citizen a message is on the way, for the moment at which a consent changes.
create index message_on_the_way on message (citizen) where state in ('RELEASED', 'WAITING');
