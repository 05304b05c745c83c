Instance: certificate-request
InstanceOf: SektorbroCertificateRequestMessage
Usage: #example
Description: "The jobcentre asks for LÆ 285 on Bruno, with one question of its own."
* id = "9d89b18e-8dcf-4755-99fc-81bfee2553bc"
* type = #message
* timestamp = "2026-11-02T09:15:00+01:00"
* insert Entry(MessageHeader, 1964fd94-9b18-4108-9f05-388c8269c0ca, request-header)
* insert Bruno
* insert Entry(Task, 67cf11e5-7177-4ec0-844a-1ee3221ec2fa, request-task)
* insert JobcentreAndClinic
* insert Entry(Provenance, ab422352-3379-4577-9d1a-29b923610f03, request-provenance)

Instance: request-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "1964fd94-9b18-4108-9f05-388c8269c0ca"
* eventCoding = $events#certificate-request
* insert FromJobcentreToClinic
* focus.reference = "Task/67cf11e5-7177-4ec0-844a-1ee3221ec2fa"

Instance: request-task
InstanceOf: SektorbroCertificateRequestTask
Usage: #inline
* id = "67cf11e5-7177-4ec0-844a-1ee3221ec2fa"
* insert RequestOnBruno
* status = #requested
* reasonReference.identifier.system = $consent
* reasonReference.identifier.value = "3bc6ee2d-72ef-44da-9a1a-81ae08bcc2d6"
* restriction.period.end = "2026-11-16"
* input[questionnaire].type = $parts#questionnaire
* input[questionnaire].valueCanonical = "http://sektorbro.dk/fhir/Questionnaire/lae-285|1.0.0"
* input[case].type = $parts#case
* input[case].valueIdentifier.system = $case
* input[case].valueIdentifier.value = "2026-004711"
* input[case].valueIdentifier.assigner.identifier.system = $sor
* input[case].valueIdentifier.assigner.identifier.value = "99999011000016001"
* input[question].type = $parts#question
* input[question].valueString = "Kan Bruno deltage i et opfølgningsmøde på jobcentret, eller skal det holdes på telefon?"

Instance: request-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "ab422352-3379-4577-9d1a-29b923610f03"
* insert SentBy(c7b761b8-5aae-4298-906c-06105c6292b7, 1964fd94-9b18-4108-9f05-388c8269c0ca, 2026-11-02T09:15:00+01:00)
* activity = $activities#new-message
