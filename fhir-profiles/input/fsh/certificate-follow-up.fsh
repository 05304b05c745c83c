// What follows on a request for a certificate: a reminder, a certificate sent back, a request taken back.

RuleSet: FollowsUp
* insert CertificateTaskFrame
* insert NamesItsRequest

RuleSet: FollowUpMessage(event)
* insert MessageBundle
* obeys {event} and sb-message-reply
* entry contains task 1..1

Profile: SektorbroCertificateReminderTask
Parent: Task
Id: sektorbro-certificate-reminder-task
Title: "Reminder of a request for a medical certificate"
Description: "The request's task, still to be answered. A reminder of the hub's own names no citizen."
* insert FollowsUp
* status = #requested (exactly)
* priority 1..1
* restriction 1..1
* restriction.period 1..1
* restriction.period.end 1..1
* restriction.period.end ^short = "When the answer was due"
* input ^slicing.discriminator.type = #pattern
* input ^slicing.discriminator.path = "type"
* input ^slicing.rules = #closed
* input contains number 0..1 and note 0..1
* input[number].type = $parts#number
* input[number].value[x] only positiveInt
* input[note].type = $parts#note
* input[note].value[x] only string

Invariant: sb-event-reminder
Description: "The event is certificate-reminder."
Severity: #error
Expression: "entry.first().resource.event.where(system = 'http://sektorbro.dk/fhir/CodeSystem/event-codes').code = 'certificate-reminder'"

Profile: SektorbroCertificateReminderMessage
Parent: $MedComMessage
Id: sektorbro-certificate-reminder-message
Title: "Message: reminder of a request for a medical certificate"
Description: "From the jobcentre that asked, or from the hub by itself, to whoever is to answer."
* insert FollowUpMessage(sb-event-reminder)
* entry contains patient 0..1
* entry[patient].resource only $MedComPatient
* entry[task].resource only SektorbroCertificateReminderTask

Profile: SektorbroCertificateReturnTask
Parent: Task
Id: sektorbro-certificate-return-task
Title: "Certificate sent back for a supplement"
Description: "The request's task, to be answered once more: what is missing, and by when."
* insert FollowsUp
* for 1..1
* status = #requested (exactly)
* restriction 1..1
* restriction.period 1..1
* restriction.period.end 1..1
* restriction.period.end ^short = "When the supplement is due"
* input 1..*
* input ^slicing.discriminator.type = #pattern
* input ^slicing.discriminator.path = "type"
* input ^slicing.rules = #closed
* input contains missing 1..*
* input[missing].type = $parts#missing
* input[missing].value[x] only string

Invariant: sb-event-return
Description: "The event is certificate-return."
Severity: #error
Expression: "entry.first().resource.event.where(system = 'http://sektorbro.dk/fhir/CodeSystem/event-codes').code = 'certificate-return'"

Profile: SektorbroCertificateReturnMessage
Parent: $MedComMessage
Id: sektorbro-certificate-return-message
Title: "Message: a certificate sent back"
Description: "From the jobcentre that asked to whoever gave the certificate."
* insert FollowUpMessage(sb-event-return)
* insert AboutOneCitizen
* entry[task].resource only SektorbroCertificateReturnTask

Profile: SektorbroCertificateRecallTask
Parent: Task
Id: sektorbro-certificate-recall-task
Title: "Request for a medical certificate taken back"
Description: "The request's task, no longer to be answered."
* insert FollowsUp
* for 1..1
* status = #cancelled (exactly)
* statusReason.text ^short = "Why the certificate is no longer needed"
* input 0..0

Invariant: sb-event-recall
Description: "The event is certificate-recall."
Severity: #error
Expression: "entry.first().resource.event.where(system = 'http://sektorbro.dk/fhir/CodeSystem/event-codes').code = 'certificate-recall'"

Profile: SektorbroCertificateRecallMessage
Parent: $MedComMessage
Id: sektorbro-certificate-recall-message
Title: "Message: a request for a medical certificate taken back"
Description: "From the jobcentre that asked to whoever was to answer."
* insert FollowUpMessage(sb-event-recall)
* insert AboutOneCitizen
* entry[task].resource only SektorbroCertificateRecallTask
