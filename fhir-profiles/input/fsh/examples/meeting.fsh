// The clinic calls a three-party meeting on Bruno, and the jobcentre proposes another time.

Instance: meeting
InstanceOf: SektorbroMeetingMessage
Usage: #example
Description: "The clinic calls a three-party meeting."
* id = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a01"
* type = #message
* timestamp = "2026-11-12T10:30:00+01:00"
* insert Entry(MessageHeader, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a02, meeting-header)
* insert Bruno
* insert Entry(Appointment, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a03, meeting-appointment)
* insert Entry(Location, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a04, meeting-place)
* insert Entry(Practitioner, 7ca8db84-4f2e-4c37-8148-7a30f6624cc9, doctor)
* insert JobcentreAndClinic
* insert Entry(Provenance, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a05, meeting-provenance)

Instance: meeting-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a02"
* eventCoding = $events#meeting
* insert FromClinicToJobcentre
* author.reference = "Practitioner/7ca8db84-4f2e-4c37-8148-7a30f6624cc9"
* focus.reference = "Appointment/7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a03"

Instance: meeting-appointment
InstanceOf: SektorbroMeeting
Usage: #inline
* id = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a03"
* extension[sequence].valueUnsignedInt = 0
* extension[writtenAt].valueDateTime = "2026-11-12T10:30:00+01:00"
* identifier.system = $meeting
* identifier.value = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a00"
* status = #pending
* appointmentType = $meetingTypes#three-party
* start = "2026-11-24T10:00:00+01:00"
* end = "2026-11-24T11:00:00+01:00"
* comment = "Plan for praktik, og hvem der gør hvad."
* participant[0].actor.reference = "Patient/34b49244-2cb6-43ee-9ace-083c479cd2f8"
* participant[0].required = #required
* participant[0].status = #accepted
* participant[1].actor.identifier.system = $sor
* participant[1].actor.identifier.value = "99999011000016001"
* participant[1].actor.display = "Jobcenter Testkøbing"
* participant[1].required = #required
* participant[1].status = #needs-action
* participant[2].actor.display = "Bisidder"
* participant[2].required = #optional
* participant[2].status = #needs-action
* participant[3].actor.reference = "Location/7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a04"
* participant[3].status = #accepted

Instance: meeting-place
InstanceOf: SektorbroMeetingPlace
Usage: #inline
* id = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a04"
* name = "Jobcenter Testkøbing, lokale 2"

Instance: meeting-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a05"
* insert SentBy(f7a44043-7ff7-42c5-8704-44cd18e329c3, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a02, 2026-11-12T10:30:00+01:00)
* activity = $activities#new-message

Instance: meeting-proposal
InstanceOf: SektorbroMeetingMessage
Usage: #example
Description: "The jobcentre proposes another time."
* id = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1b01"
* type = #message
* timestamp = "2026-11-13T09:00:00+01:00"
* insert Entry(MessageHeader, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1b02, proposal-header)
* insert Bruno
* insert Entry(AppointmentResponse, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1b03, proposal-response)
* insert JobcentreAndClinic
* insert Entry(Provenance, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a05, meeting-provenance)
* insert Entry(Provenance, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1b05, proposal-provenance)

Instance: proposal-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1b02"
* eventCoding = $events#meeting
* insert FromJobcentreToClinic
* focus.reference = "AppointmentResponse/7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1b03"

Instance: proposal-response
InstanceOf: SektorbroMeetingResponse
Usage: #inline
* id = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1b03"
* extension[sequence].valueUnsignedInt = 0
* extension[writtenAt].valueDateTime = "2026-11-13T09:00:00+01:00"
* appointment.identifier.system = $meeting
* appointment.identifier.value = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a00"
* start = "2026-11-25T10:00:00+01:00"
* end = "2026-11-25T11:00:00+01:00"
* actor.identifier.system = $sor
* actor.identifier.value = "99999011000016001"
* actor.display = "Jobcenter Testkøbing"
* participantStatus = #tentative
* comment = "Borgeren er i praktik om tirsdagen."

Instance: proposal-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1b05"
* insert SentBy(c7b761b8-5aae-4298-906c-06105c6292b7, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1b02, 2026-11-13T09:00:00+01:00)
* activity = $activities#reply-message
* entity.role = #revision
* entity.what.reference = "MessageHeader/7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e1a02"
