Instance: care-team
InstanceOf: SektorbroCareTeam
Usage: #example
Description: "Bruno's team as the clinic sees it: its own member and the jobcentre's."
* contained[0] = plan-patient
* status = #active
* name = "Bruno Test Elmers team"
* subject.reference = "#patient"
* participant[0].extension[reach].valueString = "Telefon 0000 0001"
* participant[0].role = $teamWheels#inner-wheel
* participant[0].role.text = "Kontaktperson"
* participant[0].member.display = "Sygeplejerske Test Testesen"
* participant[0].onBehalfOf.identifier.system = $sor
* participant[0].onBehalfOf.identifier.value = "99999021000016005"
* participant[1].role = $teamWheels#outer-wheel
* participant[1].member.display = "Rådgiver Prøve Prøvesen"
* participant[1].onBehalfOf.identifier.system = $sor
* participant[1].onBehalfOf.identifier.value = "99999011000016001"

Instance: care-team-with-a-relative
InstanceOf: SektorbroCareTeam
Usage: #example
Description: "Bruno has chosen his sister; the clinic names her beside its own member."
* contained[0] = plan-patient
* status = #active
* name = "Bruno Test Elmers team"
* subject.reference = "#patient"
* participant[0].role = $teamWheels#inner-wheel
* participant[0].role.text = "Kontaktperson"
* participant[0].member.display = "Sygeplejerske Test Testesen"
* participant[0].onBehalfOf.identifier.system = $sor
* participant[0].onBehalfOf.identifier.value = "99999021000016005"
* participant[1].extension[reach].valueString = "Telefon 0000 0003"
* participant[1].role = $teamPersons#chosen-by-citizen
* participant[1].role.text = "Søster"
* participant[1].member.display = "Britta Test Elmer"
* participant[1].onBehalfOf.identifier.system = $sor
* participant[1].onBehalfOf.identifier.value = "99999021000016005"

Instance: network-meeting-proposal
InstanceOf: SektorbroNetworkMeetingProposalMessage
Usage: #example
Description: "After a third admission the jobcentre is asked to meet with the clinic."
* id = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e2c01"
* type = #message
* timestamp = "2026-11-12T10:30:00+01:00"
* insert Entry(MessageHeader, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e2c02, network-meeting-header)
* insert Bruno
* insert Entry(Appointment, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e2c03, network-meeting-appointment)
* insert JobcentreAndClinic
* insert Entry(Provenance, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e2c05, network-meeting-provenance)

Instance: network-meeting-header
InstanceOf: SektorbroMessageHeader
Usage: #inline
* id = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e2c02"
* eventCoding = $events#network-meeting-proposal
* insert FromClinicToJobcentre
* focus.reference = "Appointment/7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e2c03"

Instance: network-meeting-appointment
InstanceOf: SektorbroNetworkMeetingProposal
Usage: #inline
* id = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e2c03"
* status = #proposed
* appointmentType = $meetingTypes#network
* comment = "Koordinator på telefon 0000 0000"
* participant[0].actor.reference = "Patient/34b49244-2cb6-43ee-9ace-083c479cd2f8"
* participant[0].status = #needs-action
* participant[1].actor.identifier.system = $sor
* participant[1].actor.identifier.value = "99999021000016005"
* participant[1].actor.display = "Psykiatrisk Ambulatorium Testrup"
* participant[1].status = #needs-action

Instance: network-meeting-provenance
InstanceOf: SektorbroProvenance
Usage: #inline
* id = "7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e2c05"
* insert SentBy(f7a44043-7ff7-42c5-8704-44cd18e329c3, 7d0c1a52-9a1e-4f6b-8a55-0c2f5d7e2c02, 2026-11-12T10:30:00+01:00)
* activity = $activities#new-message
