package dk.sektorbro.course;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.course.team.Admitted;
import dk.sektorbro.course.team.NetworkMeetingRule;
import dk.sektorbro.course.team.NetworkMeetings;
import dk.sektorbro.course.team.ProposeNetworkMeeting;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.HospitalNotified.Times;
import dk.sektorbro.exchange.content.HospitalNotified.Turn;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * When the team is asked to meet, whatever order the notifications come in. A failure names its
 * seed; the same seed makes the same admissions and order again.
 */
class NetworkMeetingTest {

  private static final int LIVES = 1_000;
  private static final OffsetDateTime FIRST = OffsetDateTime.parse("2026-03-02T08:00:00+01:00");
  private static final PartyId HOSPITAL = new PartyId("99999021000016005");
  private static final PartyId OTHER_HOSPITAL = new PartyId("99999061000016003");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final CitizenKey CITIZEN = CitizenKey.of(Digest.begun().digest(new byte[1]));
  private static final NetworkMeetingRule RULE = new NetworkMeetingRule(3, Period.ofMonths(6));

  /** What a hospital tells. */
  private record Word(PartyId hospital, Noted noted) {

    MessageId id() {
      return MessageId.of(hospital, noted.turn().messageId());
    }
  }

  /** The hub, as far as it counts admissions. */
  private static final class Course {

    final Book book = new Book();
    final Map<PartyId, List<Noted>> told = new HashMap<>();
    private final ProposeNetworkMeeting propose;
    List<PartyId> receivers = List.of(JOBCENTRE);

    Course() {
      this(Optional.of(RULE));
    }

    Course(Optional<NetworkMeetingRule> rule) {
      propose = new ProposeNetworkMeeting(book, rule, Clock.systemUTC());
    }

    Optional<NetworkMeetings.Proposed> hears(Word word) {
      List<Noted> before = told.computeIfAbsent(word.hospital(), hospital -> new ArrayList<>());
      if (!before.contains(word.noted())) {
        before.add(word.noted());
      }
      return propose.handle(
          word.id(),
          CITIZEN,
          () ->
              new ProposeNetworkMeeting.Heard(
                  word.id(),
                  Admissions.stayOf(word.hospital(), before, word.noted().turn().messageId()),
                  standing()),
          () -> receivers);
    }

    List<Admitted> standing() {
      return Admissions.of(told);
    }
  }

  private static final class Book implements NetworkMeetings {

    final List<Proposed> all = new ArrayList<>();

    @Override
    public void lock(CitizenKey citizen) {}

    @Override
    public List<Proposed> of(CitizenKey citizen) {
      return List.copyOf(all);
    }

    @Override
    public Optional<Proposed> because(MessageId notification) {
      return all.stream().filter(each -> each.because().equals(notification)).findFirst();
    }

    @Override
    public void forget(MessageId notification) {
      all.removeIf(each -> each.because().equals(notification));
    }

    @Override
    public void propose(CitizenKey citizen, Proposed proposed, Instant at) {
      all.add(proposed);
    }

    @Override
    public void forgetBefore(Instant moment) {}
  }

  /** An admission as its hospital tells it: itself, and what mends it. */
  private static List<Word> admission(PartyId hospital, String name, int day, Standing... mended) {
    List<Turn> turns = new ArrayList<>();
    List<Word> words = new ArrayList<>();
    OffsetDateTime at = FIRST.plusDays(day);
    Turn admitted = new Turn(name, StayEvent.ADMITTED, Standing.NEW, Optional.empty(), at);
    turns.add(admitted);
    words.add(
        new Word(hospital, new Noted(admitted, times(at), Optional.empty(), List.copyOf(turns))));
    for (Standing standing : mended) {
      Turn turn =
          new Turn(
              name + "-" + turns.size(),
              StayEvent.ADMITTED,
              standing,
              Optional.of(turns.getLast().messageId()),
              at.plusHours(turns.size()));
      turns.add(turn);
      words.add(
          new Word(
              hospital,
              new Noted(turn, times(at.plusDays(1)), Optional.empty(), List.copyOf(turns))));
    }
    return words;
  }

  private static Word discharge(Word admission, int days) {
    Turn before = admission.noted().turn();
    Turn turn =
        new Turn(
            before.messageId() + "-home",
            StayEvent.DISCHARGED,
            Standing.NEW,
            Optional.of(before.messageId()),
            before.at().plusDays(days));
    OffsetDateTime from = admission.noted().times().admittedAt().orElseThrow();
    return new Word(
        admission.hospital(),
        new Noted(
            turn,
            new Times(
                Optional.of(from),
                Optional.of(from.plusDays(days)),
                Optional.empty(),
                Optional.empty()),
            Optional.empty(),
            List.of(before, turn)));
  }

