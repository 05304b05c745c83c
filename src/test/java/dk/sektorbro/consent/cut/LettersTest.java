package dk.sektorbro.consent.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Codes;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Match;
import dk.sektorbro.consent.Prefixes;
import dk.sektorbro.consent.Redaction;
import dk.sektorbro.consent.ReleaseProfile;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.Span;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Attachment;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.Correspondence;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** What a letter is about, from when and by whom, as the gate is asked and as it is cut. */
class LettersTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String MEDCOM = "http://medcomfhir.dk/ig/core/StructureDefinition/";
  private static final String OLD = "2019-03-01T10:00:00+01:00";
  private static final String NEW = "2026-03-01T10:00:00+01:00";
  private static final Code DISCHARGE = new Code(CodeSystems.LETTER_CATEGORIES, "discharge");
  private static final PartyId CLINIC = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final Identifier DOCTOR = new Identifier("urn:doctors", "doctor-1");
  private static final ReleaseProfile PROFILE =
      ReleaseProfiles.read(FHIR, List.of(Path.of("config/release/care-communication.yaml")))
          .get("care-communication");
  private static final Obligation WITHOUT_THE_YEARS_BEFORE_2020 =
      new Obligation.CutAway(
          new Selection(
              List.of(
                  new Selector.DatedWith(
                      new Span(
                          Optional.empty(), Optional.of(Instant.parse("2020-01-01T00:00:00Z"))))),
              List.of()));

  @Test
  void theLetterIsAskedAboutByWhatWasWrittenLast() {
    Item letter = letterOf(thread());

    assertThat(letter.codes()).containsExactly(DISCHARGE);
    assertThat(letter.dated()).contains(Span.at(OffsetDateTime.parse(NEW).toInstant()));
    assertThat(letter.authors())
        .contains(DOCTOR, new Identifier(PartyId.SYSTEM, CLINIC.sor()))
        .doesNotContain(new Identifier(PartyId.SYSTEM, JOBCENTRE.sor()));
    assertThat(letter.self()).contains(new Identifier("urn:threads", "thread-1"));
    assertThat(letter.uncodedText()).isTrue();
  }

  @Test
  void aLabelOfTheMessageHoldsForWhatHasNoneOfItsOwn() {
    Code restricted = new Code(CodeSystems.CONFIDENTIALITY, "R");
    Bundle message = thread();
    message.getMeta().addSecurity().setSystem(restricted.system()).setCode(restricted.code());

    assertThat(letterOf(message).labels()).contains(restricted);
  }

  @Test
  void aLabelOfItsOwnDoesNotHideWhatTheMessageBears() {
    Code restricted = new Code(CodeSystems.CONFIDENTIALITY, "V");
    Code substances = new Code(Plans.ACT_CODE, "SUD");
    Bundle message = thread();
    message.getMeta().addSecurity().setSystem(restricted.system()).setCode(restricted.code());
    letter(message)
        .getMeta()
        .addSecurity()
        .setSystem(substances.system())
        .setCode(substances.code());

    assertThat(letterOf(message).labels()).contains(restricted, substances);
  }

  @Test
  void aLabelOfTheHeaderHoldsForTheMessage() {
    Code restricted = new Code(CodeSystems.CONFIDENTIALITY, "R");
    Bundle message = thread();
    MessageHeader header = new MessageHeader();
    header.getMeta().addSecurity().setSystem(restricted.system()).setCode(restricted.code());
    add(message, "header", header);

    assertThat(letterOf(message).labels()).contains(restricted);
  }

  @Test
  void howConfidentialItIsALetterSaysOfItself() {
    Bundle message = thread();
    message.getMeta().addSecurity().setSystem(CodeSystems.CONFIDENTIALITY).setCode("V");
    letter(message).getMeta().addSecurity().setSystem(CodeSystems.CONFIDENTIALITY).setCode("R");

    assertThat(letterOf(message).labels())
        .contains(new Code(CodeSystems.CONFIDENTIALITY, "R"))
        .doesNotContain(new Code(CodeSystems.CONFIDENTIALITY, "V"));
  }

  @Test
  void codedDataHasItsLabelBeforeTheQuestionIsPut() {
    Bundle message = thread();
    letter(message).addReasonCode().addCoding().setSystem(Plans.SKS).setCode("DF102");

    assertThat(letterOf(message).labels()).contains(new Code(Plans.ACT_CODE, "SUD"));
  }

  @Test
  void whatALetterRepeatsIsCutAwayByItsDateAndALineSaysSo() {
    Bundle message = thread();

    Set<String> cut = cut(message, WITHOUT_THE_YEARS_BEFORE_2020);

    assertThat(cut).containsExactly("Communication.payload");
    assertThat(letter(message).getPayload())
        .extracting(payload -> payload.getContent().primitiveValue())
        .containsExactly(BundleCut.CUT_TEXT, "Vi ses igen.");
    assertThat(message.getEntry())
        .extracting(entry -> entry.getResource().getIdPart())
        .containsExactly("patient", "letter", "doctor", "doctor-at-the-clinic", "clinic");
  }

  @Test
  void theLineIsOfWhoSendsTheMessageWhenItIsSent() {
    Bundle message = sent();

    cut(message, WITHOUT_THE_YEARS_BEFORE_2020);

    CommunicationPayloadComponent line = letter(message).getPayloadFirstRep();
    assertThat(line.getExtensionByUrl(MEDCOM + "medcom-core-datetime-extension").getValue())
        .asString()
        .contains(NEW);
    var id =
        (org.hl7.fhir.r4.model.Identifier)
            line.getExtensionByUrl(MEDCOM + "medcom-core-identifier-extension").getValue();
    assertThat(id.getValue()).isEqualTo("old");
    assertThat(id.getAssigner().getReference()).isEqualTo("urn:uuid:clinic");
    PractitionerRole by =
        the(
            message,
            PractitionerRole.class,
            ((Reference)
                    line.getExtensionByUrl(MEDCOM + "medcom-core-practitioner-extension")
                        .getValue())
                .getReference());
    assertThat(by.getOrganization().getReference()).isEqualTo("urn:uuid:clinic");
    assertThat(
            the(message, Practitioner.class, by.getPractitioner().getReference())
                .getNameFirstRep()
                .getFamily())
        .isEqualTo("Klinikken");
    assertThat(line.getExtensionByUrl(MEDCOM + "medcom-core-contact-extension").getValue())
        .isInstanceOf(org.hl7.fhir.r4.model.ContactPoint.class);
    assertThat(json(message)).doesNotContain("caseworker", "2019", JOBCENTRE.sor());
    Provenance first = the(message, Provenance.class, "urn:uuid:turn-1");
    assertThat(first.getAgent()).hasSize(1);
    assertThat(first.getAgentFirstRep().getWho().getReference()).isEqualTo("urn:uuid:clinic");
    assertThat(first.getMeta().getSecurity()).isNotEmpty();
    Provenance own = the(message, Provenance.class, "urn:uuid:turn-2");
    assertThat(own.getMeta().getSecurity()).isEmpty();
    String once = json(message);
    cut(message, WITHOUT_THE_YEARS_BEFORE_2020);
    assertThat(json(message)).isEqualTo(once);
  }

  /** Who took a turn is the frame of this message only where it is this message's turn. */
  @Test
  void whoIsRefusedAsAWriterIsNotNamedAsOneWhoTookATurn() {
    Bundle message = sent();

    cut(message, writtenBy(new Identifier(PartyId.SYSTEM, JOBCENTRE.sor())));

    assertThat(letter(message).getPayload())
        .extracting(payload -> payload.getContent().primitiveValue())
        .containsExactly(BundleCut.CUT_TEXT, "Vi ses igen.");
    assertThat(json(message)).doesNotContain("caseworker", "2019", JOBCENTRE.sor());
  }

  @Test
  void aTurnOfWhichSomethingIsLeftKeepsItsName() {
    Bundle message = sent();
    said(letter(message), "Og i dag?", NEW, "urn:uuid:caseworker", "more");
    the(message, Provenance.class, "urn:uuid:turn-1")
        .addEntity()
        .getWhat()
        .getIdentifier()
        .setValue("more");

    cut(message, WITHOUT_THE_YEARS_BEFORE_2020);

    assertThat(
            the(message, Provenance.class, "urn:uuid:turn-1")
                .getAgentFirstRep()
                .getWho()
                .getReference())
        .isEqualTo("urn:uuid:jobcentre");
    assertThat(json(message)).contains(JOBCENTRE.sor());
  }

  @Test
  void whatPointsAtWhatIsGoneByItsIdentifierGoesToo() {
    Bundle message = sent();
    Condition drinking = new Condition();
    drinking.addIdentifier().setSystem("urn:conditions").setValue("1");
    drinking.setCode(new CodeableConcept(new Coding(Plans.SKS, "DF102", "Alkohol")));
    add(message, "drinking", drinking);
    Reference byIdentifier = new Reference().setDisplay("Alkohol");
    byIdentifier.getIdentifier().setSystem("urn:conditions").setValue("1");
    letter(message).addReasonReference(byIdentifier);
    Reference to = new Reference().setDisplay("Andet");
    to.getIdentifier().setSystem("urn:conditions").setValue("2");
    letter(message).addReasonReference(to);

    cut(
        message,
        new Obligation.CutAway(
            new Selection(
                List.of(
                    new Selector.OfClass(
                        Set.of(new Code(CodeSystems.RESOURCE_TYPES, "Condition")))),
                List.of())));

    assertThat(letter(message).getReasonReference())
        .extracting(Reference::getDisplay)
        .containsExactly("Andet");
  }

  @Test
  void whoseTurnItWasIsKeptBackWhereNothingOfItIsInTheLetterAnyMore() {
    Correspondence thread = asContent();
    Correspondence without =
        new Correspondence(
            thread.citizen(),
            thread.communicationId(),
            thread.category(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            thread.parts().subList(1, 3),
            thread.history(),
            Optional.empty());
    Correspondence left =
        (Correspondence)
            new Redaction(new ContentItems(Plans.LABELS))
                .cut(
                    MessageKind.CARE_COMMUNICATION,
                    without,
                    List.of(writtenBy(new Identifier(PartyId.SYSTEM, JOBCENTRE.sor()))))
                .content();

    assertThat(left.parts()).isEqualTo(without.parts());
    assertThat(left.history().getFirst().organisationSor()).isEmpty();
    assertThat(left.history().getLast()).isEqualTo(without.history().getLast());
  }

  /** The same, where nobody writes FHIR. */
  @Test
  void theLineAndItsTurnHaveNoNameWhereNobodyWritesFhir() {
    ContentItems contents = new ContentItems(Plans.LABELS);
    Correspondence thread = asContent();

    Correspondence left =
        (Correspondence)
            new Redaction(contents)
                .cut(MessageKind.CARE_COMMUNICATION, thread, List.of(WITHOUT_THE_YEARS_BEFORE_2020))
                .content();

    assertThat(left.parts().getFirst().author()).isEmpty();
    assertThat(left.parts().getFirst().writtenAt()).isEqualTo(NEW);
    assertThat(left.parts().getFirst().id()).isEqualTo("1");
    assertThat(left.parts().subList(1, 3)).isEqualTo(thread.parts().subList(1, 3));
    Correspondence.Turn first = left.history().getFirst();
    assertThat(first.organisationSor()).isEmpty();
    assertThat(first.at()).isEqualTo(NEW);
    assertThat(first.parts()).containsExactly("urn:uuid:1");
    assertThat(left.history().getLast()).isEqualTo(thread.history().getLast());
    Correspondence again =
        (Correspondence)
            new Redaction(contents)
                .cut(
                    MessageKind.CARE_COMMUNICATION,
                    left,
                    List.of(writtenBy(new Identifier(PartyId.SYSTEM, JOBCENTRE.sor()))))
                .content();
    assertThat(again.parts()).isEqualTo(left.parts());
    assertThat(again.history()).isEqualTo(left.history());
  }

  @Test
  void whereNobodyWritesFhirALetterIsCutByElementToo() {
    assertThat(withoutElement("Communication.topic").topic()).isEmpty();
    assertThat(withoutElement("Communication.topic").priority()).contains("routine");
    assertThat(withoutElement("Communication.priority").priority()).isEmpty();
    assertThat(withoutElement("Communication.encounter").episodeOfCare()).isEmpty();
    assertThat(withoutElement("Communication.recipient").recipientName()).isEmpty();
    assertThat(withoutElement("Communication.recipient").topic()).contains("Om alkohol");
    assertThat(withoutElement("Communication.payload.contentAttachment").parts())
        .extracting(part -> part instanceof Correspondence.Part.Text text ? text.text() : "file")
        .containsExactly("Hvordan går det?", "Vi ses igen.", BundleCut.CUT_FILE);
    assertThatThrownBy(() -> withoutElement("Communication.category"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whereNobodyWritesFhirWhatIsAroundALetterIsOfNoTime() {
    Redaction.Left left =
        new Redaction(new ContentItems(Plans.LABELS))
            .cut(
                MessageKind.CARE_COMMUNICATION,
                asContent(),
                List.of(WITHOUT_THE_YEARS_BEFORE_2020));

    assertThat(left.elements())
        .containsExactlyInAnyOrder(
            "Communication.payload", "Communication.topic", "Provenance.agent");
    assertThat(((Correspondence) left.content()).priority()).contains("routine");
  }

  /** MedCom has no such letter without one. */
  @Test
  void inThePlaceOfTheSubjectOfALetterThatIsNoneWithoutItIsALine() {
    assertThat(without("Communication.topic", asContent("other")).topic())
        .contains(BundleCut.CUT_TEXT);

    Bundle message = sent();
    letter(message).setTopic(new CodeableConcept().setText("Om alkohol"));
    letter(message).getCategoryFirstRep().getCodingFirstRep().setCode("other");
    cut(message, WITHOUT_THE_YEARS_BEFORE_2020);
    assertThat(letter(message).getTopic().getText()).isEqualTo(BundleCut.CUT_TEXT);

    Bundle discharge = sent();
    letter(discharge).setTopic(new CodeableConcept().setText("Om alkohol"));
    cut(discharge, WITHOUT_THE_YEARS_BEFORE_2020);
    assertThat(letter(discharge).hasTopic()).isFalse();
  }

  private static Correspondence withoutElement(String element) {
    return without(element, asContent());
  }

  private static Correspondence without(String element, Correspondence thread) {
    return (Correspondence)
        new Redaction(new ContentItems(Plans.LABELS))
            .cut(
                MessageKind.CARE_COMMUNICATION,
                thread,
                List.of(
                    new Obligation.CutAway(
                        new Selection(
                            List.of(
                                new Selector.OfClass(
                                    Set.of(new Code(CodeSystems.ELEMENTS, element)))),
                            List.of()))))
            .content();
  }

  private static Obligation writtenBy(Identifier author) {
    return new Obligation.CutAway(
        new Selection(
            List.of(
                new Selector.About(
                    Set.of(new Selector.Reference(Selector.Meaning.AUTHOREDBY, author)))),
            List.of()));
  }

  @Test
  void whereOnlyOneMayBeHeardTheOthersWordsGoAndTheFrameStays() {
    Bundle message = thread();

    cut(
        message,
        new Obligation.KeepOnly(
            List.of(
                new Selection(
                    List.of(
                        new Selector.About(
                            Set.of(new Selector.Reference(Selector.Meaning.AUTHOREDBY, DOCTOR)))),
                    List.of()))));

    Communication left = letter(message);
    assertThat(left.getPayload())
        .extracting(payload -> payload.getContent().primitiveValue())
        .containsExactly(BundleCut.CUT_TEXT, "Vi ses igen.");
    assertThat(left.getCategory()).hasSize(1);
    assertThat(left.getSubject().getReference()).isEqualTo("urn:uuid:patient");
    assertThat(message.getEntry())
        .extracting(entry -> entry.getResource().getIdPart())
        .containsExactly("patient", "letter", "doctor", "doctor-at-the-clinic", "clinic");
  }

  @Test
  void whatIsNotWrittenInFhirIsAskedAboutAndCutTheSame() {
    ContentItems contents = new ContentItems(Plans.LABELS);
    Correspondence thread = asContent();
    Item letter = letterOf(contents.of(MessageKind.CARE_COMMUNICATION, thread));

    assertThat(letter.codes()).containsExactly(DISCHARGE);
    assertThat(letter.dated()).contains(Span.at(OffsetDateTime.parse(NEW).toInstant()));
    assertThat(letter.authors()).containsExactly(new Identifier(PartyId.SYSTEM, CLINIC.sor()));
    assertThat(new Selector.CodedWithin(new Codes(Set.of(DISCHARGE), Prefixes.NONE)).match(letter))
        .isEqualTo(Match.YES);
    Redaction.Left left =
        new Redaction(contents)
            .cut(MessageKind.CARE_COMMUNICATION, thread, List.of(WITHOUT_THE_YEARS_BEFORE_2020));
    assertThat(left.elements()).contains("Communication.payload");
    assertThat(((Correspondence) left.content()).parts())
        .extracting(part -> part instanceof Correspondence.Part.Text text ? text.text() : "file")
        .containsExactly(BundleCut.CUT_TEXT, "Vi ses igen.", "file");
  }

  private static Item letterOf(Bundle message) {
    return letterOf(
        new MessageItems(Plans.LABELS).of(MessageKind.CARE_COMMUNICATION, message, PROFILE));
  }

  private static Item letterOf(Map<InformationType, Item> items) {
    return Optional.ofNullable(items.get(InformationType.CORRESPONDENCE)).orElseThrow();
  }

  private static Set<String> cut(Bundle message, Obligation obligation) {
    AllowList everything =
        AllowList.of(
            FHIR,
            Map.of(
                "Communication", List.of("children()"),
                "MessageHeader", List.of("children()"),
                "Provenance", List.of("children()"),
                "Condition", List.of("children()"),
                "Patient", List.of("children()"),
                "Practitioner", List.of("children()"),
                "PractitionerRole", List.of("children()"),
                "Organization", List.of("children()")));
    return new BundleCut(
            FHIR, Plans.LABELS, Composition.of(MessageKind.CARE_COMMUNICATION, PROFILE), everything)
        .cut(message, List.of(obligation))
        .elements();
  }

  /** The jobcentre wrote in 2019; a doctor of the clinic answers. */
  private static Bundle thread() {
    Bundle message = new Bundle();
    add(message, "patient", new org.hl7.fhir.r4.model.Patient());
    Communication letter = new Communication();
    letter.addIdentifier().setSystem("urn:threads").setValue("thread-1");
    letter.addCategory().addCoding().setSystem(DISCHARGE.system()).setCode(DISCHARGE.code());
    letter.setSubject(new Reference("urn:uuid:patient"));
    said(letter, "Hvordan går det?", OLD, "urn:uuid:caseworker", "old");
    said(letter, "Vi ses igen.", NEW, "urn:uuid:doctor-at-the-clinic", "new");
    add(message, "letter", letter);
    Practitioner doctor = new Practitioner();
    doctor.addIdentifier().setSystem(DOCTOR.system()).setValue(DOCTOR.value());
    add(message, "doctor", doctor);
    role(message, "doctor-at-the-clinic", "doctor", "clinic", CLINIC);
    role(message, "caseworker", "nobody", "jobcentre", JOBCENTRE);
    return message;
  }

  /** The same as a message of the clinic's, with the turns of the thread. */
  private static Bundle sent() {
    Bundle message = thread();
    message.setTimestampElement(new InstantType(NEW));
    MessageHeader header = new MessageHeader();
    header.setSender(new Reference("urn:uuid:clinic"));
    add(message, "header", header);
    the(message, Organization.class, "urn:uuid:clinic").setName("Klinikken");
    turn(message, "turn-1", "MessageHeader/before", OLD, "jobcentre", "old");
    turn(message, "turn-2", "MessageHeader/header", NEW, "clinic", "new");
    return message;
  }

  private static void turn(
      Bundle message, String id, String of, String at, String by, String brought) {
    Provenance turn = new Provenance();
    turn.addTarget().setReference(of);
    turn.setOccurred(new DateTimeType(at));
    turn.setRecordedElement(new InstantType(at));
    turn.addAgent().setWho(new Reference("urn:uuid:" + by));
    turn.addEntity().getWhat().getIdentifier().setValue(brought);
    add(message, id, turn);
  }

  private static <T extends Resource> T the(Bundle message, Class<T> type, String fullUrl) {
    return message.getEntry().stream()
        .filter(entry -> fullUrl.equals(entry.getFullUrl()))
        .map(entry -> type.cast(entry.getResource()))
        .findFirst()
        .orElseThrow();
  }

  private static String json(Bundle message) {
    return FHIR.newJsonParser().encodeResourceToString(message);
  }

  private static void said(Communication letter, String text, String at, String by, String id) {
    CommunicationPayloadComponent payload = letter.addPayload();
    payload.setContent(new StringType(text));
    payload.addExtension(MEDCOM + "medcom-core-datetime-extension", new DateTimeType(at));
    payload.addExtension(MEDCOM + "medcom-core-practitioner-extension", new Reference(by));
    payload.addExtension(
        MEDCOM + "medcom-core-identifier-extension",
        new org.hl7.fhir.r4.model.Identifier()
            .setValue(id)
            .setAssigner(new Reference("urn:uuid:" + (at.equals(OLD) ? "jobcentre" : "clinic"))));
    payload.addExtension(
        MEDCOM + "medcom-core-contact-extension",
        new org.hl7.fhir.r4.model.ContactPoint().setValue("99310000").setUse(null));
  }

  private static void role(
      Bundle message, String id, String person, String organisation, PartyId sor) {
    PractitionerRole role = new PractitionerRole();
    role.setPractitioner(new Reference("urn:uuid:" + person));
    role.setOrganization(new Reference("urn:uuid:" + organisation));
    add(message, id, role);
    Organization works = new Organization();
    works.addIdentifier().setSystem(PartyId.SYSTEM).setValue(sor.sor());
    add(message, organisation, works);
  }

  private static void add(Bundle message, String id, Resource resource) {
    resource.setId(id);
    message.addEntry().setFullUrl("urn:uuid:" + id).setResource(resource);
  }

  private static Communication letter(Bundle message) {
    return message.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Communication.class::isInstance)
        .map(Communication.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Correspondence asContent() {
    return asContent("discharge");
  }

  private static Correspondence asContent(String category) {
    return new Correspondence(
        new Citizen(new CitizenId(CitizenId.Scheme.CPR, "2509479989"), "Bruno", "Elmer"),
        "11111111-2222-4333-8444-555555555555",
        category,
        Optional.of("Om alkohol"),
        Optional.of("routine"),
        List.of("urn:episodes|1"),
        List.of(
            new Correspondence.Part.Text(
                "1", OffsetDateTime.parse(OLD), author(JOBCENTRE), "Hvordan går det?"),
            new Correspondence.Part.Text(
                "2", OffsetDateTime.parse(NEW), author(CLINIC), "Vi ses igen."),
            new Correspondence.Part.File(
                "3",
                OffsetDateTime.parse(NEW),
                author(CLINIC),
                new Attachment(
                    Optional.empty(), Optional.empty(), new byte[] {1}, Optional.empty()))),
        List.of(turn("before", OLD, JOBCENTRE, "urn:uuid:1"), turn("own", NEW, CLINIC, "2", "3")),
        Optional.of("Team A"));
  }

  private static Correspondence.Turn turn(
      String message, String at, PartyId by, String... brought) {
    return new Correspondence.Turn(
        message,
        Correspondence.Activity.REPLY,
        OffsetDateTime.parse(at),
        Optional.of(by.sor()),
        Optional.empty(),
        Optional.empty(),
        List.of(brought));
  }

  private static Optional<Author> author(PartyId organisation) {
    return Optional.of(
        new Author("Test", "Læge", Optional.empty(), Optional.of(organisation), Optional.empty()));
  }
}
