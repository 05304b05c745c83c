package dk.sektorbro.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dk.sektorbro.certificate.CertificateForms;
import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.KnownParties;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareDecision.Permit;
import dk.sektorbro.consent.Wheel;
import dk.sektorbro.consent.cut.ContentItems;
import dk.sektorbro.consent.cut.LabelTable;
import dk.sektorbro.course.team.Member;
import dk.sektorbro.course.team.TeamPart;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.FixedDirectory;
import dk.sektorbro.participant.Sector;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who of another party is in a team is shown whole, or not at all. */
class TeamSightTest {

  private static final PartyId CLINIC = new PartyId("99999021000016005");
  private static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final TeamPart OF_THE_CLINIC =
      new TeamPart(
          CLINIC,
          new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer"),
          List.of(new Member("Lise Test", Wheel.INNER, Optional.empty(), Optional.empty())),
          NOW);

  @Test
  void whoeverIsPermittedWithoutExceptionIsShown() {
    assertThat(seen()).containsExactly(OF_THE_CLINIC);
  }

  @Test
  void whereTheMembersAreExceptedNobodyIsShown() {
    assertThat(seen(without(CodeSystems.ELEMENTS, "CareTeam.participant"))).isEmpty();
    assertThat(seen(without(CodeSystems.RESOURCE_TYPES, "CareTeam"))).isEmpty();
  }

  @Test
  void whatIsExceptedOfSomethingElseLeavesTheMembers() {
    assertThat(seen(without(CodeSystems.INFORMATION_TYPES, "attachment")))
        .containsExactly(OF_THE_CLINIC);
    assertThat(seen(without(CodeSystems.ELEMENTS, "CarePlan.goal"))).containsExactly(OF_THE_CLINIC);
  }

  @Test
  void whereOnlySomethingElseMayBeKeptNobodyIsShown() {
    assertThat(
            seen(
                new Obligation.KeepOnly(
                    List.of(selection(CodeSystems.INFORMATION_TYPES, "attachment")))))
        .isEmpty();
    assertThat(
            seen(
                new Obligation.KeepOnly(
                    List.of(selection(CodeSystems.INFORMATION_TYPES, "care-plan")))))
        .containsExactly(OF_THE_CLINIC);
  }

  @Test
  void whatALawAllowsWithoutConsentIsNotForWhoeverLooks() {
    assertThat(seen(new Obligation.Report(new UUID(0, 1), "health-act-43-2-1"))).isEmpty();
  }

  private static List<TeamPart> seen(Obligation... obligations) {
    KnownParties parties =
        new KnownParties(
            new FixedDirectory(
                new Address(new PartyId("99999031000016007"), new Gln("5799999900037"), "Hub"),
                List.of(
                    Parties.keyless(CLINIC, "5799999900020", Sector.PSYCHIATRY),
                    Parties.keyless(JOBCENTRE, "5799999900013", Sector.JOBCENTRE))));
    DisclosureGate gate =
        new DisclosureGate(
            request -> new Permit(List.of(obligations), List.of()),
            new Questions(
                parties,
                mock(ReleaseProfiles.class),
                new ContentItems(LabelTable.read(Path.of("config/labels.yaml"))),
                mock(),
                new CertificateForms(List.of()),
                Clock.fixed(NOW, ZoneOffset.UTC)),
            parties,
            mock(),
            mock());
    return new TeamSight(gate, JOBCENTRE, new CitizenKey("ab".repeat(32)))
        .seen(List.of(OF_THE_CLINIC));
  }

  private static Obligation without(String system, String code) {
    return new Obligation.CutAway(selection(system, code));
  }

  private static Selection selection(String system, String code) {
    return new Selection(List.of(new Selector.OfClass(Set.of(new Code(system, code)))), List.of());
  }
}
