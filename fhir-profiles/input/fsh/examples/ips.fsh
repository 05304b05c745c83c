// A referral to individual placement and support, and that the citizen came into a job.

Instance: ips-referral
InstanceOf: SektorbroIpsReferralMessage
Usage: #example
Description: "The clinic refers Bruno, who wants to work with animals."
* id = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b101"
* type = #message
* timestamp = "2026-11-03T10:00:00+01:00"
* insert Entry(MessageHeader, 7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b102, ips-referral-header)
* insert Bruno
* insert Entry(ServiceRequest, 7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b103, ips-referral-request)
* insert Entry(Practitioner, 7ca8db84-4f2e-4c37-8148-7a30f6624cc9, doctor)
* insert JobcentreAndClinic
* insert Entry(Provenance, 7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b104, ips-referral-provenance)

Instance: ips-referral-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b102"
* eventCoding = $events#ips-referral
* insert FromClinicToJobcentre
* focus.reference = "ServiceRequest/7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b103"

Instance: ips-referral-request
InstanceOf: SektorbroIpsReferral
Usage: #inline
* id = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b103"
* identifier.system = $ipsReferral
* identifier.value = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b1aa"
* status = #active
* intent = #order
* code = $ipsAims#job
* subject.reference = "Patient/34b49244-2cb6-43ee-9ace-083c479cd2f8"
* authoredOn = "2026-11-03T10:00:00+01:00"
* requester.reference = "Practitioner/7ca8db84-4f2e-4c37-8148-7a30f6624cc9"
* performer.reference = "Organization/c7b761b8-5aae-4298-906c-06105c6292b7"
* reasonCode.text = "Jeg vil gerne arbejde med dyr, helst få timer om formiddagen til at begynde med."
* note.text = "Bruno kommer i ambulatoriet hver tirsdag. Ring gerne, før I mødes første gang."

Instance: ips-referral-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b104"
* insert SentBy(f7a44043-7ff7-42c5-8704-44cd18e329c3, 7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b102, 2026-11-03T10:00:00+01:00)
* activity = $activities#new-message

RuleSet: IpsProgressOnBruno
* basedOn.type = "ServiceRequest"
* basedOn.identifier.system = $ipsReferral
* basedOn.identifier.value = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b1aa"
* intent = #order
* for.reference = "Patient/34b49244-2cb6-43ee-9ace-083c479cd2f8"
* authoredOn = "2026-11-03T10:00:00+01:00"
* requester.reference = "Organization/f7a44043-7ff7-42c5-8704-44cd18e329c3"
* owner.reference = "Organization/c7b761b8-5aae-4298-906c-06105c6292b7"

RuleSet: AfterTheReferral(header, moment)
* insert SentBy(c7b761b8-5aae-4298-906c-06105c6292b7, {header}, {moment})
* activity = $activities#reply-message
* entity.role = #revision
* entity.what.reference = "MessageHeader/7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b102"

Instance: ips-progress
InstanceOf: SektorbroIpsProgressMessage
Usage: #example
Description: "The jobcentre tells that Bruno came into a job."
* id = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b201"
* type = #message
* timestamp = "2027-02-01T14:00:00+01:00"
* insert Entry(MessageHeader, 7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b202, ips-progress-header)
* insert Bruno
* insert Entry(Task, 7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b203, ips-progress-task)
* insert JobcentreAndClinic
* insert Entry(Provenance, 7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b104, ips-referral-provenance)
* insert Entry(Provenance, 7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b204, ips-progress-provenance)

Instance: ips-progress-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b202"
* eventCoding = $events#ips-progress
* insert FromJobcentreToClinic
* focus.reference = "Task/7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b203"

Instance: ips-progress-task
InstanceOf: SektorbroIpsProgress
Usage: #inline
* id = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b203"
* insert IpsProgressOnBruno
* status = #in-progress
* businessStatus = $ipsStages#in-job
* executionPeriod.start = "2027-02-01"
* lastModified = "2027-02-01T14:00:00+01:00"

Instance: ips-progress-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b204"
* insert AfterTheReferral(7c0d3a10-2f5e-4b6a-9c11-52d1e0a4b202, 2027-02-01T14:00:00+01:00)
