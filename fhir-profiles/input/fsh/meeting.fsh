// A meeting between the sectors: called, answered, moved, cancelled. What is said is that of iTIP (RFC 5546), so that a calendar can take
// part: an Appointment is its REQUEST and CANCEL, an AppointmentResponse its REPLY and COUNTER.

Extension: MeetingSequence
Id: meeting-sequence
Title: "Version of the meeting"
Description: "Which version of the meeting is meant: SEQUENCE of RFC 5545. The organiser raises it when the time changes and when the meeting is cancelled; an answer repeats the version it answers."
* ^context[0].type = #element
* ^context[0].expression = "Appointment"
* ^context[1].type = #element
* ^context[1].expression = "AppointmentResponse"
* value[x] 1..1
* value[x] only unsignedInt

Extension: MeetingWrittenAt
Id: meeting-written-at
Title: "When it was said"
Description: "Of two answers to one version, the one that was written last stands. The same when the message is sent again."
* ^context[0].type = #element
* ^context[0].expression = "Appointment"
* ^context[1].type = #element
* ^context[1].expression = "AppointmentResponse"
* value[x] 1..1
* value[x] only dateTime
* value[x] obeys sb-meeting-moment

ValueSet: MeetingStatuses
Id: meeting-statuses
Title: "States of a meeting"
Description: "The meeting is called, or cancelled."
* ^experimental = false
* http://hl7.org/fhir/appointmentstatus#pending
* http://hl7.org/fhir/appointmentstatus#cancelled

ValueSet: MeetingAttendances
Id: meeting-attendances
Title: "Whether somebody comes"
Description: "What is known of somebody who is asked to a meeting."
* ^experimental = false
* http://hl7.org/fhir/participationstatus#accepted
* http://hl7.org/fhir/participationstatus#declined
* http://hl7.org/fhir/participationstatus#tentative
* http://hl7.org/fhir/participationstatus#needs-action

ValueSet: MeetingAnswers
Id: meeting-answers
Title: "Answers to an invitation"
Description: "What can be answered to an invitation."
* ^experimental = false
* http://hl7.org/fhir/participationstatus#accepted
* http://hl7.org/fhir/participationstatus#declined
* http://hl7.org/fhir/participationstatus#tentative

RuleSet: SaidOfAMeeting
* extension contains MeetingSequence named sequence 1..1 and MeetingWrittenAt named writtenAt 1..1
* extension[sequence] ^short = "SEQUENCE of RFC 5545"

RuleSet: NamesTheMeeting(element)
* {element} 1..1
* {element}.system 1..1
* {element}.system = $meeting (exactly)
* {element}.value 1..1
* {element}.value obeys sb-meeting-uid
* {element} ^short = "The meeting, as its organiser calls it: UID of RFC 5545"

Profile: SektorbroMeeting
Parent: Appointment
Id: sektorbro-meeting
Title: "Meeting called or cancelled"
Description: "When, where and with whom. No reason, service or specialty: what a meeting is about stands in its note, where it is shared at all."
* insert SaidOfAMeeting
* insert NamesTheMeeting(identifier)
* obeys sb-meeting-called and sb-meeting-order and sb-meeting-note
* status from MeetingStatuses (required)
* appointmentType from MeetingTypesVS (required)
* appointmentType ^short = "Who meets; needed to call it"
* comment ^short = "The agenda, or why it is cancelled"
* participant 1..51
* participant.status from MeetingAttendances (required)
* participant obeys sb-meeting-participant
* participant.type 0..0
* participant.period 0..0
* participant ^short = "The citizen by reference, an organisation by SOR, anybody else by name; the place by reference to its Location"
* cancelationReason 0..0
* serviceCategory 0..0
* serviceType 0..0
* specialty 0..0
* reasonCode 0..0
* reasonReference 0..0
* priority 0..0
* description 0..0
* supportingInformation 0..0
* slot 0..0
* patientInstruction 0..0
* basedOn 0..0
* requestedPeriod 0..0

Profile: SektorbroMeetingResponse
Parent: AppointmentResponse
Id: sektorbro-meeting-response
Title: "Answer to an invitation"
Description: "Whether somebody comes; with another time where one is proposed."
* insert SaidOfAMeeting
* obeys sb-meeting-proposal and sb-meeting-order and sb-meeting-note
* identifier 0..0
* appointment.reference 0..0
* insert NamesTheMeeting(appointment.identifier)
* participantType 0..0
* actor 1..1
* actor.reference 0..0
* actor.identifier 1..1
* actor.identifier.system 1..1
* actor.identifier.system = $sor (exactly)
* actor.identifier.value 1..1
* actor ^short = "The organisation that answers"
* participantStatus from MeetingAnswers (required)
* start ^short = "With end, the time that is proposed in place of the one called to"
* comment ^short = "Why"

