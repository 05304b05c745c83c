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
import dk.sektorbro.consent.ReleaseProfile;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.Selector.Meaning;
import dk.sektorbro.consent.Span;
import dk.sektorbro.consent.fhir.Moments;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** A certificate is shared whole, so what permits it must permit each piece of it. */
class CertificatePiecesTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final ReleaseProfile PROFILE =
      ReleaseProfiles.read(FHIR, List.of(Path.of("config/release/certificate-answer.yaml")))
          .get("certificate-answer");

  private final Bundle message = answer();

  @Test
  void aPermissionForOnePieceDoesNotReachTheCertificate() {
    assertThat(ofType("Task")).isEqualTo(Match.UNTOLD);
    assertThat(ofClass(CodeSystems.ELEMENTS, "Task.code")).isEqualTo(Match.UNTOLD);
    assertThat(about(Meaning.INSTANCE, the(Task.class))).isEqualTo(Match.UNTOLD);
  }

  @Test
  void aPermissionForEachPieceDoes() {
    assertThat(ofType("Task", "QuestionnaireResponse", "DocumentReference")).isEqualTo(Match.YES);
    assertThat(ofClass(CodeSystems.INFORMATION_TYPES, "medical-certificate")).isEqualTo(Match.YES);
    assertThat(ofClass(CodeSystems.EVENT_CODES, "certificate-answer")).isEqualTo(Match.YES);
    assertThat(about(Meaning.RELATED, the(Task.class))).isEqualTo(Match.YES);
  }

  @Test
  void whatTwoWroteIsNotWhatOneOfThemWrote() {
    Practitioner colleague = new Practitioner();
    colleague.setId("colleague");
    message.addEntry().setFullUrl("urn:uuid:colleague").setResource(colleague);
    the(DocumentReference.class).addAuthor(new Reference("urn:uuid:colleague"));
    Identifier first =
        new Identifier("", the(QuestionnaireResponse.class).getAuthor().getReference());
    Identifier second = new Identifier("", "urn:uuid:colleague");

    assertThat(writtenBy(first)).isEqualTo(Match.UNTOLD);
    assertThat(writtenBy(second)).isEqualTo(Match.UNTOLD);
    assertThat(writtenBy(first, second)).isEqualTo(Match.YES);
  }

  @Test
  void itIsKnownAgainWhenItIsDecidedOnAgain() {
    Item certificate = certificate();

    assertThat(Json.read(Json.write(certificate), Item.class)).isEqualTo(certificate);
    assertThat(certificate.pieces()).hasSizeLessThan(8);
  }

  @Test
  void howLongANumberIsInUseIsNotWhenTheCertificateIsFrom() {
    Optional<Span> before = certificate().dated();
    Period inUse = new Period().setStartElement(new DateTimeType("2015-01-01"));
    the(Task.class).getIdentifierFirstRep().setPeriod(inUse);
    the(Task.class).getRequester().getIdentifier().setValue("x").setPeriod(inUse);
    the(QuestionnaireResponse.class).getIdentifier().setValue("y").setPeriod(inUse);
    the(DocumentReference.class).addIdentifier().setValue("z").setPeriod(inUse);

    assertThat(before).isPresent();
    assertThat(certificate().dated()).isEqualTo(before);
    assertThat(before).isNotEqualTo(Optional.of(Moments.of(inUse)));
  }

  @Test
  void whyACertificateIsDeclinedInWordsBesideACodeMayBeAboutAnything() {
    declined(reason("Indlagt til alkoholafrusning", "x", "Andet"));
    assertThat(aboutAlcohol()).isEqualTo(Match.UNTOLD);

    declined(new CodeableConcept(new Coding().setDisplay("Indlagt til alkoholafrusning")));
    assertThat(aboutAlcohol()).isEqualTo(Match.UNTOLD);

    CodeableConcept extended = reason("Andet", "x", "Andet");
    extended.addExtension("urn:x", new StringType("Indlagt til alkoholafrusning"));
    declined(extended);
    assertThat(aboutAlcohol()).isEqualTo(Match.UNTOLD);

    CodeableConcept half = new CodeableConcept().setText("Alkohol");
    half.addCoding().setDisplay("Alkohol");
    declined(half);
    assertThat(aboutAlcohol()).isEqualTo(Match.UNTOLD);
  }

  @Test
  void whatIsToldInWordsInThePlaceOfAReferenceOrBesideTheDataMayBeAboutAnything() {
    declined(reason("Andet", "x", "Andet"));
    Task task = the(Task.class);
    task.getOwner().setReference(null).setDisplay("Klinikken");
    task.setReasonReference(new Reference("Condition/1").setDisplay("Alkohol"));
    task.getText().setStatus(NarrativeStatus.GENERATED);
    assertThat(aboutAlcohol()).isEqualTo(Match.NO);

    task.setReasonReference(new Reference().setDisplay("Alkohol"));
    assertThat(aboutAlcohol()).isEqualTo(Match.UNTOLD);

    task.setReasonReference(null);
    assertThat(aboutAlcohol()).isEqualTo(Match.NO);
    task.getText().setStatus(NarrativeStatus.ADDITIONAL);
    assertThat(aboutAlcohol()).isEqualTo(Match.UNTOLD);
  }

  @Test
  void theWordsOfTheCodeItselfTellNothingNew() {
    declined(reason("Andet", "x", "Andet"));
    assertThat(aboutAlcohol()).isEqualTo(Match.NO);

    CodeableConcept coded = new CodeableConcept();
    coded.addCoding().setSystem("local").setCode("x").setDisplay("Andet");
    declined(coded);
    assertThat(aboutAlcohol()).isEqualTo(Match.NO);
  }

  @Test
  void aDeclinedAnswerIsOfWhenAndOfWhomItWasDeclinedBy() {
    declined(reason("Skal ikke laves her", "x", "Andet"));
    Task task = the(Task.class);

    assertThat(certificate().dated()).contains(Moments.spanOf(task.getLastModifiedElement()));
    assertThat(certificate().authors())
        .contains(new Identifier("", task.getOwner().getReference()))
        .doesNotContain(new Identifier("", task.getRequester().getReference()));

    task.setLastModified(null);
    assertThat(certificate().dated()).contains(Moments.spanOf(task.getAuthoredOnElement()));
  }

  /** What is decided on as a whole is never found to be refused in part when it is cut. */
  @Test
  void whatAnyPartTellsOfTimeAndWriterIsToldOfTheWhole() {
    Task task = the(Task.class);
    task.setLastModifiedElement(new DateTimeType("2026-12-24T10:00:00+01:00"));
    task.getRestriction().setPeriod(new Period().setStartElement(new DateTimeType("2031-01-01")));
    Span year = new Span(Optional.of(Instant.parse("2031-06-01T00:00:00Z")), Optional.empty());

    assertThat(
            certificate()
                .dated()
                .orElseThrow()
                .contains(Moments.spanOf(task.getLastModifiedElement())))
        .isTrue();
    assertThat(certificate(new Selector.DatedWith(year))).isEqualTo(Match.NO);
    assertThat(writtenBy(new Identifier("", task.getOwner().getReference())))
        .isNotEqualTo(Match.NO);
    for (Selector refused :
        List.of(
            new Selector.DatedWith(year),
            new Selector.DatedWith(
                new Span(Optional.of(Instant.parse("2026-12-01T00:00:00Z")), Optional.empty())),
            new Selector.About(
                Set.of(
                    new Selector.Reference(
                        Meaning.AUTHOREDBY,
                        new Identifier("", task.getOwner().getReference())))))) {
      boolean cut =
          new Pieces(Plans.LABELS, Composition.of(MessageKind.CERTIFICATE_ANSWER, PROFILE))
              .of(message).stream()
                  .filter(piece -> !piece.isFrame())
                  .anyMatch(
                      piece ->
                          new Selection(List.of(refused), List.of()).surelyTakes(piece.item()));
      assertThat(cut).as(refused.toString()).isEqualTo(certificate(refused) != Match.NO);
    }
  }

  private static CodeableConcept reason(String text, String code, String display) {
    CodeableConcept reason = new CodeableConcept().setText(text);
    reason.addCoding().setSystem("local").setCode(code).setDisplay(display);
    return reason;
  }

  /** Nothing but a task says so. */
  private void declined(CodeableConcept reason) {
    message
        .getEntry()
        .removeIf(
            entry ->
                entry.getResource() instanceof QuestionnaireResponse
                    || entry.getResource() instanceof DocumentReference);
    the(Task.class).setOutput(List.of()).setStatusReason(reason);
  }

  private Match aboutAlcohol() {
    return certificate(
        new Selector.CodedWith(
            new Codes(Set.of(), new Prefixes(Set.of(new Code(Plans.SKS, "DF10"))))));
  }

  private Match ofType(String... types) {
    return certificate(
        new Selector.OfClass(
            Stream.of(types)
                .map(type -> new Code(CodeSystems.RESOURCE_TYPES, type))
                .collect(Collectors.toSet())));
  }

  private Match ofClass(String system, String code) {
    return certificate(new Selector.OfClass(Set.of(new Code(system, code))));
  }

  private Match about(Meaning meaning, Resource resource) {
    return certificate(
        new Selector.About(
            Set.of(
                new Selector.Reference(
                    meaning,
                    new Identifier(
                        "", resource.fhirType() + "/" + resource.getIdElement().getIdPart())))));
  }

  private Match writtenBy(Identifier... authors) {
    return certificate(
        new Selector.About(
            Stream.of(authors)
                .map(author -> new Selector.Reference(Meaning.AUTHOREDBY, author))
                .collect(Collectors.toSet())));
  }

  private Match certificate(Selector selector) {
    return selector.match(certificate());
  }

  private Item certificate() {
    return Optional.ofNullable(
            new MessageItems(Plans.LABELS)
                .of(MessageKind.CERTIFICATE_ANSWER, message, PROFILE)
                .get(InformationType.MEDICAL_CERTIFICATE))
        .orElseThrow();
  }

  private <T extends Resource> T the(Class<T> type) {
    return message.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Bundle answer() {
    try {
      return FHIR.newJsonParser()
          .parseResource(
              Bundle.class,
              Files.readString(Path.of("fhir-profiles/examples/valid/certificate-answer.json")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
