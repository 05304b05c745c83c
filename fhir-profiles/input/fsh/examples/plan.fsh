Instance: plan-patient
InstanceOf: Patient
Usage: #inline
* id = "patient"
* identifier.system = $cpr
* identifier.value = "2509479989"
* name.family = "Elmer"
* name.given[0] = "Bruno"
* name.given[1] = "Test"

RuleSet: PartOfThePlan(id)
* extension[part].extension[id].valueUri = "urn:uuid:{id}"

Instance: plan-goal
InstanceOf: SektorbroPlanGoal
Usage: #inline
* id = "goal-1"
* insert PartOfThePlan(0b3a4c58-6d0f-4b7b-9a55-1f1d0c2f6a01)
* lifecycleStatus = #active
* description.text = "Jeg vil tilbage på værkstedet, først nogle timer om ugen."
* subject.reference = "#patient"
* expressedBy.reference = "#patient"

Instance: care-plan
InstanceOf: SektorbroCarePlan
Usage: #example
Description: "The clinic's part of Bruno's plan, as it writes it."
* contained[0] = plan-goal
* contained[1] = plan-patient
* status = #active
* intent = #plan
* subject.reference = "#patient"
* goal.reference = "#goal-1"
* activity[0].extension[part].extension[id].valueUri = "urn:uuid:0b3a4c58-6d0f-4b7b-9a55-1f1d0c2f6a02"
* activity[0].detail.code = $planActivities#group
* activity[0].detail.status = #in-progress
* activity[0].detail.description = "Gruppe om angst"
* activity[0].detail.performer.display = "Psykolog Test Testesen"
* activity[0].detail.scheduledTiming.repeat.boundsPeriod.start = "2026-11-02"
* activity[0].detail.scheduledTiming.repeat.boundsPeriod.end = "2027-01-29"
* activity[0].detail.scheduledTiming.repeat.frequency = 1
* activity[0].detail.scheduledTiming.repeat.period = 1
* activity[0].detail.scheduledTiming.repeat.periodUnit = #wk
* activity[0].detail.scheduledTiming.repeat.duration = 120
* activity[0].detail.scheduledTiming.repeat.durationUnit = #min
* activity[0].detail.scheduledTiming.repeat.dayOfWeek = #tue
* activity[0].detail.scheduledTiming.repeat.timeOfDay = "10:00:00"

Instance: care-plan-update
InstanceOf: SektorbroCarePlanUpdateMessage
Usage: #example
Description: "The hub tells the clinic of the jobcentre's course, which is at the time of the clinic's group."
* id = "6c7be9b6-0f0f-4c8c-8f0e-7cf0c6f5d001"
* type = #message
* timestamp = "2026-11-10T09:00:00+01:00"
* insert Entry(MessageHeader, 6c7be9b6-0f0f-4c8c-8f0e-7cf0c6f5d002, plan-header)
* insert Bruno
* insert Entry(CarePlan, 6c7be9b6-0f0f-4c8c-8f0e-7cf0c6f5d003, plan-told)
* insert JobcentreAndClinic
* insert Entry(Provenance, 6c7be9b6-0f0f-4c8c-8f0e-7cf0c6f5d004, plan-provenance)

Instance: plan-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "6c7be9b6-0f0f-4c8c-8f0e-7cf0c6f5d002"
* eventCoding = $events#care-plan-update
* insert FromJobcentreToClinic
* focus.reference = "CarePlan/6c7be9b6-0f0f-4c8c-8f0e-7cf0c6f5d003"

Instance: plan-told
InstanceOf: SektorbroCarePlan
Usage: #inline
* id = "6c7be9b6-0f0f-4c8c-8f0e-7cf0c6f5d003"
* extension[overlap].extension[kind].valueCode = #clash
* extension[overlap].extension[activity][0].valueUri = "urn:uuid:0b3a4c58-6d0f-4b7b-9a55-1f1d0c2f6a02"
* extension[overlap].extension[activity][1].valueUri = "urn:uuid:0b3a4c58-6d0f-4b7b-9a55-1f1d0c2f6a03"
* extension[overlap].extension[from].valueDate = "2026-11-17"
* status = #active
* intent = #plan
* subject.reference = "Patient/34b49244-2cb6-43ee-9ace-083c479cd2f8"
* activity[0].extension[part].extension[id].valueUri = "urn:uuid:0b3a4c58-6d0f-4b7b-9a55-1f1d0c2f6a03"
* activity[0].extension[part].extension[by].valueIdentifier.system = $sor
* activity[0].extension[part].extension[by].valueIdentifier.value = "99999011000016001"
* activity[0].extension[part].extension[at].valueDateTime = "2026-11-10T09:00:00+01:00"
* activity[0].extension[part].extension[change].valueUri = "urn:uuid:6c7be9b6-0f0f-4c8c-8f0e-7cf0c6f5d005"
* activity[0].detail.code = $planActivities#course
* activity[0].detail.status = #not-started
* activity[0].detail.description = "Kursus i jobsøgning"
* activity[0].detail.performer.display = "Jobcenter Testkøbing"
* activity[0].detail.scheduledTiming.repeat.boundsPeriod.start = "2026-11-16"
* activity[0].detail.scheduledTiming.repeat.boundsPeriod.end = "2026-12-11"
* activity[0].detail.scheduledTiming.repeat.frequency = 2
* activity[0].detail.scheduledTiming.repeat.period = 1
* activity[0].detail.scheduledTiming.repeat.periodUnit = #wk
* activity[0].detail.scheduledTiming.repeat.duration = 180
* activity[0].detail.scheduledTiming.repeat.durationUnit = #min
* activity[0].detail.scheduledTiming.repeat.dayOfWeek[0] = #tue
* activity[0].detail.scheduledTiming.repeat.dayOfWeek[1] = #thu
* activity[0].detail.scheduledTiming.repeat.timeOfDay = "09:00:00"

Instance: plan-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "6c7be9b6-0f0f-4c8c-8f0e-7cf0c6f5d004"
* insert SentBy(c7b761b8-5aae-4298-906c-06105c6292b7, 6c7be9b6-0f0f-4c8c-8f0e-7cf0c6f5d002, 2026-11-10T09:00:00+01:00)
* activity = $activities#new-message
