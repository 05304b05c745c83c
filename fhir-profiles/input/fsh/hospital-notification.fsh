// What a ward can add to a MedCom HospitalNotification for the hub.

Extension: ChangePackage
Id: change-package
Title: "Change package"
Description: "The ward asks, with a discharge after a first admission with psychosocial problems, that the municipality call the citizen on the first working day. Counts on the message of the discharge, or on its revision."
Context: MessageHeader
* value[x] 1..1
* value[x] only boolean
