package dk.sektorbro.course.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.Wheel;
import dk.sektorbro.course.Call;
import dk.sektorbro.course.Noted;
import dk.sektorbro.course.Notice;
import dk.sektorbro.course.meeting.MeetingBook;
import dk.sektorbro.course.meeting.MeetingBook.Meeting;
import dk.sektorbro.course.meeting.NewerWord;
import dk.sektorbro.course.meeting.Said;
import dk.sektorbro.course.meeting.WordsOfMeeting;
import dk.sektorbro.course.referral.Referral;
import dk.sektorbro.course.referral.Referral.Report;
import dk.sektorbro.course.team.Member;
import dk.sektorbro.course.team.TeamPart;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.HospitalNotified.Times;
import dk.sektorbro.exchange.content.HospitalNotified.Turn;
import dk.sektorbro.exchange.content.IpsProgress.Accepted;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import dk.sektorbro.exchange.jdbc.JdbcCitizenAliases;
import dk.sektorbro.exchange.jdbc.JdbcLedger;
import dk.sektorbro.exchange.jdbc.MigratedDatabase;
import dk.sektorbro.exchange.large.MemoryLargeStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is remembered of the shared course, in PostgreSQL. */
class StoredCourseTest {

  private static final PartyId CLINIC = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final CitizenKey BRUNO = new CitizenKey("b".repeat(64));
  private static final Instant MARCH = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant NEXT_MARCH = Instant.parse("2027-03-02T08:00:00Z");

  /** In the open, and bound to its place as ciphertext is. */
  private static final Concealer OPEN =
      new Concealer() {
        @Override
        public byte[] conceal(byte[] content, String place) {
          byte[] bound = place.getBytes(StandardCharsets.UTF_8);
          return ByteBuffer.allocate(1 + bound.length + content.length)
              .put((byte) bound.length)
              .put(bound)
              .put(content)
              .array();
        }

        @Override
        public byte[] reveal(byte[] concealed, String place) {
          byte[] bound = Arrays.copyOfRange(concealed, 1, 1 + concealed[0]);
          assertThat(new String(bound, StandardCharsets.UTF_8)).isEqualTo(place);
          return Arrays.copyOfRange(concealed, 1 + bound.length, concealed.length);
        }
      };

  @TempDir static Path home;
  private static MigratedDatabase database;
  private static JdbcClient jdbc;

  @BeforeAll
  static void aDatabase() {
    database = new MigratedDatabase(home);
    jdbc = database.jdbc();
  }

  @AfterAll
  static void noDatabase() {
    database.close();
  }

  private static MessageId message(String name) {
    return MessageId.of(CLINIC, name);
  }

  private static Referral referral(String id, Report... reports) {
    return new Referral(
        Referral.idOf(CLINIC, id),
        message("referral " + id),
        CLINIC,
        JOBCENTRE,
        BRUNO,
        "header",
        MARCH,
        List.of(reports));
  }

  @Test
  void aReportThatWasTakenBackIsOfNoReferral() {
    JdbcReferrals referrals = new JdbcReferrals(jdbc, OPEN);
    Report accepted = new Report(message("accepted"), new Accepted(), Optional.empty());
    referrals.store(referral("taken-back", accepted), MARCH);
    assertThat(referrals.findConcernedBy(accepted.message())).isPresent();

    referrals.store(referral("taken-back"), MARCH);

    assertThat(referrals.findConcernedBy(accepted.message())).isEmpty();
    assertThat(referrals.findConcernedBy(message("referral taken-back"))).isPresent();
  }

  @Test
  void aReferralIsRememberedFromTheLastThatWasToldOfIt() {
    JdbcReferrals referrals = new JdbcReferrals(jdbc, OPEN);
    Referral referral = referral("active");
    referrals.store(referral, MARCH);
    referrals.store(referral, NEXT_MARCH);

    referrals.forgetBefore(NEXT_MARCH);
    assertThat(referrals.lock(referral.id())).isPresent();

    referrals.forgetBefore(NEXT_MARCH.plusSeconds(1));
    assertThat(referrals.lock(referral.id())).isEmpty();
  }

