// Psychiatry's answers to the request in certificate-request.fsh.

Instance: certificate-answer
InstanceOf: SektorbroCertificateAnswerMessage
Usage: #example
Description: "The clinic returns LÆ 285, filled in and as PDF."
* id = "1746a081-4de9-4dc8-a848-40f578c2abd3"
* type = #message
* timestamp = "2026-11-10T14:05:00+01:00"
* insert Entry(MessageHeader, 2d1864c8-e883-4415-b3c6-41cfc9c67e75, answer-header)
* insert Bruno
* insert Entry(Task, 24bae85b-9ba7-445e-8eec-1acb7487eb59, answer-task)
* insert Entry(QuestionnaireResponse, c35510c9-cec9-485c-8350-0a6909129b54, answer-form)
* insert Entry(DocumentReference, 281d8d4e-3a58-4dcb-a302-c8aadc9ec3bb, answer-document)
* insert Entry(Practitioner, 7ca8db84-4f2e-4c37-8148-7a30f6624cc9, doctor)
* insert JobcentreAndClinic
* insert Entry(Provenance, ab422352-3379-4577-9d1a-29b923610f03, request-provenance)
* insert Entry(Provenance, abac26e0-5f1b-4786-8706-c8cc0618263e, answer-provenance)

Instance: answer-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "2d1864c8-e883-4415-b3c6-41cfc9c67e75"
* eventCoding = $events#certificate-answer
* insert FromClinicToJobcentre
* focus.reference = "Task/24bae85b-9ba7-445e-8eec-1acb7487eb59"

Instance: answer-task
InstanceOf: SektorbroCertificateAnswerTask
Usage: #inline
* id = "24bae85b-9ba7-445e-8eec-1acb7487eb59"
* insert RequestOnBruno
* status = #completed
* lastModified = "2026-11-10T14:05:00+01:00"
* output[answer].type = $parts#answer
* output[answer].valueReference.reference = "QuestionnaireResponse/c35510c9-cec9-485c-8350-0a6909129b54"
* output[document].type = $parts#document
* output[document].valueReference.reference = "DocumentReference/281d8d4e-3a58-4dcb-a302-c8aadc9ec3bb"

Instance: answer-form
InstanceOf: SektorbroCertificateResponse
Usage: #inline
* id = "c35510c9-cec9-485c-8350-0a6909129b54"
* questionnaire = "http://sektorbro.dk/fhir/Questionnaire/lae-285|1.0.0"
* status = #completed
* subject.reference = "Patient/34b49244-2cb6-43ee-9ace-083c479cd2f8"
* authored = "2026-11-10T13:50:00+01:00"
* author.reference = "Practitioner/7ca8db84-4f2e-4c37-8148-7a30f6624cc9"
* item[0].linkId = "1"
* item[=].item[0].linkId = "1.1"
* item[=].item[=].answer.valueString = "Moderat depressiv enkeltepisode"
* item[=].item[+].linkId = "1.2"
* item[=].item[=].answer.valueString = "DF321"
* item[+].linkId = "2"
* item[=].item[0].linkId = "2.1"
* item[=].item[=].answer.valueString = "Koncentration og udholdenhed er nedsat. Kan ikke arbejde på fuld tid."
* item[=].item[+].linkId = "2.2"
* item[=].item[=].answer.valueString = "Samtaleforløb hver uge og medicinsk behandling."
* item[=].item[+].linkId = "2.3"
* item[=].item[=].answer.valueString = "Tre til fire måneder"
* item[+].linkId = "3"
* item[=].item[0].linkId = "3.1"
* item[=].item[=].answer.valueString = "Rolige omgivelser, afgrænsede opgaver, mulighed for pauser."
* item[+].linkId = "4"
* item[=].item[0].linkId = "4.1"
* item[=].item[=].answer.valueDate = "2026-12-07"
* item[=].item[+].linkId = "4.2"
* item[=].item[=].answer.valueInteger = 8
* item[+].linkId = "5"
* item[=].item[0].linkId = "5.1"
* item[=].item[=].answer.valueString = "Bruno vil helst mødes på jobcentret om formiddagen."

