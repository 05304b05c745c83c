// Psychiatry tells ahead of a discharge: when, what is agreed, and who does what.

CodeSystem: DischargeBases
Id: discharge-bases
Title: "Bases of what is agreed for a discharge"
Description: "What an agreement is by law (Psychiatry Act §§ 13 a and 13 b)."
* insert OwnVocabulary
* #discharge-agreement "Udskrivningsaftale" "Made with the citizen."
* #coordination-plan   "Koordinationsplan" "Made without, where the citizen will not take part."

ValueSet: DischargeBasesVS
Id: discharge-bases
Title: "Bases of what is agreed for a discharge"
Description: "Everything that an agreement can be by law."
* insert WholeOf($dischargeBases)

CodeSystem: DischargeParts
Id: discharge-parts
Title: "Parts of a planned discharge"
Description: "What the activities of a planned discharge are."
* insert OwnVocabulary
* #agreed "Aftalt" "Something that is agreed."
* #mentor "Udskrivningsmentor" "Who helps the citizen over from the ward."

ValueSet: DischargePartsVS
Id: discharge-parts
Title: "Parts of a planned discharge"
Description: "Everything that an activity of a planned discharge can be."
* insert WholeOf($dischargeParts)

ValueSet: DischargeStatuses
Id: discharge-statuses
Title: "States of a planned discharge"
Description: "It is planned, or no longer."
* ^experimental = false
* http://hl7.org/fhir/request-status#active
* http://hl7.org/fhir/request-status#revoked

Invariant: sb-discharge-day
Description: "A discharge that is planned has its day, and what is agreed its own, to the day."
Severity: #error
Expression: "(status = 'active' implies period.start.exists()) and (period.start | activity.detail.scheduled.ofType(Period).end).all(toString().matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}.*$'))"

Invariant: sb-discharge-agreed
Description: "What is agreed is told in words; a mentor is named."
Severity: #error
Expression: "activity.detail.where(code.coding.code = 'agreed').all(description.exists()) and activity.detail.where(code.coding.code = 'mentor').all(performer.display.exists())"

Invariant: sb-discharge-mentor
Description: "There is one mentor at most, and two hundred agreements."
Severity: #error
Expression: "activity.detail.where(code.coding.code = 'mentor').count() <= 1 and activity.detail.where(code.coding.code = 'agreed').count() <= 200"

Profile: SektorbroPlannedDischarge
Parent: CarePlan
Id: sektorbro-planned-discharge
Title: "Planned discharge"
Description: "One version of it. The next one under the same identifier takes its place; one that is revoked cancels it."
* obeys sb-discharge-day and sb-discharge-agreed and sb-discharge-mentor
* identifier 1..1
* identifier.system 1..1
* identifier.system = $discharge (exactly)
* identifier.value 1..1
* identifier.value obeys sb-uuid
* identifier ^short = "The discharge, the same in every version"
* status from DischargeStatuses (required)
* intent = #plan (exactly)
* category ..1
* category from DischargeBasesVS (required)
* category.coding 1..1
* category.coding.system 1..1
* category.coding.code 1..1
* category ^short = "What the agreement is by law"
* subject only Reference($MedComPatient)
* subject ^type.aggregation = #bundled
* period.start ^short = "The day of the discharge"
* created 1..1
* created obeys sb-discharge-written
* created ^short = "When this version was written; a later one takes its place"
* author 1..1
* author only Reference($MedComPractitioner or $MedComPractitionerRole or $MedComOrganization)
* author ^type.aggregation = #bundled
* description 0..0
* encounter 0..0
* contributor 0..0
* careTeam 0..0
* addresses 0..0
* supportingInfo 0..0
* goal 0..0
* note 0..0
* activity.outcomeCodeableConcept 0..0
* activity.outcomeReference 0..0
* activity.progress 0..0
* activity.reference 0..0
* activity.detail 1..1
* activity.detail.code 1..1
* activity.detail.code from DischargePartsVS (required)
* activity.detail.code.coding 1..1
* activity.detail.code.coding.system 1..1
* activity.detail.code.coding.code 1..1
* activity.detail.reasonCode 0..0
* activity.detail.reasonReference 0..0
* activity.detail.goal 0..0
* activity.detail.performer ..1
* activity.detail.performer.display 1..1
* activity.detail.performer ^short = "Who does it, by name"
* activity.detail.scheduled[x] only Period
* activity.detail.description ^short = "What is agreed, or how to reach the mentor"

Invariant: sb-discharge-written
Description: "When a version was written is told with time and offset, so that versions can be told apart."
Severity: #error
Expression: "toString().matches('^[0-9]{4}-[0-9]{2}-[0-9]{2}T.*(Z|[+-][0-9]{2}:[0-9]{2})$')"

Invariant: sb-event-planned-discharge
Description: "The event is planned-discharge."
Severity: #error
Expression: "entry.first().resource.event.where(system = 'http://sektorbro.dk/fhir/CodeSystem/event-codes').code = 'planned-discharge'"

Profile: SektorbroPlannedDischargeMessage
Parent: $MedComMessage
Id: sektorbro-planned-discharge-message
Title: "Message: planned discharge"
Description: "From psychiatry to a jobcentre. The header's focus is the plan."
* insert MessageBundle
* insert AboutOneCitizen
* obeys sb-event-planned-discharge and sb-message-new
* entry contains
    plan 1..1 and
    practitioner 0..* and
    practitionerRole 0..*
* entry[plan].resource only SektorbroPlannedDischarge
* entry[practitioner].resource only $MedComPractitioner
* entry[practitionerRole].resource only $MedComPractitionerRole