  private static Envelope envelope(String name, MessageKind kind, CitizenKey citizen, Instant at) {
    return new Envelope(
        message(name), kind, CLINIC, JOBCENTRE, Optional.of(citizen), Optional.empty(), at);
  }

  private static void isSent(Ledger ledger, Envelope envelope) {
    ledger.open(
        new Ledger.Entry(
            envelope,
            MessageState.DELIVERED,
            "test",
            new Ledger.Particulars(
                envelope.id().toString(),
                envelope.id().toString(),
                Optional.of("uid"),
                Optional.empty(),
                Optional.empty()),
            0,
            envelope.acceptedAt()));
  }

  private static void isCalled(MeetingBook meetings, Envelope call, int version) {
    Meeting meeting = Meeting.of(call, call.citizen().orElseThrow(), true, "uid");
    meetings.note(
        meeting.id(),
        new Said(
            call.id(), Said.Kind.INVITATION, version, Optional.empty(), MARCH, Optional.empty()),
        MARCH);
  }

  @Test
  void whatWasSaidOfAMeetingUnderBothNumbersIsOneThreadWhenTheyAreJoined() {
    CitizenKey course = new CitizenKey("1".repeat(64));
    CitizenKey number = new CitizenKey("2".repeat(64));
    Ledger ledger = new JdbcLedger(jdbc, OPEN, new MemoryLargeStore());
    JdbcCitizenAliases aliases = new JdbcCitizenAliases(jdbc);
    JdbcMeetingBook meetings = new JdbcMeetingBook(jdbc, OPEN);
    WordsOfMeeting words = new WordsOfMeeting(meetings, aliases);
    NewerWord newer = new NewerWord(words, ledger);
    Envelope first = envelope("called", MessageKind.MEETING, course, MARCH);
    Envelope second = envelope("moved", MessageKind.MEETING, number, MARCH);
    isSent(ledger, first);
    isSent(ledger, second);
    isCalled(meetings, first, 0);
    isCalled(meetings, second, 1);
    assertThat(newer.than(first.id(), message -> true)).isEmpty();

    aliases.join(number, course);
    aliases.add(number, course, MARCH);

    assertThat(newer.than(first.id(), message -> true)).contains(second.id());
    assertThat(newer.than(second.id(), message -> true)).isEmpty();
  }

  @Test
  void theCourseOfACitizenIsReadByKindAPageAtATimeToItsEnd() {
    CitizenKey citizen = new CitizenKey("3".repeat(64));
    Ledger ledger = new JdbcLedger(jdbc, OPEN, new MemoryLargeStore());
    isSent(ledger, envelope("the referral", MessageKind.IPS_REFERRAL, citizen, MARCH));
    for (int i = 0; i < 4; i++) { // two at each moment, and none of them is left out
      Instant at = MARCH.plusSeconds(1 + i / 2);
      isSent(ledger, envelope("a letter " + i, MessageKind.CARE_COMMUNICATION, citizen, at));
      isSent(ledger, envelope("of the plan " + i, MessageKind.CARE_PLAN_UPDATE, citizen, at));
    }
    Set<MessageKind> kinds = Set.of(MessageKind.CARE_COMMUNICATION, MessageKind.IPS_REFERRAL);

    List<MessageId> read = new ArrayList<>();
    List<Ledger.Entry> page = ledger.ofCourse(citizen, JOBCENTRE, kinds, Optional.empty(), 3);
    while (!page.isEmpty()) {
      page.forEach(entry -> read.add(entry.envelope().id()));
      page = ledger.ofCourse(citizen, JOBCENTRE, kinds, Optional.of(page.getLast()), 3);
    }

    assertThat(read)
        .containsExactlyInAnyOrder(
            message("a letter 0"),
            message("a letter 1"),
            message("a letter 2"),
            message("a letter 3"),
            message("the referral"))
        .endsWith(message("the referral"));
  }

  private static TeamPart part(PartyId party, String member, Instant at) {
    Citizen bruno = new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer");
    return new TeamPart(
        party,
        bruno,
        List.of(new Member(member, Wheel.INNER, Optional.empty(), Optional.empty())),
        at);
  }

