// Psychiatry answers a request for a medical certificate, with the certificate or with a refusal.

ValueSet: CertificateAnswerStatuses
Id: certificate-answer-statuses
Title: "States of an answered request"
Description: "The certificate is made, or the doctor declines to make it."
* ^experimental = false
* http://hl7.org/fhir/task-status#completed
* http://hl7.org/fhir/task-status#rejected

Profile: SektorbroCertificateAnswerTask
Parent: Task
Id: sektorbro-certificate-answer-task
Title: "Answer to a request for a medical certificate"
Description: "The request's task as psychiatry leaves it: completed with the answer, or rejected with a reason."
* insert CertificateTask
* obeys sb-answer-completed and sb-answer-rejected
* status from CertificateAnswerStatuses (required)
* statusReason.text 1..1
* statusReason ^short = "Why the certificate is not made, in words for the jobcentre"
* lastModified 1..1
* lastModified ^short = "When the answer was made"
* output ^slicing.discriminator.type = #pattern
* output ^slicing.discriminator.path = "type"
* output ^slicing.rules = #closed
* output contains answer 0..1 and document 0..1
* output[answer].type = $parts#answer
* output[answer].value[x] only Reference(SektorbroCertificateResponse)
* output[answer].valueReference ^type.aggregation = #bundled
* output[document].type = $parts#document
* output[document].value[x] only Reference(SektorbroCertificateDocument)
* output[document].valueReference ^type.aggregation = #bundled

Invariant: sb-answer-completed
Description: "A completed request has the filled-in form as an output."
Severity: #error
Expression: "status = 'completed' implies output.where(type.coding.where(system = 'http://sektorbro.dk/fhir/CodeSystem/certificate-parts' and code = 'answer').exists()).exists()"

Invariant: sb-answer-rejected
Description: "A rejected request has a reason and no output."
Severity: #error
Expression: "status = 'rejected' implies (statusReason.exists() and output.empty())"

Profile: SektorbroCertificateResponse
Parent: QuestionnaireResponse
Id: sektorbro-certificate-response
Title: "Certificate, filled in"
Description: "The answers to the questionnaire of the form that was asked for."
* questionnaire 1..1
* questionnaire obeys sb-questionnaire
* status = #completed (exactly)
* subject 1..1
* subject only Reference($MedComPatient)
* subject ^type.aggregation = #bundled
* authored 1..1
* author 1..1
* author only Reference($MedComPractitioner or $MedComPractitionerRole or $MedComOrganization)
* author ^short = "The doctor who vouches for the answers"

Invariant: sb-questionnaire
Description: "The questionnaire is that of a form, with its version."
Severity: #error
Expression: "matches('^http://sektorbro[.]dk/fhir/Questionnaire/lae-[0-9]{3}[|][0-9]+[.][0-9]+[.][0-9]+$')"

Profile: SektorbroCertificateDocument
Parent: DocumentReference
Id: sektorbro-certificate-document
Title: "Certificate as a document"
Description: "The certificate as PDF, inside the message."
* status = #current (exactly)
* type 1..1
* type.coding 1..1
* type.coding.system 1..1
* type.coding.system = $forms (exactly)
* type.coding.code 1..1
* type.coding.code obeys sb-form
* subject 1..1
* subject only Reference($MedComPatient)
* subject ^type.aggregation = #bundled
* content 1..1
* content.attachment.contentType 1..1
* content.attachment.contentType = #application/pdf (exactly)
* content.attachment.data 1..1
* content.attachment.url 0..0

Invariant: sb-event-answer
Description: "The event is certificate-answer."
Severity: #error
Expression: "entry.first().resource.event.where(system = 'http://sektorbro.dk/fhir/CodeSystem/event-codes').code = 'certificate-answer'"

Invariant: sb-answer-reply
Description: "An answer that names its request answers the request's message: its Provenance has the activity reply-message and an entity with the role revision."
Severity: #error
Expression: "entry.resource.ofType(Task).identifier.exists() implies entry.resource.ofType(Provenance).where(target.reference = 'MessageHeader/' + %resource.entry.first().resource.id).all(activity.coding.code = 'reply-message' and entity.where(role = 'revision').what.reference.exists())"

Profile: SektorbroCertificateAnswerMessage
Parent: $MedComMessage
Id: sektorbro-certificate-answer-message
Title: "Message: answer to a request for a medical certificate"
Description: "From psychiatry to the jobcentre that asked. The header's focus is the task; the provenances tell which message is answered. An answer that names no request is matched by the hub to the one that is open."
* insert MessageBundle
* insert AboutOneCitizen
* obeys sb-event-answer and sb-answer-reply
* entry contains
    task 1..1 and
    answer 0..1 and
    document 0..1 and
    practitioner 0..* and
    practitionerRole 0..*
* entry[task].resource only SektorbroCertificateAnswerTask
* entry[answer].resource only SektorbroCertificateResponse
* entry[document].resource only SektorbroCertificateDocument
* entry[practitioner].resource only $MedComPractitioner
* entry[practitionerRole].resource only $MedComPractitionerRole
