// The hub's own vocabularies. A display is what a Danish user reads; a definition is for those who build systems.

RuleSet: OwnVocabulary
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete

CodeSystem: EventCodes
Id: event-codes
Title: "Message events"
Description: "What a message between a jobcentre and psychiatry is about, where MedCom has no message for it."
* insert OwnVocabulary
* #certificate-request  "Anmodning om attest" "A jobcentre asks for a medical certificate."
* #certificate-forward  "Videresendt anmodning om attest" "The unit that was asked passes a request on to the right one."
* #certificate-answer   "Svar på anmodning om attest" "The certificate, or the refusal to make it."
* #certificate-reminder "Rykker for attest" "The jobcentre reminds of a request that is not answered."
* #certificate-return   "Retur af attest" "The jobcentre sends an answered certificate back because something is missing."
* #certificate-recall   "Tilbagekaldelse af anmodning om attest" "The jobcentre no longer needs the certificate."
* #care-plan-update     "Opdateret plan" "The shared plan has changed."
* #meeting              "Møde" "A meeting is called, answered, moved or cancelled."
* #planned-discharge    "Planlagt udskrivning" "Psychiatry tells ahead of a discharge, tells it anew, or cancels it."
* #ips-referral         "Henvisning til IPS" "Psychiatry refers a citizen to individual placement and support."
* #ips-progress         "Forløb efter henvisning til IPS" "The jobcentre tells what came of a referral."
* #network-meeting-proposal "Forslag om netværksmøde" "The citizen has been admitted repeatedly, and the team is asked to meet."
* #jobcentre-notice     "Advis til jobcenter" "A notice of an event that a jobcentre may know of, such as a discharge."
* #non-delivery         "Meddelelse om manglende levering" "The hub tells a sender that a message was not delivered, and why."

CodeSystem: CertificateForms
Id: certificate-forms
Title: "Medical certificate forms"
Description: "Forms that a municipality can ask a doctor for. The code names the certificate wanted, in the request as well as in the answer. Which forms a hub takes is its configuration; it may have more."
* ^experimental = false
* ^caseSensitive = true
* ^content = #fragment
* ^property[0].code = #request-form
* ^property[=].description = "The number of the municipality's request form, where the request has a form of its own."
* ^property[=].type = #string
* #LAE-105 "LÆ 105 Journaludskrift fra sygehus" "Extract of a hospital's journal."
* #LAE-115 "LÆ 115 Journaludskrift fra speciallæge" "Extract of a specialist's journal."
* #LAE-125 "LÆ 125 Statusattest" "Status certificate."
  * ^property[0].code = #request-form
  * ^property[=].valueString = "LÆ 121"
* #LAE-135 "LÆ 135 Specifik helbredsattest" "Specific health certificate."
  * ^property[0].code = #request-form
  * ^property[=].valueString = "LÆ 131"
* #LAE-145 "LÆ 145 Generel helbredsattest" "General health certificate."
  * ^property[0].code = #request-form
  * ^property[=].valueString = "LÆ 141"
* #LAE-155 "LÆ 155 Speciallægeattest" "Specialist certificate."
* #LAE-225 "LÆ 225 Attest ved kronisk sygdom" "Certificate on chronic illness."
  * ^property[0].code = #request-form
  * ^property[=].valueString = "LÆ 221"
* #LAE-265 "LÆ 265 Attest til rehabiliteringsteam" "Certificate for the rehabilitation team."
  * ^property[0].code = #request-form
  * ^property[=].valueString = "LÆ 261"
* #LAE-275 "LÆ 275 Attest fra klinisk funktion" "Certificate of the clinical function."
* #LAE-285 "LÆ 285 Attest til sygedagpengeopfølgning" "Certificate for the follow-up on sickness benefit."
  * ^property[0].code = #request-form
  * ^property[=].valueString = "LÆ 281"

CodeSystem: CertificateStages
Id: certificate-stages
Title: "Stages of a request for a certificate"
Description: "Where a request is, as the business status of its task. Overdue stands beside a stage."
* insert OwnVocabulary
* #ordered   "Bestilt" "Asked for, and not yet with whoever is to answer."
* #delivered "Modtaget" "Whoever is to answer has it."
* #accepted  "Accepteret" "Somebody works on it."
* #declined  "Afvist" "The doctor declined to give it."
* #answered  "Besvaret" "The certificate was given."
* #returned  "Returneret" "The certificate came back for a supplement."
* #closed    "Afsluttet" "The certificate was given and can no longer be sent back."
* #recalled  "Tilbagekaldt" "The requester no longer needs it."
* #expired   "Udløbet" "No answer came within the time that is waited for one. It can still be answered."
* #moved     "Borgeren er flyttet" "The citizen has moved away from whoever asked, and nobody else asks yet."
* #withheld  "Ikke videregivet" "The request never reached anybody."
* #overdue   "Over fristen" "The day it was due is over."

