package dk.sektorbro.operation;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.certificate.figures.Csv;
import dk.sektorbro.certificate.figures.KeyFigures;
import dk.sektorbro.certificate.figures.MeasureReports;
import dk.sektorbro.certificate.figures.Row;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sector;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.lang.Nullable;

/** The key figures of jobcentres. */
@Endpoint(id = "keyfigures")
final class KeyFiguresEndpoint {

  private final KeyFigures figures;
  private final ParticipantDirectory directory;
  private final Clock clock;

  KeyFiguresEndpoint(KeyFigures figures, ParticipantDirectory directory, Clock clock) {
    this.figures = figures;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * @param jobcentre SOR code; not given means every jobcentre
   * @param first month of registration, such as {@code 2026-01}
   * @param last the same, inclusive
   * @param format {@code csv}, or {@code fhir} for a Bundle of MeasureReports
   */
  @ReadOperation
  String figures(@Nullable String jobcentre, String first, String last, @Nullable String format) {
    try {
      YearMonth from = YearMonth.parse(first);
      YearMonth until = YearMonth.parse(last);
      List<Row> rows =
          jobcentres(jobcentre).flatMap(party -> figures.of(party, from, until).stream()).toList();
      return switch (format == null ? "csv" : format) {
        case "csv" -> Csv.of(rows);
        case "fhir" ->
            FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(
                    MeasureReports.of(rows, directory.hub().id(), clock.instant()));
        default -> throw new IllegalArgumentException("No such format");
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new InvalidEndpointRequestException("A parameter cannot be used", "Unusable parameter");
    }
  }

  private Stream<PartyId> jobcentres(@Nullable String named) {
    return named == null
        ? directory.all().stream()
            .filter(party -> party.sector() == Sector.JOBCENTRE)
            .map(Participant::id)
        : Stream.of(new PartyId(named));
  }
}
