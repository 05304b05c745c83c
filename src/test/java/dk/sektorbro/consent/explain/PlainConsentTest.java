package dk.sektorbro.consent.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.DecisionTable;
import dk.sektorbro.consent.DecisionTable.Case;
import dk.sektorbro.consent.Rules;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.FixedDirectory;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What citizens read of their consents is what the consents do. */
class PlainConsentTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final PlainConsent PLAIN =
      new PlainConsent(
          new FixedDirectory(
              new Address(new PartyId("99999031000016007"), new Gln("5799999900037"), "Hub"),
              List.of()));

  @Test
  void aRoleIsNamedWithTheOrganisationItIsAt() {
    assertThat(english("to advisers at another jobcentre").getFirst())
        .contains("99999041000016002 (beskaeftigelsesvejleder)");
  }

  @Test
  void aConsentToAnotherUseDoesNotReadAsOneToShare() {
    assertThat(english("a consent to look is not a consent to disclose"))
        .singleElement()
        .asString()
        .startsWith("You let information about you be used")
        .contains("only to look at it, so it lets nobody share anything")
        .doesNotContain("be shared");
  }

  @Test
  void anExceptionOfAnExceptionReadsAsOne() {
    List<String> says =
        english("a refusal within a permission within a refusal within a permission");

    assertThat(says).hasSize(4);
    assertThat(says.get(1)).startsWith("Exception 1, where you say no");
    assertThat(says.get(2)).startsWith("Exception 1.1 to exception 1, where you say yes");
    assertThat(says.get(3)).startsWith("Exception 1.1.1 to exception 1.1, where you say no");
  }

  @Test
  void aConsentThatBreaksTheLawDoesNotReadAsOneThatCounts() {
    Policy policy = policy("everything, without a class");

    assertThat(PLAIN.standing(policy, Rules.LAW.law(), NOW).english())
        .startsWith("It lets nobody share anything")
        .contains("§");
    assertThat(PLAIN.standing(policy("by kind of message"), Rules.LAW.law(), NOW).english())
        .startsWith("It counts until");
  }

  private static List<String> english(String name) {
    return PLAIN.says(policy(name)).stream().map(Sentence::english).toList();
  }

  /** The first consent of a case of the decision table. */
  private static Policy policy(String name) {
    return DecisionTable.cases().stream()
        .filter(each -> each.name().equals(name))
        .map(Case::consents)
        .findFirst()
        .orElseThrow()
        .getFirst()
        .policy();
  }
}
