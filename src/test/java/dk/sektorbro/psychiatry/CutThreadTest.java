package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Redaction;
import dk.sektorbro.consent.ReleaseProfile;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.cut.BundleCut;
import dk.sektorbro.consent.cut.ContentItems;
import dk.sektorbro.consent.cut.LabelTable;
import dk.sektorbro.delivery.PayloadCut;
import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.Correspondence.Turn;
import dk.sektorbro.exchange.content.Letters;
import dk.sektorbro.jobcentre.JobcentreDialect;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A thread out of which somebody's words were cut is still one that MedCom's profiles and the
 * contract of the jobcentres take, and tells of nobody who wrote them. A failure names its seed.
 */
class CutThreadTest {

  private static final Dialect CONTRACT = new JobcentreDialect();
  private static final LabelTable LABELS = LabelTable.read(Path.of("config/labels.yaml"));
  private static final ReleaseProfile PROFILE =
      ReleaseProfiles.read(Fhir.R4, List.of(Path.of("config/release/care-communication.yaml")))
          .get("care-communication");
  private static final List<Obligation> WITHOUT_THE_JOBCENTRES_WORDS =
      List.of(
          new Obligation.CutAway(
              new Selection(
                  List.of(
                      new Selector.About(
                          Set.of(
                              new Selector.Reference(
                                  Selector.Meaning.AUTHOREDBY,
                                  new Identifier(PartyId.SYSTEM, Fhir.JOBCENTRE.sor()))))),
                  List.of())));

  @BeforeAll
  static void needsPackages() {
    Fhir.needsPackages();
  }

  @Test
  void whatIsLeftOfAThreadInFhirIsValidAndTellsNothingOfWhoseWordsWereCut() {
    FhirCut cutter = new FhirCut(Fhir.R4, Fhir.DIALECT, LABELS);
    int cut = 0;
    for (long seed = 0; seed < 8; seed++) {
      Correspondence letter = new Letters(seed).next(Fhir.CLINIC, Fhir.JOBCENTRE);
      PayloadCut.Open open =
          cutter.open(
              MessageKind.CARE_COMMUNICATION,
              Fhir.DIALECT.write(envelope(Fhir.CLINIC, Fhir.HEART_WARD), letter));

      open.cut(PROFILE, PROFILE.shares().getLast().elements(), WITHOUT_THE_JOBCENTRES_WORDS);

      Payload left = open.payload();
      cutter.mustBeValid(MessageKind.CARE_COMMUNICATION, left);
      var incoming = Fhir.DIALECT.examine(Fhir.by(Fhir.CLINIC, left));
      Correspondence taken =
          (Correspondence) Fhir.DIALECT.read(incoming.kind(), incoming.payload());
      cut += isOfTheClinicAlone(taken, letter, seed);
      CONTRACT.write(envelope(Fhir.CLINIC, Fhir.JOBCENTRE), taken);
    }
    assertThat(cut).isPositive();
  }

  @Test
  void whatIsLeftOfAThreadThatNobodyWroteInFhirIsTakenOnEitherSide() {
    int cut = 0;
    for (long seed = 0; seed < 8; seed++) {
      Correspondence letter = new Letters(seed).next(Fhir.CLINIC, Fhir.JOBCENTRE);

      Correspondence left =
          (Correspondence)
              new Redaction(new ContentItems(LABELS))
                  .cut(MessageKind.CARE_COMMUNICATION, letter, WITHOUT_THE_JOBCENTRES_WORDS)
                  .content();

      CONTRACT.write(envelope(Fhir.CLINIC, Fhir.JOBCENTRE), left);
      Payload written = Fhir.DIALECT.write(envelope(Fhir.CLINIC, Fhir.JOBCENTRE), left);
      var incoming = Fhir.DIALECT.examine(Fhir.by(Fhir.CLINIC, written));
      cut +=
          isOfTheClinicAlone(
              (Correspondence) Fhir.DIALECT.read(incoming.kind(), incoming.payload()),
              letter,
              seed);
    }
    assertThat(cut).isPositive();
  }

  /** How many lines there are. */
  private static int isOfTheClinicAlone(Correspondence left, Correspondence before, long seed) {
    List<Part> lines = left.parts().stream().filter(CutThreadTest::isLine).toList();
    assertThat(lines)
        .as("seed %d", seed)
        .allSatisfy(
            line -> {
              assertThat(line.writtenAt()).isEqualTo(before.history().getLast().at());
              assertThat(line.author().flatMap(Author::organisation)).contains(Fhir.CLINIC);
              assertThat(line.author().flatMap(Author::phone)).isEmpty();
            });
    List<String> cut = lines.stream().map(Part::id).toList();
    assertThat(left.history())
        .as("seed %d", seed)
        .filteredOn(turn -> !turn.parts().isEmpty() && cut.containsAll(turn.parts()))
        .extracting(Turn::organisationSor)
        .allMatch(Optional.of(Fhir.CLINIC.sor())::equals);
    assertThat(left.history().getLast()).isEqualTo(before.history().getLast());
    return lines.size();
  }

  private static boolean isLine(Part part) {
    return part instanceof Part.Text text && BundleCut.isNotice(text.text());
  }

  private static Envelope envelope(PartyId from, PartyId to) {
    return new Envelope(
        MessageId.of(from, "1"),
        MessageKind.CARE_COMMUNICATION,
        from,
        to,
        Optional.empty(),
        Optional.empty(),
        Instant.parse("2026-03-03T08:00:00Z"));
  }
}
