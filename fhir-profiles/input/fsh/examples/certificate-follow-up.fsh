// What follows on the request in certificate-request.fsh.

RuleSet: AfterTheRequest(header, organization, moment)
* insert SentBy({organization}, {header}, {moment})
* activity = $activities#reply-message
* entity.role = #revision
* entity.what.reference = "MessageHeader/1964fd94-9b18-4108-9f05-388c8269c0ca"

Instance: certificate-reminder
InstanceOf: SektorbroCertificateReminderMessage
Usage: #example
Description: "The hub reminds of the request by itself, for the second time."
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3c01"
* type = #message
* timestamp = "2026-11-23T08:00:00+01:00"
* insert Entry(MessageHeader, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3c02, reminder-header)
* insert Entry(Task, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3c03, reminder-task)
* insert JobcentreAndClinic
* insert Entry(Organization, 10d6dbbb-8fef-42c1-a28a-ae59218ea28f, hub)
* insert Entry(Provenance, ab422352-3379-4577-9d1a-29b923610f03, request-provenance)
* insert Entry(Provenance, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3c04, reminder-provenance)

Instance: reminder-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3c02"
* eventCoding = $events#certificate-reminder
* insert FromJobcentreToClinic
* sender.reference = "Organization/10d6dbbb-8fef-42c1-a28a-ae59218ea28f"
* source.endpoint = "https://sor2.sum.dsdn.dk/#id=99999031000016007"
* focus.reference = "Task/5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3c03"

Instance: reminder-task
InstanceOf: SektorbroCertificateReminderTask
Usage: #inline
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3c03"
* insert TheRequest
* status = #requested
* priority = #urgent
* restriction.period.end = "2026-11-16"
* input[number].type = $parts#number
* input[number].valuePositiveInt = 2

Instance: reminder-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3c04"
* insert AfterTheRequest(5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3c02, 10d6dbbb-8fef-42c1-a28a-ae59218ea28f, 2026-11-23T08:00:00+01:00)

Instance: certificate-return
InstanceOf: SektorbroCertificateReturnMessage
Usage: #example
Description: "The jobcentre sends the certificate back: the hours are missing."
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3d01"
* type = #message
* timestamp = "2026-11-12T10:30:00+01:00"
* insert Entry(MessageHeader, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3d02, return-header)
* insert Bruno
* insert Entry(Task, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3d03, return-task)
* insert JobcentreAndClinic
* insert Entry(Provenance, ab422352-3379-4577-9d1a-29b923610f03, request-provenance)
* insert Entry(Provenance, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3d04, return-provenance)

Instance: return-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3d02"
* eventCoding = $events#certificate-return
* insert FromJobcentreToClinic
* focus.reference = "Task/5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3d03"

Instance: return-task
InstanceOf: SektorbroCertificateReturnTask
Usage: #inline
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3d03"
* insert RequestOnBruno
* status = #requested
* restriction.period.end = "2026-11-20"
* input[missing].type = $parts#missing
* input[missing].valueString = "Punkt 4.2: hvor mange timer om ugen?"

Instance: return-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3d04"
* insert AfterTheRequest(5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3d02, c7b761b8-5aae-4298-906c-06105c6292b7, 2026-11-12T10:30:00+01:00)

Instance: certificate-recall
InstanceOf: SektorbroCertificateRecallMessage
Usage: #example
Description: "The jobcentre takes its request back."
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3e01"
* type = #message
* timestamp = "2026-11-05T13:00:00+01:00"
* insert Entry(MessageHeader, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3e02, recall-header)
* insert Bruno
* insert Entry(Task, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3e03, recall-task)
* insert JobcentreAndClinic
* insert Entry(Provenance, ab422352-3379-4577-9d1a-29b923610f03, request-provenance)
* insert Entry(Provenance, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3e04, recall-provenance)

Instance: recall-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3e02"
* eventCoding = $events#certificate-recall
* insert FromJobcentreToClinic
* focus.reference = "Task/5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3e03"

Instance: recall-task
InstanceOf: SektorbroCertificateRecallTask
Usage: #inline
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3e03"
* insert RequestOnBruno
* status = #cancelled
* statusReason.text = "Sagen er afsluttet."

Instance: recall-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3e04"
* insert AfterTheRequest(5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3e02, c7b761b8-5aae-4298-906c-06105c6292b7, 2026-11-05T13:00:00+01:00)

Instance: certificate-forward
InstanceOf: SektorbroCertificateForwardMessage
Usage: #example
Description: "The clinic passes the request on to the team that treats Bruno."
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f01"
* type = #message
* timestamp = "2026-11-03T09:00:00+01:00"
* insert Entry(MessageHeader, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f02, forward-header)
* insert Bruno
* insert Entry(Task, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f03, forward-task)
* insert JobcentreAndClinic
* insert Entry(Organization, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f05, team)
* insert Entry(Provenance, ab422352-3379-4577-9d1a-29b923610f03, request-provenance)
* insert Entry(Provenance, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f04, forward-provenance)

Instance: forward-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f02"
* eventCoding = $events#certificate-forward
* insert FromClinicToJobcentre
* destination.endpoint = "https://sor2.sum.dsdn.dk/#id=99999041000016008"
* destination.receiver.reference = "Organization/5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f05"
* focus.reference = "Task/5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f03"

Instance: forward-task
InstanceOf: SektorbroCertificateRequestTask
Usage: #inline
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f03"
* insert RequestOnBruno
* owner.reference = "Organization/5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f05"
* status = #requested
* restriction.period.end = "2026-11-16"
* input[questionnaire].type = $parts#questionnaire
* input[questionnaire].valueCanonical = "http://sektorbro.dk/fhir/Questionnaire/lae-285|1.0.0"
* input[case].type = $parts#case
* input[case].valueIdentifier.system = $case
* input[case].valueIdentifier.value = "2026-004711"
* input[case].valueIdentifier.assigner.identifier.system = $sor
* input[case].valueIdentifier.assigner.identifier.value = "99999011000016001"

Instance: forward-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f04"
* insert SentBy(f7a44043-7ff7-42c5-8704-44cd18e329c3, 5e1b4f9c-6b1e-4a55-9f6e-5a2f0a6f3f02, 2026-11-03T09:00:00+01:00)
* activity = $activities#forward-message
* entity.role = #revision
* entity.what.reference = "MessageHeader/1964fd94-9b18-4108-9f05-388c8269c0ca"
