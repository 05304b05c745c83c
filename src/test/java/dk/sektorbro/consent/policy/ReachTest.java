package dk.sektorbro.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Codes;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Kindred;
import dk.sektorbro.consent.Prefixes;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachTest {

  private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";

  @Test
  void whatAnyExceptionReachesIsInTheirReach() {
    int reached = 0;
    int seenAtOneLook = 0;
    for (long seed = 0; seed < 100_000; seed++) {
      RandomWorld world = new RandomWorld(seed);
      Provision provision = world.provision("provision", true, 3);
      ShareRequest request = world.request();
      Item item = request.essential();

      boolean reaches =
          provision.exceptions().stream().anyMatch(each -> each.reaches(request, item));
      if (reaches) {
        reached++;
        assertThat(provision.sorted().reach().mayInclude(item)).as("seed %d", seed).isTrue();
      } else if (!provision.exceptions().isEmpty()
          && !provision.sorted().reach().mayInclude(item)) {
        seenAtOneLook++;
      }
    }
    assertThat(reached).isGreaterThan(1000);
    assertThat(seenAtOneLook).isGreaterThan(1000);
  }

  @Test
  void refusalsOfCodesAreSoughtAsOne() {
    Reach reach = Reach.of(List.of(refusing("F10"), refusing("F2")));

    assertThat(reach.selectors())
        .contains(List.of(new Selector.CodedWith(coded(Set.of(icd("F10"), icd("F2"))))));
  }

  @Test
  void refusalsThatDifferentSystemsTellOfAreSoughtEachByItself() {
    Selector one = new Selector.CodedWith(coded(Set.of(icd("F10"))), kindred("F10", "snomed"));
    Selector other = new Selector.CodedWith(coded(Set.of(icd("F2"))), kindred("F2", ICD_10));
    Selector another = new Selector.CodedWith(coded(Set.of(icd("F3"))), kindred("F3", ICD_10));

    assertThat(Reach.of(List.of(refusing(one), refusing(other), refusing(another))).selectors())
        .contains(
            List.of(
                one,
                new Selector.CodedWith(
                    coded(Set.of(icd("F2"), icd("F3"))),
                    new Kindred(
                        coded(Set.of(icd("F2"), icd("F3"))),
                        Set.of(icd("above F2"), icd("above F3")),
                        Set.of(ICD_10)))));
  }

  private static Kindred kindred(String code, String told) {
    return new Kindred(coded(Set.of(icd(code))), Set.of(icd("above " + code)), Set.of(told));
  }

  @Test
  void anExceptionWithoutAConditionOnInformationReachesWhateverThereIs() {
    Provision anything = new Provision("provision.provision[0]", false, List.of(), List.of());

    assertThat(Reach.of(List.of(refusing("F10"), anything)).selectors())
        .isEqualTo(Optional.empty());
  }

  private static Provision refusing(String code) {
    return refusing(new Selector.CodedWith(coded(Set.of(icd(code)))));
  }

  private static Provision refusing(Selector selector) {
    return new Provision(
        "provision.provision[0]", false, List.of(new Condition.Of(selector)), List.of());
  }

  private static Codes coded(Set<Code> prefixes) {
    return new Codes(Set.of(), new Prefixes(prefixes));
  }

  private static Code icd(String code) {
    return new Code(ICD_10, code);
  }
}
