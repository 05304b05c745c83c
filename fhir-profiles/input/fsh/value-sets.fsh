// The choices that the profiles bind to.

RuleSet: WholeOf(system)
* ^experimental = false
* include codes from system {system}

ValueSet: EventCodesVS
Id: event-codes
Title: "Message events"
Description: "Every event that a message header of the hub can carry."
* insert WholeOf($events)

ValueSet: CertificateFormsVS
Id: certificate-forms
Title: "Medical certificate forms"
Description: "Every form that can be asked for."
* insert WholeOf($forms)

ValueSet: MeetingTypesVS
Id: meeting-types
Title: "Types of meeting"
Description: "Every type of meeting that can be called."
* insert WholeOf($meetingTypes)

ValueSet: InformationTypesVS
Id: information-types
Title: "Information types"
Description: "Every kind of information that a consent can name."
* insert WholeOf($infoTypes)

ValueSet: PurposesVS
Id: purposes
Title: "Purposes"
Description: "Every purpose that a consent can name."
* insert WholeOf($purposes)

ValueSet: LegalBasesVS
Id: legal-bases
Title: "Legal bases"
Description: "Every legal basis that a consent can rest on."
* insert WholeOf($legalBases)

ValueSet: NonDeliveryReasonsVS
Id: non-delivery-reasons
Title: "Reasons why a message was not delivered"
Description: "Every reason that a non-delivery report can give."
* insert WholeOf($reasons)

ValueSet: ConsentStatuses
Id: consent-statuses
Title: "States of a consent"
Description: "A consent is in force, no longer in force, or was never given and is recorded by mistake."
* ^experimental = false
* http://hl7.org/fhir/consent-state-codes#active
* http://hl7.org/fhir/consent-state-codes#inactive
* http://hl7.org/fhir/consent-state-codes#entered-in-error