  @Test
  void aPartyThatLeavesTakesNobodyElseAlongAndTheLastTakesTheTeam() {
    JdbcTeamBook teams = new JdbcTeamBook(jdbc, OPEN);
    CitizenKey citizen = new CitizenKey("d".repeat(64));
    UUID team = UUID.randomUUID();
    teams.begin(team, citizen);
    teams.put(team, part(CLINIC, "nurse", MARCH));
    teams.put(team, part(JOBCENTRE, "caseworker", MARCH));

    teams.remove(team, CLINIC);
    assertThat(teams.parts(citizen)).extracting(TeamPart::party).containsExactly(JOBCENTRE);

    teams.remove(team, JOBCENTRE);
    assertThat(teams.teamOf(citizen)).isEmpty();
  }

  @Test
  void whatAPartWasBeforeIsKeptAWhileAndGoesWithIt() {
    JdbcTeamBook teams = new JdbcTeamBook(jdbc, OPEN);
    CitizenKey citizen = new CitizenKey("f".repeat(64));
    UUID team = UUID.randomUUID();
    teams.begin(team, citizen);
    for (int i = 0; i < 25; i++) {
      teams.put(team, part(CLINIC, "nurse " + i, MARCH.plusSeconds(i)));
    }

    assertThat(teams.earlier(citizen, CLINIC))
        .hasSize(20)
        .first()
        .isEqualTo(part(CLINIC, "nurse 23", MARCH.plusSeconds(23)));
    assertThat(teams.earlier(citizen, JOBCENTRE)).isEmpty();

    teams.remove(team, CLINIC);
    assertThat(jdbc.sql("select count(*) from team_wording").query(Long.class).single()).isZero();
  }

  @Test
  void aTeamIsForgottenWithTheLastOfItsParts() {
    JdbcTeamBook teams = new JdbcTeamBook(jdbc, OPEN);
    CitizenKey citizen = new CitizenKey("e".repeat(64));
    UUID team = UUID.randomUUID();
    teams.begin(team, citizen);
    teams.put(team, part(CLINIC, "nurse", MARCH));
    teams.put(team, part(JOBCENTRE, "caseworker", NEXT_MARCH));

    teams.forgetBefore(MARCH.plusSeconds(1));
    assertThat(teams.parts(citizen)).extracting(TeamPart::party).containsExactly(JOBCENTRE);

    teams.forgetBefore(NEXT_MARCH.plusSeconds(1));
    assertThat(teams.teamOf(citizen)).isEmpty();
  }

  @Test
  void twoTeamsOfOneCitizenBecomeOneWithWhatEachPartyWroteLast() {
    JdbcTeamBook teams = new JdbcTeamBook(jdbc, OPEN);
    CitizenKey number = new CitizenKey("c".repeat(64));
    UUID staying = UUID.randomUUID();
    UUID joining = UUID.randomUUID();
    teams.begin(staying, BRUNO);
    teams.begin(joining, number);
    teams.put(staying, part(CLINIC, "nurse", MARCH));
    teams.put(joining, part(CLINIC, "doctor", NEXT_MARCH));
    teams.put(joining, part(JOBCENTRE, "caseworker", MARCH));

    new JdbcCitizenAliases(jdbc).join(number, BRUNO);

    assertThat(teams.teamOf(BRUNO)).contains(staying);
    assertThat(teams.teamOf(number)).isEmpty();
    assertThat(teams.citizenOf(joining)).contains(BRUNO);
    assertThat(teams.parts(BRUNO))
        .extracting(each -> each.members().getFirst().name())
        .containsExactlyInAnyOrder("doctor", "caseworker");
  }

  private static void carry(MessageId message) {
    jdbc.sql(
            """
            insert into message (id, kind, sender, receiver, transmission, state, reason, size, particulars, accepted_at, changed_at)
            values (?, 'hospital-notification', '1', '2', ?, 'HANDLED', '', 0, '', ?, ?)""")
        .params(message.value(), UUID.randomUUID(), Timestamp.from(MARCH), Timestamp.from(MARCH))
        .update();
  }

