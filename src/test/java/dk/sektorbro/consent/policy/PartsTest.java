package dk.sektorbro.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Codes;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.Prefixes;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.exchange.PartyId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is cut out of what is shared, for what a consent excepts. */
class PartsTest {

  private static final Selector ALCOHOL = coded("F10");
  private static final Selector OPIOIDS = coded("F11");
  private static final Selector RESTRICTED =
      new Selector.LabelledWith(
          Set.of(new Code(CodeSystems.CONFIDENTIALITY, "R")),
          Set.of(new Code(CodeSystems.CONFIDENTIALITY, "R")),
          false);

  @Test
  void whatAnExceptionRefusesIsCutExceptWhatItPermitsInTurn() {
    Provision refusal =
        provision(false, List.of(of(ALCOHOL)), provision(true, List.of(of(RESTRICTED))));
    Provision root = provision(true, List.of(of(OPIOIDS)), refusal);

    assertThat(Residue.ofEveryDisclosure(root))
        .contains(
            List.of(
                new Obligation.CutAway(
                    new Selection(
                        List.of(OPIOIDS, ALCOHOL),
                        List.of(new Selection(List.of(RESTRICTED), List.of()))))));
  }

  @Test
  void aRefusalWithinWhatARefusalExceptsIsCutByItselfAndItsPermissionsCountForBoth() {
    Provision innermost = provision(true, List.of(of(RESTRICTED)));
    Provision within = provision(false, List.of(of(OPIOIDS)), innermost);
    Provision root = provision(false, List.of(of(ALCOHOL)), within);

    assertThat(Residue.ofEveryDisclosure(root))
        .contains(
            List.of(
                new Obligation.CutAway(
                    new Selection(
                        List.of(ALCOHOL),
                        List.of(new Selection(List.of(OPIOIDS, RESTRICTED), List.of())))),
                new Obligation.CutAway(
                    new Selection(
                        List.of(ALCOHOL, OPIOIDS),
                        List.of(new Selection(List.of(RESTRICTED), List.of()))))));
  }

  @Test
  void whatDependsOnWhoReceivesIsNotTheSameForEveryDisclosure() {
    Condition toSomebody =
        new Condition.ToRecipient(
            List.of(
                new PartyFilter.Organisation(
                    Set.<Identifier>of(Party.sor(new PartyId("222221"))))));
    Provision refusal = provision(false, List.of(toSomebody, of(ALCOHOL)));

    assertThat(Residue.ofEveryDisclosure(provision(true, List.of(), refusal))).isEmpty();
    assertThat(
            Residue.ofEveryDisclosure(
                provision(true, List.of(), provision(false, List.of(), refusal))))
        .isEmpty();
    assertThat(Residue.ofEveryDisclosure(provision(true, List.of(toSomebody)))).contains(List.of());
  }

  private static Provision provision(
      boolean permits, List<Condition> conditions, Provision... exceptions) {
    return new Provision("provision", permits, conditions, List.of(exceptions));
  }

  private static Condition of(Selector selector) {
    return new Condition.Of(selector);
  }

  private static Selector coded(String prefix) {
    return new Selector.CodedWith(
        new Codes(
            Set.of(), new Prefixes(Set.of(new Code("http://hl7.org/fhir/sid/icd-10", prefix)))));
  }
}
