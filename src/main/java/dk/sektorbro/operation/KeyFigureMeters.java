package dk.sektorbro.operation;

import dk.sektorbro.certificate.figures.Figure;
import dk.sektorbro.certificate.figures.KeyFigures;
import dk.sektorbro.certificate.figures.Measure;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Span;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sector;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The key figures of each jobcentre's cases of this month and the eleven before, counted anew every
 * hour; not a number where a figure is kept back.
 */
final class KeyFigureMeters implements MeterBinder {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final int MONTHS_BEFORE = 11;

  private final KeyFigures figures;
  private final ParticipantDirectory directory;
  private final Clock clock;
  private final Map<PartyId, Counted> counted = new ConcurrentHashMap<>();

  private record Counted(List<Figure> figures, Span fresh) {}

  KeyFigureMeters(KeyFigures figures, ParticipantDirectory directory, Clock clock) {
    this.figures = figures;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    directory.all().stream()
        .filter(party -> party.sector() == Sector.JOBCENTRE)
        .map(Participant::id)
        .forEach(
            party -> {
              for (Measure measure : Measure.values()) {
                Gauge.builder("sektorbro.key.figure", this, own -> own.value(party, measure))
                    .description("Key figures of a jobcentre over twelve months")
                    .tag("party", party.sor())
                    .tag("figure", measure.code())
                    .register(meters);
              }
            });
  }

  private double value(PartyId party, Measure measure) {
    Instant now = clock.instant();
    Counted known =
        counted.compute(
            party,
            (jobcentre, last) ->
                last != null && last.fresh().includes(now) ? last : count(jobcentre, now));
    return known.figures().stream()
        .filter(figure -> figure.measure() == measure)
        .findFirst()
        .orElseThrow()
        .value()
        .orElse(Double.NaN);
  }

  private Counted count(PartyId jobcentre, Instant now) {
    YearMonth month = YearMonth.from(now.atZone(DanishTime.ZONE));
    return new Counted(
        figures.of(jobcentre, month.minusMonths(MONTHS_BEFORE), month).getFirst().figures(),
        new Span(now, FRESH));
  }
}
