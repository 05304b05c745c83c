package dk.sektorbro.course;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MemoryLedger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.HospitalNotified.Times;
import dk.sektorbro.exchange.content.HospitalNotified.Turn;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which steps of a stay are told is for the sectors to say; a leave is none as shipped. */
class ToldStepsTest {

  private static final PartyId WARD = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-03T10:00:00+01:00");

  @ParameterizedTest
  @EnumSource
  void aStepIsToldWhereTheConfigurationHasIt(StayEvent event) {
    boolean shipped = !EnumSet.of(StayEvent.LEAVE_STARTED, StayEvent.LEAVE_ENDED).contains(event);

    assertThat(notices(CourseRules.read(Path.of("config/course.yaml")).tells(), event))
        .hasSize(shipped ? 1 : 0);
    assertThat(notices(EnumSet.allOf(StayEvent.class), event))
        .extracting(Notice::event)
        .containsExactly(event);
  }

  private static List<Notice> notices(Set<StayEvent> tells, StayEvent event) {
    Clock clock = Clock.fixed(Instant.parse("2026-03-03T10:00:00Z"), ZoneOffset.UTC);
    Turn turn = new Turn("message", event, Standing.NEW, Optional.empty(), AT);
    Optional<OffsetDateTime> never = Optional.empty();
    return new HeedNotification(new MemoryCourseBook(), new MemoryLedger(), tells, clock)
        .handle(
            new Envelope(
                MessageId.of(WARD, "message"),
                MessageKind.HOSPITAL_NOTIFICATION,
                WARD,
                JOBCENTRE,
                Optional.of(new CitizenKey("ab".repeat(32))),
                Optional.empty(),
                Instant.EPOCH),
            new HospitalNotified(
                new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer"),
                turn,
                new Times(Optional.of(AT), never, never, never),
                Optional.empty(),
                List.of(turn)),
            () -> List.of(JOBCENTRE));
  }
}
