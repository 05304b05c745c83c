// Bruno is to be discharged.

Instance: planned-discharge
InstanceOf: SektorbroPlannedDischargeMessage
Usage: #example
Description: "The clinic tells when Bruno is to be discharged, what is agreed, and who does what."
* id = "3e6f8b20-91d4-4c0e-8a55-7b1f20c4d101"
* type = #message
* timestamp = "2026-11-09T09:00:00+01:00"
* insert Entry(MessageHeader, 3e6f8b20-91d4-4c0e-8a55-7b1f20c4d102, planned-discharge-header)
* insert Bruno
* insert Entry(CarePlan, 3e6f8b20-91d4-4c0e-8a55-7b1f20c4d103, planned-discharge-plan)
* insert Entry(Practitioner, 7ca8db84-4f2e-4c37-8148-7a30f6624cc9, doctor)
* insert JobcentreAndClinic
* insert Entry(Provenance, 3e6f8b20-91d4-4c0e-8a55-7b1f20c4d104, planned-discharge-provenance)

Instance: planned-discharge-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "3e6f8b20-91d4-4c0e-8a55-7b1f20c4d102"
* eventCoding = $events#planned-discharge
* insert FromClinicToJobcentre
* focus.reference = "CarePlan/3e6f8b20-91d4-4c0e-8a55-7b1f20c4d103"

Instance: planned-discharge-plan
InstanceOf: SektorbroPlannedDischarge
Usage: #inline
* id = "3e6f8b20-91d4-4c0e-8a55-7b1f20c4d103"
* identifier.system = $discharge
* identifier.value = "3e6f8b20-91d4-4c0e-8a55-7b1f20c4d1aa"
* status = #active
* intent = #plan
* category = $dischargeBases#discharge-agreement
* subject.reference = "Patient/34b49244-2cb6-43ee-9ace-083c479cd2f8"
* period.start = "2026-11-20"
* created = "2026-11-09T09:00:00+01:00"
* author.reference = "Practitioner/7ca8db84-4f2e-4c37-8148-7a30f6624cc9"
* activity[0].detail.code = $dischargeParts#agreed
* activity[=].detail.status = #scheduled
* activity[=].detail.description = "Første samtale på jobcentret, sammen med mentor."
* activity[=].detail.performer.display = "Jobcenter Testkøbing"
* activity[=].detail.scheduledPeriod.end = "2026-11-27"
* activity[+].detail.code = $dischargeParts#agreed
* activity[=].detail.status = #scheduled
* activity[=].detail.description = "Ambulant samtale hver tirsdag."
* activity[=].detail.performer.display = "Psykiatrisk Ambulatorium Testrup"
* activity[+].detail.code = $dischargeParts#mentor
* activity[=].detail.status = #scheduled
* activity[=].detail.performer.display = "Test Mentor"
* activity[=].detail.description = "Telefon 0000 0000, hverdage 9-15"

Instance: planned-discharge-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "3e6f8b20-91d4-4c0e-8a55-7b1f20c4d104"
* insert SentBy(f7a44043-7ff7-42c5-8704-44cd18e329c3, 3e6f8b20-91d4-4c0e-8a55-7b1f20c4d102, 2026-11-09T09:00:00+01:00)
* activity = $activities#new-message
