// The people around a citizen, of both sectors, and the message that asks them to meet.

CodeSystem: TeamWheels
Id: team-wheels
Title: "Wheels of a team"
Description: "How near somebody of a citizen's team stands to the citizen."
* insert OwnVocabulary
* #inner-wheel "Inderste kreds" "In contact with the citizen from day to day."
* #outer-wheel "Ydre kreds" "In contact now and then."
* #management  "Ledelse" "Answers for what the others do."

CodeSystem: TeamPersons
Id: team-persons
Title: "People of a team who are of no party"
Description: "Who stands in a citizen's team without an organisation of the hub."
* insert OwnVocabulary
* #chosen-by-citizen "Valgt af borgeren" "A person whom the citizen chose, such as a relative or a mentor. The hub sends them nothing."

ValueSet: TeamWheelsVS
Id: team-wheels
Title: "Places in a team"
Description: "Every wheel that somebody can stand in, and whom the citizen chose."
* insert WholeOf($teamWheels)
* include codes from system $teamPersons

Extension: TeamMemberReach
Id: team-member-reach
Title: "How to reach a member"
Description: "How the others of the team reach somebody, such as a telephone number."
Context: CareTeam.participant
* value[x] 1..1
* value[x] only string

RuleSet: NotInATeam(element)
* {element} 0..0

Invariant: sb-team-contained
Description: "A team contains its citizen and nothing else."
Severity: #error
Expression: "contained.all($this is Patient)"

Invariant: sb-team-words
Description: "A name, a function and how to reach somebody have at most 200 characters."
Severity: #error
Expression: "(member.display | role.text | extension.value.ofType(string)).all(length() <= 200)"

Profile: SektorbroCareTeam
Parent: $MedComCareTeam
Id: sektorbro-care-team
Title: "The citizen's team"
Description: "One team for a citizen and both sectors, as far as its reader may see it. Each party writes who of its own is in it."
* obeys sb-team-contained
* status 1..1
* status = #active (exactly)
* subject 1..1
* subject only Reference(Patient)
* subject.reference 1..1
* participant obeys sb-team-words
* participant.extension contains TeamMemberReach named reach 0..1
* participant.role 1..1
* participant.role.coding 1..1
* participant.role.coding from TeamWheelsVS (required)
* participant.role.text ^short = "What they do for the citizen, in words"
* participant.member 1..1
* participant.member.display 1..1
* participant.member.reference 0..0
* participant.member.identifier 0..0
* participant.member ^short = "A person or a unit, by name"
* participant.onBehalfOf 1..1
* participant.onBehalfOf.reference 0..0
* participant.onBehalfOf.identifier 1..1
* participant.onBehalfOf.identifier.system 1..1
* participant.onBehalfOf.identifier.system = $sor (exactly)
* participant.onBehalfOf.identifier.value 1..1
* participant.onBehalfOf ^short = "The party that the member is of, or that names whom the citizen chose"
* insert NotInATeam(modifierExtension)
* insert NotInATeam(identifier)
* insert NotInATeam(category)
* insert NotInATeam(encounter)
* insert NotInATeam(period)
* insert NotInATeam(reasonCode)
* insert NotInATeam(reasonReference)
* insert NotInATeam(managingOrganization)
* insert NotInATeam(telecom)
* insert NotInATeam(note)
* insert NotInATeam(participant.modifierExtension)
* insert NotInATeam(participant.period)

Profile: SektorbroNetworkMeetingProposal
Parent: Appointment
Id: sektorbro-network-meeting-proposal
Title: "Network meeting proposed"
Description: "The citizen has been admitted repeatedly, so the team is asked to call a network meeting. No time, no reason, no ward."
* status = #proposed (exactly)
* appointmentType 1..1
* appointmentType = $meetingTypes#network (exactly)
* comment ^short = "How to reach whoever to ask"
* participant 2..2
* participant ^short = "The citizen by reference, and by SOR whom to ask"
* identifier 0..0
* modifierExtension 0..0
* cancelationReason 0..0
* serviceCategory 0..0
* serviceType 0..0
* specialty 0..0
* reasonCode 0..0
* reasonReference 0..0
* priority 0..0
* description 0..0
* supportingInformation 0..0
* start 0..0
* end 0..0
* minutesDuration 0..0
* slot 0..0
* patientInstruction 0..0
* basedOn 0..0
* requestedPeriod 0..0

Invariant: sb-event-network-meeting
Description: "The event is network-meeting-proposal."
Severity: #error
Expression: "entry.first().resource.event.where(system = 'http://sektorbro.dk/fhir/CodeSystem/event-codes').code = 'network-meeting-proposal'"

Profile: SektorbroNetworkMeetingProposalMessage
Parent: $MedComMessage
Id: sektorbro-network-meeting-proposal-message
Title: "Message: a network meeting is proposed"
Description: "From the unit that told of the last admission, or from the hub to that unit, to each party of the team."
* insert MessageBundle
* insert AboutOneCitizen
* obeys sb-event-network-meeting and sb-message-new
* entry contains proposal 1..1
* entry[proposal].resource only SektorbroNetworkMeetingProposal
