// What all messages of the hub have in common: the header, the provenance and the bundle around them.
//
// MedCom's own profiles are used where they can be: the message bundle, the organisation, the patient, the extension
// for the destination's use and the activity codes. Two cannot be used:
//   medcom-messaging-messageHeader  binds the event to MedCom's list of messages, and requires it
//   medcom-messaging-provenance     has that header as its only possible target
// The header and the provenance here are therefore made from FHIR's own, with MedCom's rules repeated.

Profile: SektorbroMessageHeader
Parent: MessageHeader
Id: sektorbro-message-header
Title: "Sektorbro message header"
Description: "The header of a message that MedCom has no message for. It has MedCom's shape: one primary destination, sender and receiver with SOR and GLN."
* id 1..1
* event[x] only Coding
* eventCoding from EventCodesVS (required)
* eventCoding.system 1..1
* eventCoding.code 1..1
* destination 1..1
* destination.extension contains $MedComDestinationUse named use 1..1
* destination.extension[use].valueCoding.system = $destinationUse
* destination.extension[use].valueCoding.code = #primary
* destination.endpoint ^short = "https://sor2.sum.dsdn.dk/#id=<the receiver's SOR>"
* destination.receiver 1..1
* destination.receiver only Reference($MedComOrganization)
* destination.receiver ^type.aggregation = #bundled
* sender 1..1
* sender only Reference($MedComOrganization)
* sender ^type.aggregation = #bundled
* source.endpoint ^short = "https://sor2.sum.dsdn.dk/#id=<the sender's SOR>"
* focus 1..1
* focus ^type.aggregation = #bundled

Profile: SektorbroProvenance
Parent: Provenance
Id: sektorbro-provenance
Title: "Sektorbro message provenance"
Description: "One link in the history of a message: which header, sent when and by whom, and what it follows on."
* target 1..1
* target only Reference(MessageHeader)
* target.reference 1..1
* occurred[x] 1..1
* occurred[x] only dateTime
* activity 1..1
* activity from $MedComActivities (required)
* activity.coding 1..1
* activity.coding.system 1..1
* activity.coding.code 1..1
* agent 1..1
* agent.who only Reference($MedComOrganization)
* agent.who ^type.aggregation = #bundled
* entity.what.reference ^short = "MessageHeader/<id of the earlier message>; that header is not in the bundle"

Invariant: sb-message-focus
Description: "The header's focus is written as type/id and is in the bundle."
Severity: #error
Expression: "entry.resource.where(type().name + '/' + id = %resource.entry.first().resource.focus.reference).exists()"

Invariant: sb-message-provenance
Description: "Exactly one Provenance is about this message: its target is MessageHeader/<id of the header>."
Severity: #error
Expression: "entry.resource.ofType(Provenance).where(target.reference = 'MessageHeader/' + %resource.entry.first().resource.id).count() = 1"

Invariant: sb-message-chain
Description: "Every earlier message that a Provenance names has a Provenance of its own in the bundle."
Severity: #error
Expression: "entry.resource.ofType(Provenance).entity.where(role = 'revision' or role = 'removal').what.reference.all($this in %resource.entry.resource.ofType(Provenance).target.reference)"

Invariant: sb-message-new
Description: "The message opens a conversation: its Provenance has the activity new-message and names no earlier message."
Severity: #error
Expression: "entry.resource.ofType(Provenance).where(target.reference = 'MessageHeader/' + %resource.entry.first().resource.id).all(activity.coding.code = 'new-message' and entity.empty())"

Invariant: sb-message-reply
Description: "The message answers another: its Provenance has the activity reply-message and an entity with the role revision."
Severity: #error
Expression: "entry.resource.ofType(Provenance).where(target.reference = 'MessageHeader/' + %resource.entry.first().resource.id).all(activity.coding.code = 'reply-message' and entity.where(role = 'revision').what.reference.exists())"

Invariant: sb-message-forward
Description: "The message passes another on: its Provenance has the activity forward-message and an entity with the role revision."
Severity: #error
Expression: "entry.resource.ofType(Provenance).where(target.reference = 'MessageHeader/' + %resource.entry.first().resource.id).all(activity.coding.code = 'forward-message' and entity.where(role = 'revision').what.reference.exists())"

Invariant: sb-message-citizen
Description: "The patient has a CPR number or an X-eCPR."
Severity: #error
Expression: "entry.resource.ofType(Patient).identifier.where((system = 'urn:oid:1.2.208.176.1.2' or system = 'urn:oid:1.2.208.176.1.6.1.1') and value.exists()).exists()"

// Every message bundle: an entry is checked against the hub's profiles by what it is, not by what it claims in
// meta.profile, and a resource that the message does not name is refused, so that nothing rides along unseen.
RuleSet: MessageBundle
* obeys sb-message-focus and sb-message-provenance and sb-message-chain
* entry.fullUrl 1..1
* entry.resource 1..1
* entry ^slicing.discriminator.type = #type
* entry ^slicing.discriminator.path = "resource"
* entry ^slicing.rules = #closed
* entry contains header 1..1 and provenance 1..* and organization 2..*
* entry[header].resource only SektorbroMessageHeader
* entry[provenance].resource only SektorbroProvenance
* entry[organization].resource only $MedComOrganization

// A message about one citizen.
// MedCom's patient may have any identifier at all; the consent gate needs one it can look up.
RuleSet: AboutOneCitizen
* obeys sb-message-citizen
* entry contains patient 1..1
* entry[patient].resource only $MedComPatient
