-- What the hub did about one citizen, for a party that represents the citizen and asks.
create index audit_citizen on audit (citizen, number) where citizen is not null;
