// A jobcentre asks psychiatry for a medical certificate.

// What a request and its answer share, so that they can be matched.
RuleSet: CertificateTask
* insert CertificateTaskFrame
* for 1..1

// It names the request.
RuleSet: NamesItsRequest
* identifier 1..1
* groupIdentifier 1..1

// Everything but whom it is about.
RuleSet: CertificateTaskFrame
* identifier ..1
* identifier.system 1..1
* identifier.system = $request (exactly)
* identifier.value 1..1
* identifier.value obeys sb-uuid
* identifier ^short = "The request, the same in everything that follows on it"
* groupIdentifier.system 1..1
* groupIdentifier.system = $conversation (exactly)
* groupIdentifier.value 1..1
* groupIdentifier.value obeys sb-uuid
* groupIdentifier ^short = "The conversation that the request opens"
* intent = #order (exactly)
* code 1..1
* code.coding 1..1
* code.coding.system 1..1
* code.coding.system = $forms (exactly)
* code.coding.code 1..1
* code.coding.code obeys sb-form
* code ^short = "The certificate wanted"
* for only Reference($MedComPatient)
* for ^type.aggregation = #bundled
* requester 1..1
* requester only Reference($MedComOrganization)
* requester ^type.aggregation = #bundled
* requester ^short = "The jobcentre that asks"
* owner 1..1
* owner only Reference($MedComOrganization)
* owner ^type.aggregation = #bundled
* owner ^short = "The clinic that is asked"
* authoredOn 1..1
* authoredOn ^short = "When the request was made"

Profile: SektorbroCertificateRequestTask
Parent: Task
Id: sektorbro-certificate-request-task
Title: "Request for a medical certificate"
Description: "Which certificate is wanted, on whom, for which case, by when, and what the jobcentre asks beside the form."
* insert CertificateTask
* insert NamesItsRequest
* obeys sb-request-form
* status = #requested (exactly)
* restriction 1..1
* restriction.period 1..1
* restriction.period.end 1..1
* restriction.period.end ^short = "When the answer is due"
* reasonReference only Reference(SektorbroConsent)
* reasonReference.identifier.system = $consent (exactly)
* reasonReference.identifier.value obeys sb-uuid
* reasonReference ^short = "The consent the jobcentre has obtained, by its identifier; the hub looks it up"
* input 2..*
* input ^slicing.discriminator.type = #pattern
* input ^slicing.discriminator.path = "type"
* input ^slicing.rules = #closed
* input contains questionnaire 1..1 and question 0..* and case 1..1
* input[questionnaire].type = $parts#questionnaire
* input[questionnaire].value[x] only canonical
* input[questionnaire] ^short = "The form to fill in, with its version"
* input[question].type = $parts#question
* input[question].value[x] only string
* input[question].valueString ^maxLength = 4000
* input[question] ^short = "A question of the jobcentre's own"
* input[case].type = $parts#case
* input[case].value[x] only Identifier
* input[case].valueIdentifier.system 1..1
* input[case].valueIdentifier.system = $case (exactly)
* input[case].valueIdentifier.value 1..1
* input[case].valueIdentifier.assigner 1..1
* input[case].valueIdentifier.assigner.identifier 1..1
* input[case].valueIdentifier.assigner.identifier.system 1..1
* input[case].valueIdentifier.assigner.identifier.system = $sor (exactly)
* input[case].valueIdentifier.assigner.identifier.value 1..1
* input[case] ^short = "The jobcentre's case number, with the jobcentre"

Invariant: sb-request-form
Description: "A request names the questionnaire of its form with a version."
Severity: #error
Expression: "input.value.ofType(canonical).all(matches('^http://sektorbro[.]dk/fhir/Questionnaire/lae-[0-9]{3}[|][0-9]+[.][0-9]+[.][0-9]+$'))"

Invariant: sb-form
Description: "A form is LAE- and the three digits of its number. Which forms there are is the hub's configuration."
Severity: #error
Expression: "matches('^LAE-[0-9]{3}$')"

Invariant: sb-event-request
Description: "The event is certificate-request."
Severity: #error
Expression: "entry.first().resource.event.where(system = 'http://sektorbro.dk/fhir/CodeSystem/event-codes').code = 'certificate-request'"

Profile: SektorbroCertificateRequestMessage
Parent: $MedComMessage
Id: sektorbro-certificate-request-message
Title: "Message: request for a medical certificate"
Description: "From a jobcentre to psychiatry. The header's focus is the task."
* insert MessageBundle
* insert AboutOneCitizen
* obeys sb-event-request and sb-message-new
* entry contains task 1..1
* entry[task].resource only SektorbroCertificateRequestTask

Invariant: sb-event-forward
Description: "The event is certificate-forward."
Severity: #error
Expression: "entry.first().resource.event.where(system = 'http://sektorbro.dk/fhir/CodeSystem/event-codes').code = 'certificate-forward'"

Profile: SektorbroCertificateForwardMessage
Parent: $MedComMessage
Id: sektorbro-certificate-forward-message
Title: "Message: a request for a medical certificate, passed on"
Description: "From the unit that was asked to the right one. The task is the request's, with the right unit as its owner; the requester is the jobcentre that asked."
* insert MessageBundle
* insert AboutOneCitizen
* obeys sb-event-forward and sb-message-forward
* entry contains task 1..1
* entry[task].resource only SektorbroCertificateRequestTask
