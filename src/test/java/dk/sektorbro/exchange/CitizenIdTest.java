package dk.sektorbro.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.sektorbro.exchange.CitizenId.Scheme;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3113479989",
        "2513479989",
        "0001479989",
        "250947998",
        "25094799890",
        "250947998a"
      })
  void aNumberWhoseDayDoesNotExistIsNoCpr(String number) {
    assertThat(CitizenId.isValid(Scheme.CPR, number)).isFalse();
  }

  @Test
  void theSeventhDigitTellsWhetherALeapDayExisted() {
    assertThat(CitizenId.isValid(Scheme.CPR, "2902004000")).as("29 February 2000").isTrue();
    assertThat(CitizenId.isValid(Scheme.CPR, "2902000000")).as("29 February 1900").isFalse();
  }

  @Test
  void theReplacementNumberOfTheMedComExampleIsOne() {
    assertThat(CitizenId.isValid(Scheme.X_ECPR, "0703921VJ4")).isTrue();
    assertThat(CitizenId.isValid(Scheme.X_ECPR, "3913921VJ4")).isFalse();
    assertThat(CitizenId.isValid(Scheme.X_ECPR, "0703922VJ4")).isFalse();
    assertThat(CitizenId.isValid(Scheme.X_ECPR, "0703921VJA")).isFalse();
  }

  @Test
  void theDayOfBirthIsInTheNumber() {
    LocalDate today = LocalDate.of(2026, 11, 1);

    assertThat(CitizenId.cpr("2509479989").bornBy(today)).isEqualTo("1947-09-25");
    assertThat(CitizenId.cpr("2902004000").bornBy(today)).isEqualTo("2000-02-29");
  }

  @Test
  void theCenturyOfAReplacementNumberIsTheLatestThatCanBe() {
    CitizenId born = new CitizenId(Scheme.X_ECPR, "0111261AB1");

    assertThat(born.bornBy(LocalDate.of(2026, 11, 1))).isEqualTo("2026-11-01");
    assertThat(born.bornBy(LocalDate.of(2026, 10, 31))).isEqualTo("1926-11-01");
  }

  @Test
  void itNeverPrintsItsNumber() {
    assertThat(CitizenId.cpr("250947-9989")).hasToString("CPR **********");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CitizenId.cpr("3113479989"))
        .withMessageNotContaining("311347");
  }
}
