package dk.sektorbro.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrefixesTest {

  private static final String[] SYSTEMS = {"sks", "icd-10"};

  @Test
  void theyTakeInWhatBeginsWithAnyOfThemInTheSameSystem() {
    Random random = new Random(20261123);
    for (int round = 0; round < 20_000; round++) {
      Set<Code> named = new HashSet<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        named.add(code(random));
      }
      Code asked = code(random);

      assertThat(new Prefixes(named).takeIn(asked))
          .as("%s in %s", asked, named)
          .isEqualTo(
              named.stream()
                  .anyMatch(
                      each ->
                          each.system().equals(asked.system())
                              && dotless(asked).startsWith(dotless(each))));
    }
  }

  private static String dotless(Code code) {
    return code.code().replace(".", "");
  }

  private static Code code(Random random) {
    StringBuilder code = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      code.append("ab.".charAt(random.nextInt(3)));
    }
    return new Code(SYSTEMS[random.nextInt(2)], code.toString());
  }
}
