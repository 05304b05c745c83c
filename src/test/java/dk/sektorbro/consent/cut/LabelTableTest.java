package dk.sektorbro.consent.cut;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Rules;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever system a diagnosis is coded in, it bears the same labels. */
class LabelTableTest {

  private static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";

  static Set<String> systems() {
    return Rules.VOCABULARY.hierarchies().systems();
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
      Code code = new Code(system, (hasLead(system) ? "DF" : "F") + block);

      assertThat(Plans.LABELS.labels("Condition", Set.of(code)))
          .contains(new Code(Plans.ACT_CODE, "SUD"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://hl7.org/fhir/sid/icd-10, Z50.2, SUD",
    "http://hl7.org/fhir/sid/icd-10, Z502, SUD",
    "http://hl7.org/fhir/sid/icd-10, F102, SUD",
    "http://hl7.dk/fhir/core/CodeSystem/icd10-danish-extensions, F10.2A, SUD",
    "urn:oid:1.2.208.176.2.4.12, DZ502, SUD",
    "urn:oid:1.2.208.176.2.31, P15, SUD",
    "http://hl7.org/fhir/sid/icpc-2, P19, SUD",
    "urn:oid:1.2.208.176.2.31, X71, SEX",
    "urn:oid:1.2.208.176.2.31, B90, HIV",
    "urn:oid:1.2.208.176.2.31, Z25, SDV",
    "urn:oid:1.2.208.176.2.31, P76, PSY",
  })
  void aCodeBearsItsLabelHoweverItIsWritten(String system, String code, String label) {
    assertThat(Plans.LABELS.labels("Condition", Set.of(new Code(system, code))))
        .containsExactly(new Code(Plans.ACT_CODE, label));
  }

  @Test
  void anEyeOfPrimaryCareIsNoDisorderOfTheMind() {
    assertThat(
            Plans.LABELS.labels("Condition", Set.of(new Code("urn:oid:1.2.208.176.2.31", "F72"))))
        .isEmpty();
  }

  private static boolean hasLead(String system) {
    return system.startsWith("urn:oid:");
  }

  /** As ICD-10 writes them, so that the lists can be compared. */
  private static Set<String> told(LabelTable.Row row, String system) {
    return row.codes().prefixes().named().stream()
        .filter(code -> code.system().equals(system))
        .map(code -> hasLead(system) ? code.code().substring(1) : code.code())
        .map(code -> code.replace(".", ""))
        .collect(Collectors.toSet());
  }
}
