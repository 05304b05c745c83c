package dk.sektorbro.consent.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.consent.DecisionTable;
import dk.sektorbro.consent.DecisionTable.Case;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Rules;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.Selector.Meaning;
import dk.sektorbro.consent.Span;
import dk.sektorbro.consent.policy.Condition;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.consent.policy.Policy.Form;
import dk.sektorbro.consent.policy.Policy.Named;
import dk.sektorbro.consent.policy.Provision;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.FixedDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

  @Test
  void whoWroteWhatIsExceptedIsNamed() {
    Policy policy =
        except(
            new Selector.About(
                Set.of(
                    new Selector.Reference(
                        Meaning.AUTHOREDBY, new Identifier(PartyId.SYSTEM, "111111")),
                    new Selector.Reference(Meaning.RELATED, new Identifier("", "Task/1")),
                    new Selector.Reference(Meaning.DEPENDENTS, new Identifier("", "Task/2")),
                    new Selector.Reference(Meaning.INSTANCE, new Identifier("", "Task/3")))));

    assertThat(PLAIN.says(policy).getLast().english())
        .contains("written by 111111")
        .contains("Task/1 and what it refers to")
        .contains("Task/2 and what refers to it")
        .contains("the one piece of information Task/3");
    assertThat(PLAIN.says(policy).getLast().danish())
        .contains("skrevet af 111111")
        .contains("Task/1 og det, den henviser til")
        .contains("Task/2 og det, der henviser til den")
        .contains("netop oplysningen Task/3");
  }

  @Test
  void howSensitiveAtMostIsSaidWhereOtherLabelsAreNamedToo() {
    Selector both =
        new Selector.LabelledWithin(
            Set.of(mark("R"), mark("V")), SCALE, false, Set.of(label("PSY")));
    Selector level = new Selector.LabelledWithin(Set.of(mark("V")), SCALE, false, Set.of());
    Selector label = new Selector.LabelledWithin(Set.of(), SCALE, false, Set.of(label("PSY")));

    assertThat(PLAIN.says(except(both)).getLast())
        .isEqualTo(
            new Sentence(
                "Undtagelse 1, hvor du siger nej: højst mærket almindeligt følsomt og kun mærket"
                    + " psykisk sygdom.",
                "Exception 1, where you say no: labelled at most of normal sensitivity and labelled"
                    + " only mental health."));
    assertThat(PLAIN.says(except(level)).getLast().english())
        .endsWith("where you say no: labelled at most restricted.");
    assertThat(PLAIN.says(except(label)).getLast().english())
        .endsWith("where you say no: labelled only mental health.");
  }

  @Test
  void fromWhichMarkOnIsSaidOfARefusal() {
    Selector normal =
        new Selector.LabelledWith(
            Set.of(mark("V"), mark("N"), mark("R"), label("SUD")), SCALE, true);
    Selector restricted = new Selector.LabelledWith(Set.of(mark("V"), mark("R")), SCALE, false);

    assertThat(PLAIN.says(except(normal)).getLast())
        .isEqualTo(
            new Sentence(
                "Undtagelse 1, hvor du siger nej: mærket almindeligt følsomt eller mere følsomt,"
                    + " eller slet ikke eller mærket misbrug.",
                "Exception 1, where you say no: labelled of normal sensitivity or more sensitive,"
                    + " or not at all or labelled substance use."));
    assertThat(PLAIN.says(except(restricted)).getLast().english())
        .endsWith("where you say no: labelled restricted or more sensitive.");
  }

  @Test
  void aParentsConsentCountsUntilTheBirthdayAndAnyUntilItsYearIsOver() {
    Form byParent =
        new Form(
            true,
            Optional.empty(),
            EnumSet.allOf(Named.class),
            Optional.of(LocalDate.of(2011, 4, 2)),
            false,
            Set.of());
    Form byCitizen =
        new Form(
            true,
            Optional.empty(),
            EnumSet.allOf(Named.class),
            Optional.of(LocalDate.of(1980, 1, 1)),
            true,
            Set.of());
    Instant far = NOW.plus(Duration.ofDays(2000));

    assertThat(standing(policy(byParent, YES, far)))
        .isEqualTo(new Sentence("Det gælder til 2.4.2026.", "It counts until 2.4.2026."));
    assertThat(standing(policy(byCitizen, YES, far)).english())
        .isEqualTo("It counts until 1.2.2027.");
    assertThat(standing(policy(byCitizen, YES, NOW.plus(Duration.ofDays(1)))).english())
        .isEqualTo("It counts until 2.3.2026.");
  }

  @Test
  void whatARefusalExceptsIsNotToldAsSharedWhereTheLawKeepsItFromBeing() {
    Form spoken =
        new Form(
            false,
            Optional.empty(),
            EnumSet.allOf(Named.class),
            Optional.of(LocalDate.of(1980, 1, 1)),
            true,
            Set.of());
    Provision but = new Provision("provision", false, List.of(), List.of(YES));
    Provision no = new Provision("provision", false, List.of(), List.of());
    Instant far = NOW.plus(Duration.ofDays(2000));

    assertThat(standing(policy(spoken, but, far)).english())
        .startsWith("It counts until ")
        .contains("What you except is not shared all the same")
        .contains("§ 44");
    assertThat(standing(policy(spoken, but, far)).danish()).contains("Det, du undtager, deles dog");
    assertThat(standing(policy(spoken, no, far)).english()).doesNotContain("except");
  }

  private static final Set<Code> SCALE =
      Set.of(mark("U"), mark("L"), mark("M"), mark("N"), mark("R"), mark("V"));
  private static final Provision YES = new Provision("provision", true, List.of(), List.of());

  private static Code mark(String code) {
    return new Code(CodeSystems.CONFIDENTIALITY, code);
  }

  private static Code label(String code) {
    return new Code("http://terminology.hl7.org/CodeSystem/v3-ActCode", code);
  }

  private static Sentence standing(Policy policy) {
    return PLAIN.standing(policy, Rules.LAW.law(), NOW);
  }

  private static Policy except(Selector excepted) {
    Provision no =
        new Provision(
            "provision.provision[0]", false, List.of(new Condition.Of(excepted)), List.of());
    return policy(
        policy("by kind of message").form(),
        new Provision("provision", true, List.of(), List.of(no)),
        NOW.plus(Duration.ofDays(1)));
  }

  private static Policy policy(Form form, Provision root, Instant until) {
    return new Policy(
        new ConsentId(new UUID(0, 1)),
        new CitizenKey("ab".repeat(32)),
        Policy.Status.ACTIVE,
        true,
        Optional.of(Instant.parse("2026-02-01T09:00:00Z")),
        new Span(Optional.empty(), Optional.of(until)),
        Optional.empty(),
        form,
        root);
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
