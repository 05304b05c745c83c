Instance: non-delivery
InstanceOf: SektorbroNonDeliveryMessage
Usage: #example
Description: "The hub tells the clinic that its answer was stopped, because the consent was withdrawn while the answer was queued."
* id = "3a9b5068-2ce5-4715-84f0-1a934dbc5d0d"
* type = #message
* timestamp = "2026-11-10T14:06:00+01:00"
* insert Entry(MessageHeader, 7655e5f9-c1e1-45c1-abad-d06e58bd8c39, non-delivery-header)
* insert Entry(OperationOutcome, 74b1df4b-8a9b-4b00-9240-70f3e06312ed, non-delivery-outcome)
* insert Entry(Organization, 10d6dbbb-8fef-42c1-a28a-ae59218ea28f, hub)
* insert Entry(Organization, f7a44043-7ff7-42c5-8704-44cd18e329c3, clinic)
* insert Entry(Provenance, 5e0dc903-1255-4f66-af7e-0e18fd1d5b14, non-delivery-provenance)

Instance: non-delivery-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "7655e5f9-c1e1-45c1-abad-d06e58bd8c39"
* eventCoding = $events#non-delivery
* sender.reference = "Organization/10d6dbbb-8fef-42c1-a28a-ae59218ea28f"
* source.endpoint = "https://sor2.sum.dsdn.dk/#id=99999031000016007"
* destination.extension[use].valueCoding = $destinationUse#primary
* destination.endpoint = "https://sor2.sum.dsdn.dk/#id=99999021000016005"
* destination.receiver.reference = "Organization/f7a44043-7ff7-42c5-8704-44cd18e329c3"
* response.identifier = "2d1864c8-e883-4415-b3c6-41cfc9c67e75"
* response.code = #fatal-error
* focus.reference = "OperationOutcome/74b1df4b-8a9b-4b00-9240-70f3e06312ed"

Instance: non-delivery-outcome
InstanceOf: SektorbroNonDelivery
Usage: #inline
* id = "74b1df4b-8a9b-4b00-9240-70f3e06312ed"
* issue.severity = #error
* issue.code = #suppressed
* issue.details = $reasons#consent-withdrawn
* issue.details.text = "Meddelelsen er ikke leveret. Samtykket er trukket tilbage."

Instance: non-delivery-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "5e0dc903-1255-4f66-af7e-0e18fd1d5b14"
* insert SentBy(10d6dbbb-8fef-42c1-a28a-ae59218ea28f, 7655e5f9-c1e1-45c1-abad-d06e58bd8c39, 2026-11-10T14:06:00+01:00)
* activity = $activities#new-message
