// The plan that a citizen and both sectors share, and the message that tells of a change to it.

CodeSystem: PlanActivities
Id: plan-activities
Title: "Activities of a plan"
Description: "What an activity is, as far as two of a kind repeat each other."
* insert OwnVocabulary
* #treatment         "Behandling" "Treatment by one professional."
* #group             "Gruppeforløb" "Treatment or support in a group."
* #conversation      "Samtale" "An interview or a talk."
* #physical-training "Fysisk træning" "Physical training."
* #daily-living      "Støtte i hverdagen" "Support at home and with everyday matters."
* #mentoring         "Mentor" "A mentor, also one from before a discharge."
* #course            "Kursus" "A course or education."
* #work-placement    "Praktik" "Work in an enterprise to try or to train."
* #job-search        "Jobsøgning" "Looking for work."
* #other             "Andet" "Told by its words alone."

ValueSet: PlanActivitiesVS
Id: plan-activities
Title: "Activities of a plan"
Description: "Every kind of activity that a plan can have."
* insert WholeOf($planActivities)

ValueSet: PlanActivityStatuses
Id: plan-activity-statuses
Title: "States of an activity"
Description: "How far an activity is. It is never taken out of a plan."
* ^experimental = false
* http://hl7.org/fhir/care-plan-activity-status#not-started
* http://hl7.org/fhir/care-plan-activity-status#in-progress
* http://hl7.org/fhir/care-plan-activity-status#completed
* http://hl7.org/fhir/care-plan-activity-status#stopped

ValueSet: PlanGoalStatuses
Id: plan-goal-statuses
Title: "States of a goal"
Description: "How far a goal is. It is never taken out of a plan."
* ^experimental = false
* http://hl7.org/fhir/goal-status#planned
* http://hl7.org/fhir/goal-status#active
* http://hl7.org/fhir/goal-status#completed
* http://hl7.org/fhir/goal-status#cancelled

Invariant: sb-plan-part-id
Description: "The id of a part is a UUID in lower case."
Severity: #error
Expression: "extension.where(url = 'id').value.all($this.toString().matches('^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'))"

Extension: PlanPart
Id: plan-part
Title: "Part of the plan"
Description: "Which part of the plan a goal or an activity is, and who wrote it so. Whoever writes a part gives its id alone; the rest is the hub's."
Context: Goal, CarePlan.activity
* obeys sb-plan-part-id
* extension contains id 1..1 and by 0..1 and at 0..1 and change 0..1 and alternative 0..1
* extension[id].value[x] only uri
* extension[id].value[x] ^short = "urn:uuid: and the UUID that whoever wrote it first gave it"
* extension[by].value[x] only Identifier
* extension[by].value[x] ^short = "SOR of the party that wrote it so"
* extension[at].value[x] only dateTime
* extension[change].value[x] only uri
* extension[change].value[x] ^short = "urn:uuid: and the id of the change that it came with; a report of non-delivery names it"
* extension[alternative].value[x] only boolean
* extension[alternative].value[x] ^short = "True of each wording after the first, where several wrote the part without seeing each other's"

Extension: PlanWeekLimit
Id: plan-week-limit
Title: "Limit of the week"
Description: "How much of the citizen's week all activities together may take. Whoever writes it gives most alone; the rest is the hub's. Several where several wrote it without seeing each other's: as long as nobody has settled it, the least holds."
Context: CarePlan
* extension contains most 1..1 and by 0..1 and at 0..1 and change 0..1 and alternative 0..1
* extension[most].value[x] only Duration
* extension[most].value[x] ^short = "In min or h (UCUM), whole minutes"
* extension[by].value[x] only Identifier
* extension[by].value[x] ^short = "SOR of the party that wrote it so"
* extension[at].value[x] only dateTime
* extension[change].value[x] only uri
* extension[change].value[x] ^short = "urn:uuid: and the id of the change that it came with; a report of non-delivery names it"
* extension[alternative].value[x] only boolean
* extension[alternative].value[x] ^short = "True of each wording after the first, where several wrote it without seeing each other's"

Extension: PlanOverlap
Id: plan-overlap
Title: "Overlap"
Description: "Activities of different sectors get in each other's way. The hub's word; it is not read from anybody."
Context: CarePlan
* extension contains kind 1..1 and activity 1..* and from 1..1 and planned 0..1 and allowed 0..1
* extension[kind].value[x] only code
* extension[kind].value[x] ^short = "clash | repetition | too-much"
* extension[activity].value[x] only uri
* extension[from].value[x] only date
* extension[planned].value[x] only Duration
* extension[allowed].value[x] only Duration

// What a plan cannot keep is refused, so that nothing is lost unseen.
RuleSet: NotInAPlan(element)
* {element} 0..0

Profile: SektorbroPlanGoal
Parent: Goal
Id: sektorbro-plan-goal
Title: "Goal of the shared plan"
Description: "In the citizen's own words, where they expressed it; otherwise in the professionals'."
* extension contains PlanPart named part 1..1
* lifecycleStatus from PlanGoalStatuses (required)
* description.text 1..1
* description.text ^maxLength = 4000
* expressedBy only Reference(Patient)
* expressedBy ^short = "The citizen, where the words are the citizen's own"
* insert NotInAPlan(modifierExtension)
* insert NotInAPlan(identifier)
* insert NotInAPlan(achievementStatus)
* insert NotInAPlan(category)
* insert NotInAPlan(priority)
* insert NotInAPlan(start[x])
* insert NotInAPlan(target)
* insert NotInAPlan(statusDate)
* insert NotInAPlan(statusReason)
* insert NotInAPlan(addresses)
* insert NotInAPlan(note)
* insert NotInAPlan(outcomeCode)
* insert NotInAPlan(outcomeReference)
* description.coding 0..0

