package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.MeetingWord.Activity;
import dk.sektorbro.exchange.content.MeetingWord.Matter;
import dk.sektorbro.exchange.content.MeetingWord.Response;
import dk.sektorbro.exchange.content.MeetingWord.Turn;
import dk.sektorbro.exchange.content.Meetings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.AppointmentResponse;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Words on meetings as FHIR messages. A failure names its seed. */
class MeetingInFhirTest {

  private static final Author CASEWORKER =
      new Author(
          "Sanne",
          "Sagsbehandler",
          Optional.of("socialraadgiver"),
          Optional.of(Fhir.JOBCENTRE),
          Optional.of("99310000"));

  @BeforeAll
  static void needsPackages() {
    Fhir.needsPackages();
  }

  @Test
  void whatBothSidesCanSaySurvivesFhir() {
    for (long seed = 0; seed < 60; seed++) {
      MeetingWord said = new Meetings(seed).next(CASEWORKER);
      MeetingWord word = said.after(before(said));

      Payload written = Fhir.DIALECT.write(envelope(), word);

      assertThat(Fhir.DIALECT.read(MessageKind.MEETING, written))
          .as("seed %d", seed)
          .isEqualTo(said);
      assertThat(Fhir.DIALECT.examine(Fhir.by(Fhir.JOBCENTRE, written)).conversation())
          .contains(said.uid());
    }
  }

  /** An answer has something that it answers. */
  private static List<Turn> before(MeetingWord word) {
    return word.matter().isTheOrganisers()
        ? List.of()
        : List.of(
            new Turn(
                "1964fd94-9b18-4108-9f05-388c8269c0ca",
                Activity.CALLED,
                Instant.parse("2026-03-01T08:00:00Z"),
                Fhir.CLINIC));
  }

  @Test
  void theExamplesAreReadAsWhatTheySay() {
    MeetingWord called = example("meeting");
    MeetingWord proposed = example("meeting-proposal");

    assertThat(((Matter.Invitation) called.matter()).attendees())
        .extracting(MeetingWord.Attendee::response)
        .containsExactly(Response.ACCEPTED, Response.NEEDS_ACTION, Response.NEEDS_ACTION);
    assertThat(called.note()).contains("Plan for praktik, og hvem der gør hvad.");
    assertThat(called.author().familyName()).isEqualTo("Overlæge");
    assertThat(((Matter.CounterProposal) proposed.matter()).slot().start())
        .isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
    assertThat(proposed.uid()).isEqualTo(called.uid());
  }

  @Test
  void anAddressForMailIsNoPhoneNumber() {
    assertThat(phone(ContactPointSystem.EMAIL)).isEmpty();
    assertThat(phone(ContactPointSystem.PHONE)).contains("99320000");
  }

  /** Of whoever writes the example, where the number is reached by this. */
  private static Optional<String> phone(ContactPointSystem system) {
    Bundle bundle =
        (Bundle) WireMessage.model(Fhir.R4, Fhir.json(Fhir.example("valid/meeting.json")));
    MessageHeader header = new MessageBundle(bundle).header().orElseThrow();
    PractitionerRole role = new PractitionerRole();
    role.setId("5d1f0f8e-6d0a-4c1b-9c59-0d4f4f1b7a01");
    role.getMeta().addProfile(Canonical.PRACTITIONER_ROLE);
    role.setPractitioner(header.getAuthor()).addCode().setText("overlæge");
    bundle.addEntry().setFullUrl(Canonical.ENTRY + MessageBundle.key(role)).setResource(role);
    header.setAuthor(MessageFrame.to(role));
    role.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue("afdeling-3@example.invalid");
    role.addTelecom().setSystem(system).setValue("99320000");
    Payload changed =
        Fhir.json(WireMessage.asWritten(Fhir.R4.newJsonParser()).encodeResourceToString(bundle));
    Payload taken = Fhir.DIALECT.examine(Fhir.fromItsSender(changed)).payload();
    return ((MeetingWord) Fhir.DIALECT.read(MessageKind.MEETING, taken)).author().phone();
  }

  @Test
  void aLinkThatIsNoneIsRefusedAtItsPlace() {
    isRefused(
        "meeting",
        message ->
            message
                .all(Location.class)
                .getFirst()
                .addTelecom()
                .setSystem(ContactPointSystem.URL)
                .setValue("https://video.dk/a|b"),
        ".telecom[0].value");
  }

  @Test
  void aTimeThatIsNotOfOurYearsIsRefusedAtItsPlace() {
    isRefused(
        "meeting",
        message ->
            message
                .all(Appointment.class)
                .getFirst()
                .getStartElement()
                .setValueAsString("1899-12-31T10:00:00+01:00"),
        ".start");
    isRefused(
        "meeting-proposal",
        message ->
            message
                .all(AppointmentResponse.class)
                .getFirst()
                .getEndElement()
                .setValueAsString("9999-12-31T10:00:00+01:00"),
        ".end");
  }

  @Test
  void noOrganisationAnswersForAnother() {
    isRefused(
        "meeting-proposal",
        message ->
            message
                .all(AppointmentResponse.class)
                .getFirst()
                .getActor()
                .getIdentifier()
                .setValue(Fhir.CLINIC.sor()),
        ".actor.identifier.value");
  }

  private static void isRefused(String example, Consumer<MessageBundle> change, String place) {
    Bundle bundle =
        (Bundle) WireMessage.model(Fhir.R4, Fhir.json(Fhir.example("valid/" + example + ".json")));
    change.accept(new MessageBundle(bundle));
    Payload changed =
        Fhir.json(WireMessage.asWritten(Fhir.R4.newJsonParser()).encodeResourceToString(bundle));

    assertThatThrownBy(() -> Fhir.DIALECT.examine(Fhir.fromItsSender(changed)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals())
                    .singleElement()
                    .satisfies(
                        refusal -> {
                          assertThat(refusal.code()).isEqualTo(RefusalCode.PROFILE_VIOLATION);
                          assertThat(refusal.location()).endsWith(place);
                        }));
  }

  private static MeetingWord example(String name) {
    Payload payload = Fhir.json(Fhir.example("valid/" + name + ".json"));
    return (MeetingWord)
        Fhir.DIALECT.read(
            MessageKind.MEETING, Fhir.DIALECT.examine(Fhir.fromItsSender(payload)).payload());
  }

  private static Envelope envelope() {
    return new Envelope(
        MessageId.of(Fhir.JOBCENTRE, "1"),
        MessageKind.MEETING,
        Fhir.JOBCENTRE,
        Fhir.CLINIC,
        Optional.of(CitizenKey.of(new byte[32])),
        Optional.empty(),
        Instant.parse("2026-03-03T08:00:00Z"));
  }
}
