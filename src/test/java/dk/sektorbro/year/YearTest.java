package dk.sektorbro.year;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.JumpingClock;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same cases come to two jobcentres through a year: one asks by hand as the national audit
 * found, for the other the hub asks early. How many is the system property {@code year.cases}.
 * Writes the key figures of both, as the hub tells them, to {@code target/year}.
 */
@EnabledIfSystemProperty(named = "year.cases", matches = "[1-9][0-9]*")
class YearTest {

  private static final int CASES = Integer.getInteger("year.cases", 500);
  private static final Path RESULTS = Path.of("target", "year");
  private static final Duration KEYS_LAST = Duration.ofDays(4 * 365);

  private static final Member BY_HAND =
      new Member(
          "jobcentre-haand",
          new PartyId("99999121000016006"),
          new Gln("5799999900129"),
          "Jobcenter Håndkraft",
          "jobcentre",
          "[certificate-answer, care-communication, non-delivery]",
          "mailbox",
          "end-to-end",
          "jobcentre-xml");

  private static final Member DEPARTMENT =
      new Member(
          Member.PSYCHIATRY.key(),
          Member.PSYCHIATRY.id(),
          Member.PSYCHIATRY.gln(),
          Member.PSYCHIATRY.name(),
          Member.PSYCHIATRY.sector(),
          "[certificate-request, certificate-reminder, care-communication, non-delivery]",
          Member.PSYCHIATRY.delivery(),
          Member.PSYCHIATRY.sealing(),
          Member.PSYCHIATRY.language());

  private static final String POLICY =
      """
      default: { certificate: warn, standby: warn }
      jobcentres:
        - { sor: "%s", certificate: ask, standby: warn }
      """
          .formatted(Member.JOBCENTRE.id());

  @TempDir static Path home;

  private final DanishCalendar working = DanishCalendar.read(Path.of("config/calendar.yaml"));
  private final Calendar calendar = new Calendar();
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final AtomicReference<LocalDate> today = new AtomicReference<>(LocalDate.EPOCH);
  private final InstantSource simulated = () -> Clock.systemUTC().instant().plus(ahead.get());

  @Test
  void whereTheHubAsksEarlyTheAnswerIsThereInTime() throws Exception {
    LocalDate begins =
        Year.from(Clock.systemUTC().instant().atZone(DanishTime.ZONE))
            .plusYears(1)
            .atDay(1)
            .with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
    JumpingClock.Hands hands = new JumpingClock.Hands(home);
    List<String> settings = new ArrayList<>(hands.hubSettings());
    settings.addAll(List.of("--sektorbro.limits.requests=6000", "--sektorbro.limits.burst=500"));
    World world =
        new World(home, KEYS_LAST, Member.JOBCENTRE, DEPARTMENT, BY_HAND).withHub("hub", settings);
    Files.writeString(home.resolve("config/early-requests.yaml"), POLICY);
    goTo(hands, begins);
    Clock clock = simulated.withZone(ZoneOffset.UTC);
    List<Course> courses =
        IntStream.range(0, CASES).mapToObj(i -> Course.of(i, CASES, begins)).toList();
    try (HubProcess hub = HubProcess.startWithClock(world);
        var ehr = world.ehr(DEPARTMENT, clock)) {
      Jobcentre early =
          new Jobcentre(
              world.jobcentre(Member.JOBCENTRE, clock),
              DEPARTMENT.id(),
              false,
              0,
              calendar,
              working);
      Jobcentre byHand =
          new Jobcentre(
              world.jobcentre(BY_HAND, clock), DEPARTMENT.id(), true, 10_000, calendar, working);
      List<Jobcentre> both = List.of(byHand, early);
      Department department = new Department(ehr, calendar, working, courses, both, today);
      both.forEach(each -> courses.forEach(each::lives));
      live(hands, world, both);
      assertThat(department).isNotNull();
      note(world, hub, begins);
    }
  }

  private void live(JumpingClock.Hands hands, World world, List<Jobcentre> jobcentres)
      throws Exception {
    try (ExecutorService hands4 = Executors.newFixedThreadPool(4)) {
      for (var day = calendar.next(); day.isPresent(); day = calendar.next()) {
        goTo(hands, day.get());
        List<Runnable> events = calendar.take(day.get());
        do {
          List<Future<?>> running = new ArrayList<>();
          events.forEach(event -> running.add(hands4.submit(event)));
          for (Future<?> each : running) {
            each.get();
          }
          events = calendar.take(day.get());
        } while (!events.isEmpty());
        settle(world);
        jobcentres.forEach(Jobcentre::collects);
      }
    }
  }

  /** Nine in the morning of that day. */
  private void goTo(JumpingClock.Hands hands, LocalDate day) {
    Instant morning = day.atTime(LocalTime.of(9, 0)).atZone(DanishTime.ZONE).toInstant();
    Duration by = Duration.between(Clock.systemUTC().instant(), morning);
    ahead.set(by);
    today.set(day);
    hands.set(by);
  }

  /** Nothing is on its way, and what is due by the clock was done today. */
  private void settle(World world) {
    Instant dayBegan =
        Objects.requireNonNull(today.get()).atStartOfDay(DanishTime.ZONE).toInstant();
    Awaitility.await("the day's work of the hub")
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                count(
                            world,
                            "timed_work where task_name in ('early-requests', 'certificate-time')"
                                + " and last_success > '"
                                + Timestamp.from(dayBegan)
                                + "'")
                        == 2
                    && count(world, "message where state in ('RECEIVED', 'ACCEPTED', 'RELEASED')")
                        == 0);
  }

  private static int count(World world, String rows) {
    try (Connection connection = DriverManager.getConnection(world.embeddedDatabase());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from " + rows)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The hub's database cannot be read", e);
    }
  }

  private static void note(World world, HubProcess hub, LocalDate begins) throws IOException {
    YearMonth first = YearMonth.from(begins);
    String csv =
        hub.tells("keyfigures?first=" + first + "&last=" + first.plusMonths(18) + "&format=csv");
    Files.createDirectories(RESULTS);
    Files.writeString(RESULTS.resolve("key-figures.csv"), csv);
    Map<String, String> early = figures(csv, Member.JOBCENTRE.id());
    Map<String, String> byHand = figures(csv, BY_HAND.id());
    StringBuilder table =
        new StringBuilder("| figure | asked by hand | the hub asks early |\n|---|---|---|\n");
    byHand.forEach(
        (figure, value) ->
            table.append("| %s | %s | %s |%n".formatted(figure, value, early.get(figure))));
    Files.writeString(RESULTS.resolve("key-figures.md"), table);
    System.out.println(table);
    assertThat(count(world, "held")).isZero();
    assertThat(number(early, "days-to-request")).isLessThan(number(byHand, "days-to-request"));
    assertThat(number(early, "answer-there-for-follow-up"))
        .isGreaterThan(number(byHand, "answer-there-for-follow-up"));
  }

  /** Figure to value and the size of its group, of all cases of a jobcentre. */
  private static Map<String, String> figures(String csv, PartyId jobcentre) {
    Map<String, String> figures = new TreeMap<>();
    csv.lines()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[0].equals(jobcentre.sor()) && cells[1].equals("all"))
        .forEach(
            cells ->
                figures.put(
                    cells[4],
                    cells[7].isEmpty() ? "kept back" : "%s (of %s)".formatted(cells[7], cells[6])));
    return figures;
  }

  private static double number(Map<String, String> figures, String figure) {
    return Double.parseDouble(
        figures.getOrDefault(figure, "").toLowerCase(Locale.ROOT).replaceFirst(" .*", ""));
  }
}
