RuleSet: BrunosConsent
* extension[written].valueBoolean = true
* extension[case].valueIdentifier.system = $case
* extension[case].valueIdentifier.value = "2026-004711"
* extension[case].valueIdentifier.assigner.identifier.system = $sor
* extension[case].valueIdentifier.assigner.identifier.value = "99999011000016001"
* identifier.system = $consent
* scope = $consentScope#patient-privacy
* category = $actCode#IDSCL
* patient.identifier.system = $cpr
* patient.identifier.value = "2509479989"
* dateTime = "2026-10-30T10:00:00+01:00"
* organization.identifier.system = $sor
* organization.identifier.value = "99999011000016001"
* policyRule = $legalBases#health-act-43-44
* provision.type = #permit
* provision.period.start = "2026-10-30T10:00:00+01:00"
* provision.period.end = "2027-10-30T10:00:00+01:00"
* provision.actor[source].role = $actorRoles#source
* provision.actor[source].reference.identifier.system = $sor
* provision.actor[source].reference.identifier.value = "99999021000016005"
* provision.actor[source].reference.display = "Psykiatrisk Ambulatorium Testrup"
* provision.actor[recipient].role = $actorRoles#recipient
* provision.actor[recipient].reference.identifier.system = $sor
* provision.actor[recipient].reference.identifier.value = "99999011000016001"
* provision.actor[recipient].reference.display = "Jobcenter Testkøbing"
* provision.purpose = $purposes#sickness-benefit-case
* provision.class[0] = $infoTypes#medical-certificate
* provision.class[1] = $infoTypes#admission-discharge

Instance: consent
InstanceOf: SektorbroConsent
Usage: #example
Description: "Bruno lets the clinic give the jobcentre certificates and notices of discharge, for a year."
* insert BrunosConsent
* identifier.value = "3bc6ee2d-72ef-44da-9a1a-81ae08bcc2d6"
* status = #active

Instance: consent-withdrawn
InstanceOf: SektorbroConsent
Usage: #example
Description: "The same kind of consent, withdrawn after ten days."
* insert BrunosConsent
* identifier.value = "679e9e9f-e248-4d83-b61c-82733a941b9c"
* status = #inactive
* extension[withdrawnAt].valueDateTime = "2026-11-09T08:30:00+01:00"
