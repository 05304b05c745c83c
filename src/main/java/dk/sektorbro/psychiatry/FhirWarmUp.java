package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.MessageValidator;
import dk.sektorbro.psychiatry.validation.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the validators read a message nobody sends, so that the first real one need not wait for
 * them.
 */
final class FhirWarmUp implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(FhirWarmUp.class);

  private static final int ROUNDS = 3;

  private final FhirDialect dialect;
  private final MessageValidator validator;
  private final ParticipantDirectory directory;

  FhirWarmUp(FhirDialect dialect, MessageValidator validator, ParticipantDirectory directory) {
    this.dialect = dialect;
    this.validator = validator;
    this.directory = directory;
  }

  @Override
  public void run() {
    try {
      validator.warmUp();
      List<Participant> parties = directory.all();
      if (validator.canValidate(Profile.CARE_COMMUNICATION) && !parties.isEmpty()) {
        for (int i = 0; i < ROUNDS; i++) {
          dialect.write(envelope(parties), content());
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("The FHIR validators could not be warmed up", Faults.withoutText(e));
    }
  }

  private static Envelope envelope(List<Participant> parties) {
    MessageId id = MessageId.of(parties.getFirst().id(), "warm-up");
    return new Envelope(
        id,
        MessageKind.CARE_COMMUNICATION,
        parties.getFirst().id(),
        parties.getLast().id(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH);
  }

  /** MedCom's test citizen. */
  private static Correspondence content() {
    Author author =
        new Author(
            "Test",
            "Test",
            Optional.of("socialraadgiver"),
            Optional.empty(),
            Optional.of("00000000"));
    String id = "00000000-0000-4000-8000-000000000000";
    return new Correspondence(
        new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer"),
        id,
        "psychiatry-social-disability",
        Optional.of("-"),
        Optional.empty(),
        List.of(),
        List.of(new Part.Text(id, Moments.inDenmark(Instant.EPOCH), Optional.of(author), "-")),
        List.of(),
        Optional.empty());
  }
}