  private static Times times(OffsetDateTime from) {
    return new Times(Optional.of(from), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void theThirdAdmissionWithinHalfAYearAsksTheTeamToMeetAndTheSameAgainAsksTheSame() {
    Course course = new Course();

    assertThat(course.hears(admission(HOSPITAL, "a", 0).getFirst())).isEmpty();
    assertThat(course.hears(admission(OTHER_HOSPITAL, "b", 60).getFirst())).isEmpty();
    Word third = admission(HOSPITAL, "c", 120).getFirst();
    Optional<NetworkMeetings.Proposed> proposed = course.hears(third);

    assertThat(proposed).isPresent();
    assertThat(course.hears(third)).isEqualTo(proposed);
    assertThat(course.book.all).hasSize(1);
    assertThat(course.hears(admission(HOSPITAL, "d", 130).getFirst())).isEmpty();
  }

  @Test
  void admissionsTooFarApartAskNobody() {
    Course course = new Course();
    List.of(0, 100, 200, 300)
        .forEach(
            day ->
                assertThat(course.hears(admission(HOSPITAL, "on" + day, day).getFirst()))
                    .isEmpty());
  }

  @Test
  void whereNothingIsConfiguredNobodyIsAsked() {
    Course course = new Course(Optional.empty());
    List.of(0, 1, 2, 3)
        .forEach(
            day ->
                assertThat(course.hears(admission(HOSPITAL, "on" + day, day).getFirst()))
                    .isEmpty());
  }

  @Test
  void anAdmissionThatWasTakenBackIsNoneWhicheverCameFirst() {
    Course course = new Course();
    List<Word> takenBack = admission(HOSPITAL, "a", 0, Standing.CANCELLED);
    course.hears(takenBack.getLast());
    course.hears(takenBack.getFirst());
    course.hears(admission(HOSPITAL, "b", 1).getFirst());

    assertThat(course.hears(admission(HOSPITAL, "c", 2).getFirst())).isEmpty();
    assertThat(course.hears(admission(HOSPITAL, "d", 3).getFirst())).isPresent();
  }

  @Test
  void aDischargeThatOvertakesItsAdmissionCountsOnce() {
    Course course = new Course();
    course.hears(admission(HOSPITAL, "a", 0).getFirst());
    Word second = admission(HOSPITAL, "b", 10).getFirst();
    course.hears(discharge(second, 3));

    assertThat(course.hears(second)).isEmpty();
    assertThat(course.hears(discharge(admission(HOSPITAL, "c", 20).getFirst(), 2))).isPresent();
  }

  @Test
  void whereNobodyMayHearItTheAdmissionsAreCountedAgain() {
    Course course = new Course();
    course.receivers = List.of();
    List.of(0, 1, 2).forEach(day -> course.hears(admission(HOSPITAL, "on" + day, day).getFirst()));
    course.receivers = List.of(JOBCENTRE);

    assertThat(course.hears(admission(HOSPITAL, "again", 3).getFirst())).isPresent();
  }

  @Test
  void whateverTheOrderNoSeriesIsLeftUntoldAndNoAdmissionIsCountedTwice() {
    for (long seed = 0; seed < LIVES; seed++) {
      Random random = new Random(seed);
      List<Word> words = anyLife(random);
      Collections.shuffle(words, random);
      Course course = new Course();
      Set<MessageId> counted = new HashSet<>();
      for (Word word : words) {
        Set<MessageId> standing = ids(course);
        Optional<NetworkMeetings.Proposed> proposed = course.hears(word);
        standing.addAll(ids(course));
        proposed.ifPresent(
            each -> {
              assertThat(each.stays()).hasSize(RULE.admissions());
              assertThat(standing).containsAll(each.stays());
              each.stays().forEach(stay -> assertThat(counted.add(stay)).isTrue());
            });
      }

      assertThat(hasASeries(course.standing(), counted)).as("seed %d: %s", seed, words).isFalse();
    }
  }

  private static Set<MessageId> ids(Course course) {
    Set<MessageId> ids = new HashSet<>();
    course.standing().forEach(each -> ids.add(each.stay()));
    return ids;
  }

  private static List<Word> anyLife(Random random) {
    List<Word> words = new ArrayList<>();
    int admissions = 2 + random.nextInt(7);
    for (int i = 0; i < admissions; i++) {
      PartyId hospital = random.nextBoolean() ? HOSPITAL : OTHER_HOSPITAL;
      Standing[] mended =
          switch (random.nextInt(4)) {
            case 0 -> new Standing[] {Standing.CANCELLED};
            case 1 -> new Standing[] {Standing.REVISED};
            case 2 -> new Standing[] {Standing.REVISED, Standing.CANCELLED};
            default -> new Standing[0];
          };
      List<Word> told = admission(hospital, "stay" + i, random.nextInt(400), mended);
      words.addAll(told);
      if (random.nextBoolean()) {
        words.add(discharge(told.getFirst(), 1 + random.nextInt(9)));
      }
    }
    return words;
  }

  /** The slow way: any three of those that are left, close enough. */
  private static boolean hasASeries(List<Admitted> standing, Set<MessageId> counted) {
    List<OffsetDateTime> left =
        standing.stream()
            .filter(each -> !counted.contains(each.stay()))
            .map(each -> each.at().atZone(DanishTime.ZONE).toOffsetDateTime())
            .sorted()
            .toList();
    for (int i = 0; i + RULE.admissions() <= left.size(); i++) {
      Instant end = left.get(i).atZoneSameInstant(DanishTime.ZONE).plus(RULE.within()).toInstant();
      if (!left.get(i + RULE.admissions() - 1).toInstant().isAfter(end)) {
        return true;
      }
    }
    return false;
  }
}
