// LÆ 285. The five groups are those of the executive order on sickness benefit, BEK 1710/2024 § 15.
// A linkId is never given another meaning: a change of meaning is a new linkId and a new version.

RuleSet: Group(linkId, text)
* item[+].linkId = {linkId}
* item[=].text = {text}
* item[=].type = #group
* item[=].required = true

RuleSet: Item(linkId, type, required, text)
* item[=].item[+].linkId = {linkId}
* item[=].item[=].text = {text}
* item[=].item[=].type = {type}
* item[=].item[=].required = {required}

Instance: lae-285
InstanceOf: Questionnaire
Usage: #definition
* url = "http://sektorbro.dk/fhir/Questionnaire/lae-285"
* version = "1.0.0"
* name = "Lae285"
* title = "LÆ 285 Attest til sygedagpengeopfølgning"
* status = #active
* experimental = false
* subjectType = #Patient
* language = #da
* code = $forms#LAE-285
* insert Group("1", [["Diagnose eller årsag"]])
* insert Item("1.1", #text, true, [["Diagnose eller anden årsag til fraværet"]])
* item[=].item[=].maxLength = 4000
* insert Item("1.2", #string, false, [["Diagnosekode (SKS/ICD-10), hvis den kendes"]])
* item[=].item[=].maxLength = 20
* insert Group("2", [["Arbejdsevne og behandlingsplan"]])
* insert Item("2.1", #text, true, [["Hvordan påvirker sygdommen evnen til at arbejde?"]])
* item[=].item[=].maxLength = 4000
* insert Item("2.2", #text, true, [["Behandlingsplan"]])
* item[=].item[=].maxLength = 4000
* insert Item("2.3", #string, false, [["Forventet varighed"]])
* item[=].item[=].maxLength = 200
* insert Group("3", [["Skånehensyn"]])
* insert Item("3.1", #text, true, [["Hvad skal der tages hensyn til på arbejdet?"]])
* item[=].item[=].maxLength = 4000
* insert Group("4", [["Hvornår og hvor meget arbejde er muligt"]])
* item[=].required = false
* insert Item("4.1", #date, false, [["Hvornår kan arbejdet helt eller delvist genoptages?"]])
* insert Item("4.2", #integer, false, [["Hvor mange timer om ugen kan borgeren arbejde?"]])
* item[=].item[=].extension[+].url = $minValue
* item[=].item[=].extension[=].valueInteger = 0
* item[=].item[=].extension[+].url = $maxValue
* item[=].item[=].extension[=].valueInteger = 37
* insert Item("4.3", #text, false, [["Kan tidspunkt eller omfang ikke angives: hvorfor ikke?"]])
* item[=].item[=].maxLength = 4000
* insert Group("5", [["Andet"]])
* item[=].required = false
* insert Item("5.1", #text, false, [["Andre oplysninger af betydning for opfølgningen"]])
* item[=].item[=].maxLength = 4000