Instance: answer-document
InstanceOf: SektorbroCertificateDocument
Usage: #inline
* id = "281d8d4e-3a58-4dcb-a302-c8aadc9ec3bb"
* status = #current
* type = $forms#LAE-285
* subject.reference = "Patient/34b49244-2cb6-43ee-9ace-083c479cd2f8"
* date = "2026-11-10T14:00:00+01:00"
* content.attachment.contentType = #application/pdf
* content.attachment.title = "LÆ 285"
* content.attachment.hash = "jtOe/bjbzEWh6bQsbajBceQBeNA="
* content.attachment.data = "JVBERi0xLjQKMSAwIG9iago8PC9UeXBlL0NhdGFsb2cvUGFnZXMgMiAwIFI+PgplbmRvYmoKMiAwIG9iago8PC9UeXBlL1BhZ2VzL0tpZHNbMyAwIFJdL0NvdW50IDE+PgplbmRvYmoKMyAwIG9iago8PC9UeXBlL1BhZ2UvUGFyZW50IDIgMCBSL01lZGlhQm94WzAgMCAyNDAgMTYwXS9Db250ZW50cyA0IDAgUi9SZXNvdXJjZXM8PC9Gb250PDwvRjEgNSAwIFI+Pj4+Pj4KZW5kb2JqCjQgMCBvYmoKPDwvTGVuZ3RoIDQ5Pj4Kc3RyZWFtCkJUIC9GMSAxNCBUZiA0MCAxMDAgVGQgKExBRSAyODUgLSBla3NlbXBlbCkgVGogRVQKZW5kc3RyZWFtCmVuZG9iago1IDAgb2JqCjw8L1R5cGUvRm9udC9TdWJ0eXBlL1R5cGUxL0Jhc2VGb250L0hlbHZldGljYT4+CmVuZG9iagp4cmVmCjAgNgowMDAwMDAwMDAwIDY1NTM1IGYgCjAwMDAwMDAwMDkgMDAwMDAgbiAKMDAwMDAwMDA1NCAwMDAwMCBuIAowMDAwMDAwMTA1IDAwMDAwIG4gCjAwMDAwMDAyMTcgMDAwMDAgbiAKMDAwMDAwMDMxNCAwMDAwMCBuIAp0cmFpbGVyCjw8L1NpemUgNi9Sb290IDEgMCBSPj4Kc3RhcnR4cmVmCjM3NwolJUVPRgo="

Instance: answer-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "abac26e0-5f1b-4786-8706-c8cc0618263e"
* insert SentBy(f7a44043-7ff7-42c5-8704-44cd18e329c3, 2d1864c8-e883-4415-b3c6-41cfc9c67e75, 2026-11-10T14:05:00+01:00)
* activity = $activities#reply-message
* entity.role = #revision
* entity.what.reference = "MessageHeader/1964fd94-9b18-4108-9f05-388c8269c0ca"

Instance: certificate-rejected
InstanceOf: SektorbroCertificateAnswerMessage
Usage: #example
Description: "The clinic declines LÆ 145 for lack of time."
* id = "6fd6c969-7a7c-43bb-9ad4-04fbcc21e42a"
* type = #message
* timestamp = "2026-11-03T11:20:00+01:00"
* insert Entry(MessageHeader, 1394bd6a-14c4-4050-a0a3-3531b796c741, rejected-header)
* insert Bruno
* insert Entry(Task, 2a810efa-1f5a-4295-be96-937360145f9d, rejected-task)
* insert JobcentreAndClinic
* insert Entry(Provenance, ab422352-3379-4577-9d1a-29b923610f03, request-provenance)
* insert Entry(Provenance, ca46561e-1f14-4c1c-9151-5daa59559fc1, rejected-provenance)

Instance: rejected-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "1394bd6a-14c4-4050-a0a3-3531b796c741"
* eventCoding = $events#certificate-answer
* insert FromClinicToJobcentre
* focus.reference = "Task/2a810efa-1f5a-4295-be96-937360145f9d"

Instance: rejected-task
InstanceOf: SektorbroCertificateAnswerTask
Usage: #inline
* id = "2a810efa-1f5a-4295-be96-937360145f9d"
* insert RequestOnBruno
* code = $forms#LAE-145
* status = #rejected
* statusReason.text = "Vi kan ikke nå attesten inden fristen. Spørg egen læge."
* lastModified = "2026-11-03T11:20:00+01:00"

Instance: rejected-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "ca46561e-1f14-4c1c-9151-5daa59559fc1"
* insert SentBy(f7a44043-7ff7-42c5-8704-44cd18e329c3, 1394bd6a-14c4-4050-a0a3-3531b796c741, 2026-11-03T11:20:00+01:00)
* activity = $activities#reply-message
* entity.role = #revision
* entity.what.reference = "MessageHeader/1964fd94-9b18-4108-9f05-388c8269c0ca"
