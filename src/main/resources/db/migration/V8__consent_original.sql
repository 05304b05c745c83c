-- The FHIR Consent as it was registered, where it says more than the terms can. Ciphertext, as the terms are.
alter table consent add column original bytea;
