package dk.sektorbro.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.consent.Rules;
import dk.sektorbro.consent.Span;
import dk.sektorbro.consent.policy.Policy.Form;
import dk.sektorbro.consent.policy.Policy.Named;
import dk.sektorbro.exchange.CitizenKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When the law ends a consent, and what it keeps a refusal from excepting. */
class LawTest {

  private static final Instant GIVEN = Instant.parse("2026-02-01T09:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final Law LAW = Rules.LAW.law();
  private static final Provision YES = new Provision("provision", true, List.of(), List.of());
  private static final Provision NO = new Provision("provision", false, List.of(), List.of());
  private static final Provision NO_BUT =
      new Provision("provision", false, List.of(), List.of(YES));

  @Test
  void aConsentEndsWithItsYear() {
    assertThat(LAW.endOf(byCitizen(true, YES), NOW))
        .contains(Instant.parse("2027-02-01T09:00:00Z"));
  }

  @Test
  void aParentsConsentEndsWithTheBirthdayWhereThatIsSooner() {
    assertThat(LAW.endOf(byParent(LocalDate.of(2011, 4, 2)), NOW))
        .contains(Instant.parse("2026-04-01T22:00:00Z"));
    assertThat(LAW.endOf(byParent(LocalDate.of(2015, 4, 2)), NOW))
        .contains(Instant.parse("2027-02-01T09:00:00Z"));
  }

  @Test
  void theLawEndsNoRefusal() {
    assertThat(LAW.endOf(byCitizen(true, NO), NOW)).isEmpty();
    assertThat(LAW.endOf(byCitizen(true, NO_BUT), NOW)).isEmpty();
  }

  @Test
  void aRuleThatIsNotInForceEndsNothing() {
    assertThat(LAW.endOf(byCitizen(true, YES), Instant.parse("2000-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void whatARefusalExceptsIsHeldToTheLaw() {
    assertThat(LAW.exceptionsBrokenBy(byCitizen(false, NO_BUT), NOW))
        .hasValueSatisfying(breach -> assertThat(breach.rule()).isEqualTo("written"));
    assertThat(LAW.exceptionsBrokenBy(byCitizen(true, NO_BUT), GIVEN.plus(Duration.ofDays(366))))
        .hasValueSatisfying(breach -> assertThat(breach.rule()).isEqualTo("longest-term"));
    assertThat(LAW.exceptionsBrokenBy(byCitizen(true, NO_BUT), NOW)).isEmpty();
  }

  @Test
  void whatExceptsNothingAndWhatSharesIsNoRefusalThatExcepts() {
    assertThat(LAW.exceptionsBrokenBy(byCitizen(false, NO), NOW)).isEmpty();
    assertThat(LAW.exceptionsBrokenBy(byCitizen(false, YES), NOW)).isEmpty();
  }

  private static Policy byCitizen(boolean written, Provision root) {
    return policy(written, LocalDate.of(1980, 1, 1), true, root);
  }

  private static Policy byParent(LocalDate born) {
    return policy(true, born, false, YES);
  }

  private static Policy policy(boolean written, LocalDate born, boolean byCitizen, Provision root) {
    return new Policy(
        new ConsentId(new UUID(0, 1)),
        new CitizenKey("ab".repeat(32)),
        Policy.Status.ACTIVE,
        true,
        Optional.of(GIVEN),
        new Span(Optional.empty(), Optional.of(NOW.plus(Duration.ofDays(2000)))),
        Optional.empty(),
        new Form(
            written,
            Optional.empty(),
            EnumSet.allOf(Named.class),
            Optional.of(born),
            byCitizen,
            Set.of()),
        root);
  }
}
