package dk.sektorbro.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.soak.Curves.Curve;
import dk.sektorbro.soak.Line.Point;
import dk.sektorbro.world.Books;
import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.Traffic;
import dk.sektorbro.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub for a long time under load: it keeps up, what it holds in memory does not grow, and the
 * books balance. Sizes by system property: {@code soak.minutes}; {@code soak.load} in per cent of
 * what the hub was measured to carry just before; {@code soak.calibration}, one measurement of
 * that, in seconds; {@code soak.heap} in mebibytes. Writes samples, curves and figures to {@code
 * target/soak}.
 */
@EnabledIfSystemProperty(named = "soak.minutes", matches = "[1-9][0-9]*")
class SoakTest {

  private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 30));
  private static final int LOAD = Integer.getInteger("soak.load", 70);
  private static final Duration CALIBRATION =
      Duration.ofSeconds(Integer.getInteger("soak.calibration", 60));
  private static final int HEAP = Integer.getInteger("soak.heap", 1024);
  private static final Path RESULTS = Path.of("target", "soak");

  /** Full collections in a run: enough for a line through those of its last two thirds. */
  private static final int COLLECTIONS = 30;

  /** What the heap may grow by in an hour, in per cent of what it holds. */
  private static final double FLAT = 5;

  @TempDir static Path home;

  @Test
  void itKeepsUpAndDoesNotGrow() throws IOException {
    World world = new World(home, Member.JOBCENTRE, Member.PSYCHIATRY);
    Journeys journeys = new Journeys();
    try (HubProcess hub = HubProcess.start(world, List.of("-Xmx" + HEAP + "m", "-XX:+UseG1GC"));
        Gauges gauges = new Gauges(hub);
        Traffic traffic = new Traffic(journeys, world);
        Load load = new Load(traffic, journeys)) {
      traffic.consentIsGiven();
      double ceiling = load.ceiling(CALIBRATION);
      double rate = ceiling * LOAD / 100;
      say("It carries %.1f messages a second; from now on %.1f", ceiling, rate);

      List<Sample> samples = soak(gauges, journeys, load, rate);
      draw(samples);
      double ceilingAfterwards = load.ceiling(CALIBRATION);
      load.close();
      Books.Balance balance = traffic.settle(() -> Books.ledger(world.embeddedDatabase()));

      Line heap = heapOfTheLastTwoThirds(samples);
      note(figures(ceiling, ceilingAfterwards, rate, samples, heap, balance, traffic));
      assertThat(balance.delivered()).isEqualTo(balance.accepted());
      assertThat(traffic.ehr().transmissions()).isEqualTo(balance.accepted() / 2);
      assertThat(arrivedPerSecond(samples)).as("messages a second").isGreaterThan(rate * 0.98);
      assertThat(growth(heap, heap.slope() - 2 * heap.error()))
          .as("growth of the heap, in per cent an hour")
          .isLessThan(FLAT);
    }
  }

  private static List<Sample> soak(Gauges gauges, Journeys journeys, Load load, double rate) {
    long perCollection = LENGTH.dividedBy(COLLECTIONS).dividedBy(Observer.EVERY);
    try (Observer observer =
        new Observer(gauges, journeys, load::underWay, (int) Math.max(1, perCollection))) {
      observer.begins();
      load.steady(rate, LENGTH.plusSeconds(5));
      return observer.samples();
    }
  }

  /** MiB, by hours. */
  private static Line heapOfTheLastTwoThirds(List<Sample> samples) {
    return Line.through(
        samples.stream()
            .filter(sample -> sample.second() >= LENGTH.toSeconds() / 3.0)
            .filter(sample -> !Double.isNaN(sample.live()))
            .map(sample -> new Point(sample.second() / 3600, sample.live()))
            .toList());
  }

  private static double growth(Line heap, double slope) {
    return 100 * slope / heap.mean();
  }

  private static double arrivedPerSecond(List<Sample> samples) {
    return samples.stream().mapToDouble(Sample::arrived).average().orElse(0);
  }

  private static String figures(
      double ceiling,
      double ceilingAfterwards,
      double rate,
      List<Sample> samples,
      Line heap,
      Books.Balance balance,
      Traffic traffic) {
    Durations.Spread accepted = Sample.allAcceptedIn(samples);
    Durations.Spread arrived = Sample.allArrivedIn(samples);
    return Stream.of(
            line("carries at most, messages a second", ceiling),
            line("the same afterwards", ceilingAfterwards),
            line("sent, messages a second", rate),
            line("arrived, messages a second", arrivedPerSecond(samples)),
            line("minutes", samples.getLast().second() / 60),
            line("accepted after, ms: p50", accepted.millis(50)),
            line("accepted after, ms: p99", accepted.millis(99)),
            line("accepted after, ms: longest", accepted.millis(100)),
            line("arrived after, ms: p50", arrived.millis(50)),
            line("arrived after, ms: p99", arrived.millis(99)),
            line("arrived after, ms: longest", arrived.millis(100)),
            line("heap after a full collection, MiB: mean", heap.mean()),
            line("heap, growth in an hour, MiB", heap.slope()),
            line("heap, growth in an hour, standard error, MiB", heap.error()),
            line("heap, growth in an hour, per cent", growth(heap, heap.slope())),
            line("resident, MiB: first", samples.getFirst().resident()),
            line("resident, MiB: last", samples.getLast().resident()),
            line("most under way", samples.stream().mapToInt(Sample::underWay).max().orElse(0)),
            line("hub, cores", samples.stream().mapToDouble(Sample::processor).average().orElse(0)),
            "books: " + balance,
            "senders heard: " + traffic.answers(),
            "")
        .collect(Collectors.joining("\n"));
  }

  private static String line(String what, double value) {
    return String.format(Locale.ROOT, "%s: %.2f", what, value);
  }

  private static void draw(List<Sample> samples) throws IOException {
    Files.createDirectories(RESULTS);
    Files.write(
        RESULTS.resolve("soak.csv"),
        Stream.concat(Stream.of(Sample.HEADER), samples.stream().map(Sample::csv)).toList());
    Files.writeString(RESULTS.resolve("soak.svg"), curves(samples).svg());
  }

  private static void note(String figures) throws IOException {
    Files.writeString(RESULTS.resolve("soak.txt"), figures);
    say("%s", figures);
  }

  private static Curves curves(List<Sample> samples) {
    return new Curves(samples)
        .panel(
            "Memory of the hub, MiB",
            new Curve("heap after a full collection", Sample::live),
            new Curve("process, resident", Sample::resident),
            new Curve("heap with garbage", Sample::used))
        .panel(
            "Messages a second",
            new Curve("at their receivers", Sample::arrived),
            new Curve("accepted", Sample::accepted))
        .logarithmicPanel(
            "Until a sender hears “accepted”, ms",
            new Curve("p50", sample -> sample.acceptedIn().millis(50)),
            new Curve("p99", sample -> sample.acceptedIn().millis(99)))
        .logarithmicPanel(
            "Until the receiver has it, ms",
            new Curve("p50", sample -> sample.arrivedIn().millis(50)),
            new Curve("p99", sample -> sample.arrivedIn().millis(99)))
        .panel(
            "Messages under way",
            new Curve("not at their receivers", Sample::underWay),
            new Curve("of these in the hub’s queues", Sample::queued));
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
