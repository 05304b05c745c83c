package dk.sektorbro.course.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dk.sektorbro.consent.Wheel;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenId.Scheme;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Citizen;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each party says who of its own is in a citizen's team. */
class ChangeTeamTest {

  private static final PartyId CLINIC = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final Citizen BRUNO =
      new Citizen(new CitizenId(Scheme.CPR, "2509479989"), "Bruno", "Elmer");
  private static final CitizenKey KEY = CitizenKey.of(Digest.begun().digest(new byte[1]));

  private final TeamBook book = new MemoryTeamBook();
  private final ChangeTeam change =
      new ChangeTeam(book, Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC));

  private static Member nurse(Wheel wheel) {
    return new Member("Sygeplejerske Test", wheel, Optional.empty(), Optional.empty());
  }

  private boolean writes(PartyId party, Optional<String> basedOn, Member... members) {
    return change.handle(KEY, new ChangeTeam.Wish(party, BRUNO, basedOn, List.of(members)));
  }

  private Optional<String> versionSeenBy(PartyId party) {
    return Optional.of(
        ChangeTeam.view(book.teamOf(KEY).orElseThrow(), party, book.parts(KEY)).version());
  }

  @Test
  void aPartyJoinsChangesItsPartAndLeaves() {
    writes(CLINIC, Optional.empty(), nurse(Wheel.INNER));
    writes(CLINIC, versionSeenBy(CLINIC), nurse(Wheel.OUTER));

    assertThat(book.part(KEY, CLINIC).orElseThrow().wheels()).containsExactly(Wheel.OUTER);

    writes(CLINIC, versionSeenBy(CLINIC));

    assertThat(book.parts(KEY)).isEmpty();
  }

  @Test
  void whatOthersWroteMeanwhileIsInNobodysWay() {
    writes(CLINIC, Optional.empty(), nurse(Wheel.INNER));
    Optional<String> seen = versionSeenBy(CLINIC);
    writes(JOBCENTRE, Optional.empty(), nurse(Wheel.OUTER));

    writes(CLINIC, seen, nurse(Wheel.MANAGEMENT));

    assertThat(book.parts(KEY))
        .extracting(TeamPart::wheels)
        .containsExactly(Set.of(Wheel.OUTER), Set.of(Wheel.MANAGEMENT));
  }

  @Test
  void aPartThatWasChangedSinceItWasSeenIsNotOverwritten() {
    writes(CLINIC, Optional.empty(), nurse(Wheel.INNER));
    Optional<String> seen = versionSeenBy(CLINIC);
    writes(CLINIC, seen, nurse(Wheel.OUTER));

    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> writes(CLINIC, seen, nurse(Wheel.MANAGEMENT)))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(RefusalCode.VERSION_UNKNOWN));
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> writes(CLINIC, Optional.empty(), nurse(Wheel.MANAGEMENT)));
  }

  private static Member doctor(Wheel wheel) {
    return new Member("Læge Test", wheel, Optional.empty(), Optional.empty());
  }

  private List<Member> clinics() {
    return book.part(KEY, CLINIC).orElseThrow().members();
  }

  @Test
  void changesToDifferentMembersOfOnePartyBothStand() {
    writes(CLINIC, Optional.empty(), nurse(Wheel.INNER), doctor(Wheel.INNER));
    Optional<String> seen = versionSeenBy(CLINIC);
    writes(CLINIC, seen, nurse(Wheel.OUTER), doctor(Wheel.INNER));

    writes(CLINIC, seen, nurse(Wheel.INNER), doctor(Wheel.MANAGEMENT));
    assertThat(clinics()).containsExactly(nurse(Wheel.OUTER), doctor(Wheel.MANAGEMENT));

    assertThatExceptionOfType(Refused.class)
        .as("gone for one, in another wheel for the other")
        .isThrownBy(() -> writes(CLINIC, seen, doctor(Wheel.INNER)));
    assertThat(clinics()).containsExactly(nurse(Wheel.OUTER), doctor(Wheel.MANAGEMENT));
  }

  @Test
  void whoeverSeesAnOlderTeamDoesNotLeaveItForSomebodyWhoJoinedSince() {
    writes(CLINIC, Optional.empty(), nurse(Wheel.INNER));
    Optional<String> seen = versionSeenBy(CLINIC);
    writes(CLINIC, seen, nurse(Wheel.INNER), doctor(Wheel.INNER));

    assertThatExceptionOfType(Refused.class).isThrownBy(() -> writes(CLINIC, seen));
    assertThat(clinics()).hasSize(2);
  }

  @Test
  void whomTheCitizenChoseStandsInNoWheelAndBesideSomebodyOfTheParty() {
    Member sister =
        new Member("Søster Prøve", Optional.empty(), Optional.of("Søster"), Optional.empty());
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> writes(CLINIC, Optional.empty(), sister))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(RefusalCode.PROFILE_VIOLATION));

    writes(CLINIC, Optional.empty(), nurse(Wheel.INNER), sister);

    assertThat(book.part(KEY, CLINIC).orElseThrow().wheels()).containsExactly(Wheel.INNER);
    assertThat(book.part(KEY, CLINIC).orElseThrow().members()).contains(sister);
    assertThat(sister).hasToString("Member[chosen]");
  }

  @Test
  void twoWhoTakeEachOthersColleagueOutDoNotLeaveAPartWithNobodyOfTheParty() {
    Member sister =
        new Member("Søster Prøve", Optional.empty(), Optional.of("Søster"), Optional.empty());
    writes(CLINIC, Optional.empty(), nurse(Wheel.INNER), doctor(Wheel.INNER), sister);
    Optional<String> seen = versionSeenBy(CLINIC);
    writes(CLINIC, seen, nurse(Wheel.INNER), sister);

    assertThatExceptionOfType(Refused.class)
        .as("only whom the citizen chose would be left")
        .isThrownBy(() -> writes(CLINIC, seen, doctor(Wheel.INNER), sister))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(RefusalCode.VERSION_UNKNOWN));
    assertThatExceptionOfType(Refused.class)
        .as("nobody would be left")
        .isThrownBy(() -> writes(CLINIC, seen, doctor(Wheel.INNER)));
    assertThat(clinics()).containsExactly(nurse(Wheel.INNER), sister);
  }

  @Test
  void theSameAgainChangesNothing() {
    assertThat(writes(CLINIC, Optional.empty(), nurse(Wheel.INNER))).isTrue();
    assertThat(writes(CLINIC, Optional.empty(), nurse(Wheel.INNER))).isFalse();
  }
}
