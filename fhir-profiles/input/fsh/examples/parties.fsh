// Who takes part in the examples. The citizen is MedCom's test citizen; the organisations do not exist, and their SOR
// and GLN numbers have right check digits in ranges that are not in use.

Instance: bruno
InstanceOf: $MedComPatient
Usage: #inline
* id = "34b49244-2cb6-43ee-9ace-083c479cd2f8"
* identifier[cpr].system = $cpr
* identifier[cpr].value = "2509479989"
* name[official].use = #official
* name[official].family = "Elmer"
* name[official].given[0] = "Bruno"
* name[official].given[1] = "Test"

Instance: jobcentre
InstanceOf: $MedComOrganization
Usage: #inline
* id = "c7b761b8-5aae-4298-906c-06105c6292b7"
* identifier[SOR-ID].system = $sor
* identifier[SOR-ID].value = "99999011000016001"
* identifier[EAN-ID].system = $gln
* identifier[EAN-ID].value = "5799999900013"
* name = "Jobcenter Testkøbing"

Instance: clinic
InstanceOf: $MedComOrganization
Usage: #inline
* id = "f7a44043-7ff7-42c5-8704-44cd18e329c3"
* identifier[SOR-ID].system = $sor
* identifier[SOR-ID].value = "99999021000016005"
* identifier[EAN-ID].system = $gln
* identifier[EAN-ID].value = "5799999900020"
* name = "Psykiatrisk Ambulatorium Testrup"

Instance: team
InstanceOf: $MedComOrganization
Usage: #inline
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f05"
* identifier[SOR-ID].system = $sor
* identifier[SOR-ID].value = "99999041000016008"
* identifier[EAN-ID].system = $gln
* identifier[EAN-ID].value = "5799999900044"
* name = "Opsøgende Psykoseteam Testrup"

Instance: hub
InstanceOf: $MedComOrganization
Usage: #inline
* id = "10d6dbbb-8fef-42c1-a28a-ae59218ea28f"
* identifier[SOR-ID].system = $sor
* identifier[SOR-ID].value = "99999031000016007"
* identifier[EAN-ID].system = $gln
* identifier[EAN-ID].value = "5799999900037"
* name = "Sektorbro"

Instance: doctor
InstanceOf: $MedComPractitioner
Usage: #inline
* id = "7ca8db84-4f2e-4c37-8148-7a30f6624cc9"
* name.family = "Overlæge"
* name.given = "Test"

// The parts of a message that are alike in all of them.

RuleSet: Entry(type, id, instance)
* entry[+].fullUrl = "http://sektorbro.dk/fhir/{type}/{id}"
* entry[=].resource = {instance}

RuleSet: Bruno
* insert Entry(Patient, 34b49244-2cb6-43ee-9ace-083c479cd2f8, bruno)

RuleSet: JobcentreAndClinic
* insert Entry(Organization, c7b761b8-5aae-4298-906c-06105c6292b7, jobcentre)
* insert Entry(Organization, f7a44043-7ff7-42c5-8704-44cd18e329c3, clinic)

RuleSet: FromJobcentreToClinic
* sender.reference = "Organization/c7b761b8-5aae-4298-906c-06105c6292b7"
* source.endpoint = "https://sor2.sum.dsdn.dk/#id=99999011000016001"
* destination.extension[use].valueCoding = $destinationUse#primary
* destination.endpoint = "https://sor2.sum.dsdn.dk/#id=99999021000016005"
* destination.receiver.reference = "Organization/f7a44043-7ff7-42c5-8704-44cd18e329c3"

RuleSet: FromClinicToJobcentre
* sender.reference = "Organization/f7a44043-7ff7-42c5-8704-44cd18e329c3"
* source.endpoint = "https://sor2.sum.dsdn.dk/#id=99999021000016005"
* destination.extension[use].valueCoding = $destinationUse#primary
* destination.endpoint = "https://sor2.sum.dsdn.dk/#id=99999011000016001"
* destination.receiver.reference = "Organization/c7b761b8-5aae-4298-906c-06105c6292b7"

RuleSet: SentBy(organization, header, moment)
* target.reference = "MessageHeader/{header}"
* occurredDateTime = "{moment}"
* recorded = "{moment}"
* agent.who.reference = "Organization/{organization}"

// The task's common part: the request of 2 November 2026 on Bruno, from Testkøbing to Testrup.
RuleSet: RequestOnBruno
* insert TheRequest
* for.reference = "Patient/34b49244-2cb6-43ee-9ace-083c479cd2f8"

// The same without the citizen.
RuleSet: TheRequest
* identifier.system = $request
* identifier.value = "9144b6b0-0729-4173-b659-e952948ee3a5"
* groupIdentifier.system = $conversation
* groupIdentifier.value = "2c47ce63-fad4-4aa0-adff-605aa399a06d"
* intent = #order
* code = $forms#LAE-285
* requester.reference = "Organization/c7b761b8-5aae-4298-906c-06105c6292b7"
* owner.reference = "Organization/f7a44043-7ff7-42c5-8704-44cd18e329c3"
* authoredOn = "2026-11-02T09:15:00+01:00"