CodeSystem: CertificateParts
Id: certificate-parts
Title: "Parts of a certificate dialogue"
Description: "What the inputs and outputs of a certificate task are."
* insert OwnVocabulary
* #questionnaire "Spørgeskema" "The form to be filled in."
* #question      "Spørgsmål" "A question of the jobcentre's own, beside the form."
* #case          "Sag" "The jobcentre's case."
* #note          "Bemærkning" "What the jobcentre writes beside a reminder."
* #number        "Rykkernummer" "Which of the hub's own reminders it is."
* #missing       "Mangler" "What a certificate that comes back lacks."
* #answer        "Besvarelse" "The form, filled in."
* #document      "Dokument" "The certificate as a document to read."

CodeSystem: MeetingTypes
Id: meeting-types
Title: "Types of meeting"
Description: "Who meets."
* insert OwnVocabulary
* #three-party "Trepartsmøde" "The citizen and one professional of each sector."
* #network     "Netværksmøde" "Everybody who matters to the citizen's course, of both sectors and outside them."

CodeSystem: InformationTypes
Id: information-types
Title: "Information types"
Description: "The kinds of information that a consent can name."
* insert OwnVocabulary
* #medical-certificate "Lægeattest" "Requests for medical certificates and the certificates themselves."
* #correspondence      "Korrespondance" "Free text between professionals."
* #attachment          "Bilag" "A file that follows another message."
* #admission-discharge "Indlæggelse og udskrivning" "That the citizen is admitted, on leave or discharged."
* #care-plan           "Plan" "Plans of treatment and of the shared course."
* #meeting             "Møde" "That a meeting is held, when, where and with whom."
* #ips-referral        "Henvisning til IPS" "Referral to individual placement and support."

CodeSystem: Purposes
Id: purposes
Title: "Purposes"
Description: "What information may be used for."
* insert OwnVocabulary
* #sickness-benefit-case "Sygedagpengesag" "To decide and follow up on a case of sickness benefit."
* #employment-effort     "Beskæftigelsesindsats" "To plan and carry out the employment effort."
* #coordination-of-care  "Koordinering af forløb" "To coordinate what the sectors do for the citizen."

CodeSystem: LegalBases
Id: legal-bases
Title: "Legal bases"
Description: "The provisions of law under which information is shared."
* insert OwnVocabulary
* #health-act-43-44             "Sundhedsloven §§ 43-44" "Disclosure of health information for other purposes than treatment, with written consent."
* #legal-protection-act-11a     "Retssikkerhedsloven § 11 a" "The authority obtains necessary information with the citizen's prior consent."
* #public-administration-act-28 "Forvaltningsloven § 28" "Disclosure between authorities with the citizen's consent."

CodeSystem: ConsentActorRoles
Id: consent-actor-roles
Title: "Roles in a consent"
Description: "Whether an organisation gives the information or gets it."
* insert OwnVocabulary
* #source    "Afgiver" "The organisation that holds the information and may disclose it."
* #recipient "Modtager" "The organisation that may receive the information."

CodeSystem: NonDeliveryReasons
Id: non-delivery-reasons
Title: "Reasons why a message was not delivered"
Description: "Why the hub did not deliver a message. The sender reads the display."
* insert OwnVocabulary
* #no-consent                "Der er intet samtykke til at videregive oplysningerne" "Nothing that the hub knows of allows the disclosure."
* #consent-withdrawn         "Samtykket er trukket tilbage" "The citizen withdrew the consent before delivery."
* #consent-expired           "Samtykket er udløbet" "The consent ended before delivery."
* #consent-narrowed          "Samtykket er indsnævret" "The consent was replaced by a narrower one before delivery."
* #consent-does-not-cover    "Samtykket dækker ikke disse oplysninger" "There is a consent, but not for this information, purpose, case, sender or receiver."
* #receiver-unknown          "Modtageren kendes ikke" "No party has the receiver's identifiers."
* #receiver-cannot-take-kind "Modtageren kan ikke modtage denne type meddelelse" "The receiver has not declared this kind of message."
* #not-delivered-in-time     "Meddelelsen kunne ikke leveres inden fristen" "The receiver could not be reached before the message was given up."
* #technical-failure         "Teknisk fejl" "A failure at the hub or the receiver that a new attempt did not mend."
* #invalid-content           "Meddelelsen overholder ikke sit format" "The message does not meet its profile."
* #not-collected             "Modtageren har ikke hentet meddelelsen endnu" "The message waits in the receiver's mailbox; it is not given up."
* #rests-on-unshared         "Det, meddelelsen bygger på, er ikke delt med modtageren" "What the message reports of, or names as going before it, did not reach its receiver, or was erased. Nothing was shared."
* #moved                     "Borgeren er flyttet" "The citizen has moved away from the receiver, which gets nothing more."
* #erased                    "Meddelelsen er slettet" "A data-protection officer had the message erased before its receiver had it."