Invariant: sb-plan-goals
Description: "Each goal has the id of its part, and words."
Severity: #error
Expression: "contained.ofType(Goal).all(extension.where(url = 'http://sektorbro.dk/fhir/StructureDefinition/plan-part').extension.where(url = 'id').value.exists() and description.text.exists() and lifecycleStatus.exists())"

Invariant: sb-plan-contained
Description: "A plan contains its goals and its citizen, and of a goal nothing but status, words and who expressed it."
Severity: #error
Expression: "contained.all($this is Goal or $this is Patient) and contained.ofType(Goal).all(modifierExtension.empty() and identifier.empty() and achievementStatus.empty() and category.empty() and priority.empty() and start.empty() and target.empty() and statusDate.empty() and statusReason.empty() and addresses.empty() and note.empty() and outcomeCode.empty() and outcomeReference.empty() and description.coding.empty())"

Invariant: sb-plan-period
Description: "An activity has a first and a last day, without a time of day."
Severity: #error
Expression: "(detail.scheduled.ofType(Period) | detail.scheduled.ofType(Timing).repeat.bounds.ofType(Period)).where(start.toString().length() = 10 and end.toString().length() = 10).count() = 1"

Invariant: sb-plan-week
Description: "What an activity takes of each week is told by frequency, duration, and period 1 wk."
Severity: #error
Expression: "detail.scheduled.ofType(Timing).repeat.all(frequency.exists() and duration.exists() and durationUnit.exists() and period = 1 and periodUnit = 'wk' and count.empty() and countMax.empty() and durationMax.empty() and frequencyMax.empty() and periodMax.empty() and when.empty() and offset.empty()) and detail.scheduled.ofType(Timing).all(event.empty() and code.empty() and modifierExtension.empty())"

Profile: SektorbroCarePlan
Parent: CarePlan
Id: sektorbro-care-plan
Title: "The shared plan"
Description: "One plan for a citizen and both sectors, as far as its reader may see it. Goals are contained."
* obeys sb-plan-goals and sb-plan-contained
* extension contains PlanOverlap named overlap 0..* and PlanWeekLimit named weekLimit 0..*
* status = #active (exactly)
* intent = #plan (exactly)
* subject only Reference(Patient)
* subject.reference 1..1
* goal only Reference(SektorbroPlanGoal)
* goal ^type.aggregation = #contained
* activity obeys sb-plan-period and sb-plan-week
* activity.extension contains PlanPart named part 1..1
* insert NotInAPlan(modifierExtension)
* insert NotInAPlan(instantiatesCanonical)
* insert NotInAPlan(instantiatesUri)
* insert NotInAPlan(basedOn)
* insert NotInAPlan(replaces)
* insert NotInAPlan(partOf)
* insert NotInAPlan(category)
* insert NotInAPlan(title)
* insert NotInAPlan(description)
* insert NotInAPlan(encounter)
* insert NotInAPlan(period)
* insert NotInAPlan(careTeam)
* insert NotInAPlan(addresses)
* insert NotInAPlan(supportingInfo)
* insert NotInAPlan(note)
* insert NotInAPlan(activity.modifierExtension)
* insert NotInAPlan(activity.outcomeCodeableConcept)
* insert NotInAPlan(activity.outcomeReference)
* insert NotInAPlan(activity.progress)
* insert NotInAPlan(activity.reference)
* insert NotInAPlan(activity.detail.modifierExtension)
* insert NotInAPlan(activity.detail.kind)
* insert NotInAPlan(activity.detail.instantiatesCanonical)
* insert NotInAPlan(activity.detail.instantiatesUri)
* insert NotInAPlan(activity.detail.reasonCode)
* insert NotInAPlan(activity.detail.reasonReference)
* insert NotInAPlan(activity.detail.goal)
* insert NotInAPlan(activity.detail.statusReason)
* insert NotInAPlan(activity.detail.doNotPerform)
* insert NotInAPlan(activity.detail.location)
* insert NotInAPlan(activity.detail.product[x])
* insert NotInAPlan(activity.detail.dailyAmount)
* insert NotInAPlan(activity.detail.quantity)
* activity.detail 1..1
* activity.detail.code 1..1
* activity.detail.code from PlanActivitiesVS (required)
* activity.detail.code.coding 1..1
* activity.detail.status from PlanActivityStatuses (required)
* activity.detail.description 1..1
* activity.detail.description ^maxLength = 4000
* activity.detail.performer 1..1
* activity.detail.performer.display 1..1
* activity.detail.performer.display ^maxLength = 1000
* activity.detail.performer.display ^short = "Who sees to it: a person or a unit"
* activity.detail.scheduled[x] 1..1
* activity.detail.scheduled[x] only Period or Timing

Invariant: sb-event-plan
Description: "The event is care-plan-update."
Severity: #error
Expression: "entry.first().resource.event.where(system = 'http://sektorbro.dk/fhir/CodeSystem/event-codes').code = 'care-plan-update'"

Profile: SektorbroCarePlanUpdateMessage
Parent: $MedComMessage
Id: sektorbro-care-plan-update-message
Title: "Message: the shared plan has changed"
Description: "From whoever wrote in the plan to another party that may see it: the writer's part of the plan, and what of the receiver's is in conflict with it."
* insert MessageBundle
* insert AboutOneCitizen
* obeys sb-event-plan and sb-message-new
* entry contains plan 1..1
* entry[plan].resource only SektorbroCarePlan