Profile: SektorbroMeetingPlace
Parent: Location
Id: sektorbro-meeting-place
Title: "Where a meeting is"
Description: "The place in words, a link to meet by, or both."
* obeys sb-meeting-place
* telecom 0..1
* telecom.system 1..1
* telecom.system = #url (exactly)
* telecom.value 1..1
* telecom.value obeys sb-meeting-link
* name obeys sb-meeting-place-name
* status 0..0
* operationalStatus 0..0
* alias 0..0
* description 0..0
* mode 0..0
* type 0..0
* address 0..0
* physicalType 0..0
* position 0..0
* managingOrganization 0..0
* partOf 0..0
* hoursOfOperation 0..0
* availabilityExceptions 0..0
* endpoint 0..0

Invariant: sb-meeting-moment
Description: "A moment has a time of day and a time zone."
Severity: #error
Expression: "toString().matches('^[^T]+T.+(Z|[+-][0-9]{2}:[0-9]{2})$')"

Invariant: sb-meeting-uid
Description: "A UID has at most 255 printable characters of ASCII, and no blank at either end."
Severity: #error
Expression: "matches('^[!-~]([ -~]{0,253}[!-~])?$')"

Invariant: sb-meeting-note
Description: "A note has at most 4000 characters."
Severity: #error
Expression: "comment.all(length() <= 4000)"

Invariant: sb-meeting-called
Description: "Who calls a meeting says of which type it is and when."
Severity: #error
Expression: "status = 'pending' implies (appointmentType.coding.where(system = 'http://sektorbro.dk/fhir/CodeSystem/meeting-types').exists() and start.exists() and end.exists())"

Invariant: sb-meeting-order
Description: "A meeting ends after it begins."
Severity: #error
Expression: "(start.exists() and end.exists()) implies start < end"

Invariant: sb-meeting-proposal
Description: "Who proposes another time says when it begins and ends, and comes tentatively to the one called to."
Severity: #error
Expression: "start.exists() = end.exists() and (start.exists() implies participantStatus = 'tentative')"

Invariant: sb-meeting-participant
Description: "A participant is the citizen or the place by reference, an organisation by SOR, or a person by a name of at most 200 characters."
Severity: #error
Expression: "actor.exists() and actor.display.all(length() <= 200) and (actor.reference.exists() implies (actor.reference.startsWith('Patient/') or actor.reference.startsWith('Location/'))) and ((actor.reference.exists() and actor.identifier.exists()).not()) and actor.identifier.all(system = 'urn:oid:1.2.208.176.1.1' and value.matches('^[0-9]{6,18}$')) and (actor.reference.exists() or actor.identifier.exists() or actor.display.exists())"

Invariant: sb-meeting-place
Description: "A place has a name, a link, or both."
Severity: #error
Expression: "name.exists() or telecom.exists()"

Invariant: sb-meeting-place-name
Description: "The name of a place has at most 1000 characters."
Severity: #error
Expression: "length() <= 1000"

Invariant: sb-meeting-link
Description: "A link begins with https://, and has no blanks and at most 2000 characters."
Severity: #error
Expression: "matches('^https://[^ ]+$') and length() <= 2000"

Invariant: sb-event-meeting
Description: "The event is meeting."
Severity: #error
Expression: "entry.first().resource.event.where(system = 'http://sektorbro.dk/fhir/CodeSystem/event-codes').code = 'meeting'"

Invariant: sb-meeting-word
Description: "The message is one word on a meeting, and its focus: an Appointment or an AppointmentResponse."
Severity: #error
Expression: "entry.resource.where($this is Appointment or $this is AppointmentResponse).count() = 1 and (entry.first().resource.focus.reference.startsWith('Appointment/') or entry.first().resource.focus.reference.startsWith('AppointmentResponse/'))"

Invariant: sb-meeting-activity
Description: "A meeting is called by new-message, changed by modified-message, cancelled by retract-message and answered by reply-message; who changes or answers names the message before."
Severity: #error
Expression: "entry.resource.ofType(Provenance).where(target.reference = 'MessageHeader/' + %resource.entry.first().resource.id).all((%resource.entry.resource.ofType(AppointmentResponse).exists() implies (activity.coding.code = 'reply-message' and entity.where(role = 'revision').exists())) and (%resource.entry.resource.ofType(Appointment).where(status = 'cancelled').exists() implies activity.coding.code = 'retract-message') and (%resource.entry.resource.ofType(Appointment).where(status = 'pending').exists() implies ((activity.coding.code = 'new-message' and entity.empty()) or (activity.coding.code = 'modified-message' and entity.where(role = 'revision').exists()))))"

Profile: SektorbroMeetingMessage
Parent: $MedComMessage
Id: sektorbro-meeting-message
Title: "Message: a word on a meeting"
Description: "In either direction. The header's focus is the Appointment or the AppointmentResponse."
* insert MessageBundle
* insert AboutOneCitizen
* obeys sb-event-meeting and sb-meeting-word and sb-meeting-activity
* entry contains
    meeting 0..1 and
    response 0..1 and
    place 0..1 and
    practitioner 0..* and
    practitionerRole 0..*
* entry[meeting].resource only SektorbroMeeting
* entry[response].resource only SektorbroMeetingResponse
* entry[place].resource only SektorbroMeetingPlace
* entry[practitioner].resource only $MedComPractitioner
* entry[practitionerRole].resource only $MedComPractitionerRole