  private static Noted discharge(String id) {
    carry(message(id));
    Turn turn =
        new Turn(
            id,
            StayEvent.DISCHARGED,
            Standing.NEW,
            Optional.of("admission"),
            MARCH.atOffset(ZoneOffset.UTC));
    Optional<OffsetDateTime> moment = Optional.of(turn.at());
    return new Noted(
        turn,
        new Times(moment, moment, Optional.empty(), Optional.empty()),
        Optional.of(true),
        List.of(turn));
  }

  @Test
  void ofWhatWasErasedAndHadBeenToldNoMomentIsLeft() {
    JdbcCourseBook book = new JdbcCourseBook(jdbc, OPEN);
    CitizenKey citizen = new CitizenKey("1".repeat(64));
    Noted told = discharge("told");
    book.note(message("told"), citizen, CLINIC, told, MARCH);
    Notice notice =
        new Notice(
            message("notice"),
            message("told"),
            JOBCENTRE,
            message("stay"),
            StayEvent.DISCHARGED,
            Standing.NEW,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    book.told(notice);
    LocalDate day = LocalDate.parse("2026-03-03");
    Citizen bruno = new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer");
    book.asks(notice.id(), Optional.of(new Call(bruno, day, day.plusDays(1))));
    book.called(notice.id(), day);

    book.keepOnlyTheStep(message("told"));
    book.keepOnlyTheStep(notice.id());

    assertThat(book.of(citizen, CLINIC))
        .containsExactly(new Noted(told.turn(), Times.UNKNOWN, Optional.empty(), List.of()));
    assertThat(book.because(message("told"))).singleElement().isEqualTo(notice);
  }

  @Test
  void whatWasNotedBeforeTheCallWasKeptSaysNothingOfIt() {
    JdbcCourseBook book = new JdbcCourseBook(jdbc, OPEN);
    CitizenKey citizen = new CitizenKey("2".repeat(64));
    Noted noted = discharge("earlier");
    book.note(message("earlier"), citizen, CLINIC, noted, MARCH);
    String json = Json.write(noted);
    String earlier = json.replace("\"call\":true,", "");
    assertThat(earlier).isNotEqualTo(json);
    jdbc.sql("update stay_notification set particulars = ? where message = ?")
        .params(
            OPEN.conceal(
                earlier.getBytes(StandardCharsets.UTF_8),
                "stay_notification.particulars/" + message("earlier")),
            message("earlier").value())
        .update();

    assertThat(book.of(citizen, CLINIC))
        .containsExactly(new Noted(noted.turn(), noted.times(), Optional.empty(), noted.history()));
  }

  /** Else what it corrects would seem to stand, and its call with it. */
  @Test
  void aCorrectionThatWasErasedIsReadWithTheCallThatItCorrects() {
    JdbcCourseBook book = new JdbcCourseBook(jdbc, OPEN);
    Ledger ledger = new JdbcLedger(jdbc, OPEN, new MemoryLargeStore());
    CitizenKey citizen = new CitizenKey("4".repeat(64));
    Notice asks = notice("asks", Optional.empty(), ledger, citizen);
    Notice corrects = notice("corrects", Optional.of(asks.id()), ledger, citizen);
    LocalDate day = LocalDate.parse("2026-03-03");
    Citizen bruno = new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer");
    Call call = new Call(bruno, day, day.plusDays(1));
    book.told(asks);
    book.asks(asks.id(), Optional.of(call));
    book.told(corrects);

    jdbc.sql("update message set citizen = null where id = ?")
        .param(corrects.id().value())
        .update();

    assertThat(book.aroundOpenCalls(JOBCENTRE))
        .extracting(Notice::id)
        .containsSubsequence(asks.id(), corrects.id());
  }

  private static Notice notice(
      String name, Optional<MessageId> corrects, Ledger ledger, CitizenKey citizen) {
    isSent(ledger, envelope(name, MessageKind.ADMISSION_NOTICE, citizen, MARCH));
    carry(message(name + ", because of"));
    return new Notice(
        message(name),
        message(name + ", because of"),
        JOBCENTRE,
        message("stay"),
        StayEvent.DISCHARGED,
        corrects.isPresent() ? Standing.REVISED : Standing.NEW,
        corrects,
        Optional.empty(),
        Optional.empty());
  }
}
