package dk.sektorbro.consent.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Rules;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever system a diagnosis is coded in, it bears the same labels. */
class LabelTableTest {

  private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";

  static Set<String> systems() {
    return Rules.VOCABULARY.prefixed();
  }

  @ParameterizedTest
  @MethodSource("systems")
  void everySystemWithNarrowerCodesHasALineInEachRowOfCodes(String system) {
    assertThat(Plans.LABELS.rows())
        .filteredOn(row -> !row.codes().prefixes().named().isEmpty())
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(told(row, system)).as(row.label().code()).isEqualTo(told(row, ICD_10)));
  }

  @ParameterizedTest
  @MethodSource("systems")
  void everySubstanceOfTheSourceIsLabelled(String system) {
    for (int block = 10; block <= 19; block++) {
      Code code = new Code(system, (system.equals(ICD_10) ? "F" : "DF") + block);

      assertThat(Plans.LABELS.labels("Condition", Set.of(code)))
          .contains(new Code(Plans.ACT_CODE, "SUD"));
    }
  }

  /** As ICD-10 writes them, so that the lists can be compared. */
  private static Set<String> told(LabelTable.Row row, String system) {
    return row.codes().prefixes().named().stream()
        .filter(code -> code.system().equals(system))
        .map(code -> system.equals(ICD_10) ? code.code() : code.code().substring(1))
        .map(code -> code.replace(".", ""))
        .collect(Collectors.toSet());
  }
}
