// The hub tells a sender that a message was not delivered. The report names the message and the reason, never the
// citizen.

Profile: SektorbroNonDelivery
Parent: OperationOutcome
Id: sektorbro-non-delivery
Title: "Reason for a message not being delivered"
Description: "One issue with one reason. A reason about consent says no more than the sender may know."
* issue 1..1
* issue.details 1..1
* issue.details from NonDeliveryReasonsVS (required)
* issue.details.coding 1..1
* issue.details.text ^short = "The reason as the sender's users are to read it, in Danish"

Invariant: sb-event-non-delivery
Description: "The event is non-delivery."
Severity: #error
Expression: "entry.first().resource.event.where(system = 'http://sektorbro.dk/fhir/CodeSystem/event-codes').code = 'non-delivery'"

Invariant: sb-non-delivery-response
Description: "The header's response names the message that was not delivered, by the id of its MessageHeader, and says that the hub has given it up, or with transient-error that it still waits to be collected."
Severity: #error
Expression: "entry.first().resource.response.where(identifier.exists() and (code = 'fatal-error' or code = 'transient-error')).exists()"

Invariant: sb-non-delivery-citizen
Description: "The report has no Patient."
Severity: #error
Expression: "entry.resource.ofType(Patient).empty()"

Profile: SektorbroNonDeliveryMessage
Parent: $MedComMessage
Id: sektorbro-non-delivery-message
Title: "Message: not delivered"
Description: "From the hub to the sender of a message that was accepted and could not be delivered."
* insert MessageBundle
* obeys sb-event-non-delivery and sb-message-new and sb-non-delivery-response and sb-non-delivery-citizen
* entry contains outcome 1..1
* entry[outcome].resource only SektorbroNonDelivery
