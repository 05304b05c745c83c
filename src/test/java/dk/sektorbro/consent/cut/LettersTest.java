package dk.sektorbro.consent.cut;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
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
    assertThat(message.getEntry()).hasSize(thread().getEntry().size());
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
    assertThat(message.getEntry()).hasSize(thread().getEntry().size());
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
    assertThat(left.elements()).containsExactly("Communication.payload");
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
    said(letter, "Hvordan går det?", OLD, "urn:uuid:caseworker");
    said(letter, "Vi ses igen.", NEW, "urn:uuid:doctor-at-the-clinic");
    add(message, "letter", letter);
    Practitioner doctor = new Practitioner();
    doctor.addIdentifier().setSystem(DOCTOR.system()).setValue(DOCTOR.value());
    add(message, "doctor", doctor);
    role(message, "doctor-at-the-clinic", "doctor", "clinic", CLINIC);
    role(message, "caseworker", "nobody", "jobcentre", JOBCENTRE);
    return message;
  }

  private static void said(Communication letter, String text, String at, String by) {
    CommunicationPayloadComponent payload = letter.addPayload();
    payload.setContent(new StringType(text));
    payload.addExtension(MEDCOM + "medcom-core-datetime-extension", new DateTimeType(at));
    payload.addExtension(MEDCOM + "medcom-core-practitioner-extension", new Reference(by));
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
    return new Correspondence(
        new Citizen(new CitizenId(CitizenId.Scheme.CPR, "2509479989"), "Bruno", "Elmer"),
        "11111111-2222-4333-8444-555555555555",
        "discharge",
        Optional.empty(),
        Optional.empty(),
        List.of(),
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
        List.of(),
        Optional.empty());
  }

  private static Optional<Author> author(PartyId organisation) {
    return Optional.of(
        new Author("Test", "Læge", Optional.empty(), Optional.of(organisation), Optional.empty()));
  }
}
