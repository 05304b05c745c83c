package dk.sektorbro.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.consent.fhir.VocabularyFile;
import dk.sektorbro.consent.policy.Combining;
import dk.sektorbro.exchange.config.WrongConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault in the files of law and words is told with file, line and what to write instead. */
class ConsentFilesTest {

  private static final Path LAW = Path.of("config/consent-law.yaml");
  private static final Path WORDS = Path.of("config/consent-vocabulary.yaml");

  @TempDir Path folder;

  private Path changed(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    return Files.writeString(folder.resolve(file.getFileName()), text.replace(from, to));
  }

  @Test
  void everyLegalBasisIsOffByDefault() {
    assertThat(Rules.LAW.withoutConsent().bases())
        .isNotEmpty()
        .noneMatch(basis -> basis.usable(Instant.parse("2026-11-01T00:00:00Z")));
  }

  @Test
  void refusalsOverrideByDefault() {
    assertThat(Rules.LAW.combining()).isEqualTo(Combining.DENY_OVERRIDES);
  }

  @Test
  void aRuleLeftOutIsToldAndNotForgotten() throws IOException {
    Path file =
        changed(
            LAW,
            "  - { rule: written, from: \"2007-01-01\", source: \"Health Act § 44(1)\" }\n",
            "");

    assertThatThrownBy(() -> LawFile.read(file))
        .isInstanceOf(WrongConfiguration.class)
        .hasMessageContaining("consent-law.yaml:")
        .hasMessageContaining("rule 'written' is not listed");
  }

  @Test
  void everyFaultOfTheLawIsToldWithItsLine() throws IOException {
    Path file = changed(LAW, "is: P1Y, from: \"2007-01-01\"", "is: a year, from: \"2007-02-30\"");

    assertThatThrownBy(() -> LawFile.read(file))
        .hasMessageContaining("'a year' cannot be used")
        .hasMessageContaining("'2007-02-30' cannot be used")
        .hasMessageMatching("(?s).*consent-law\\.yaml:\\d+: .*");
  }

  @Test
  void aCombiningRuleNobodyDefinedIsRefused() throws IOException {
    Path file = changed(LAW, "combining: deny-overrides", "combining: permit-overrides");

    assertThatThrownBy(() -> LawFile.read(file)).hasMessageContaining("newest-wins");
  }

  @Test
  void aBasisIsOnOrOff() throws IOException {
    Path file = changed(LAW, "on: false", "on: maybe");

    assertThatThrownBy(() -> LawFile.read(file)).hasMessageContaining("true or false");
  }

  @Test
  void aPurposeStandsBelowOneThatIsListed() throws IOException {
    Path file = changed(WORDS, "code: COC, within: TREAT", "code: COC, within: TREATMENT");

    assertThatThrownBy(() -> VocabularyFile.read(file))
        .hasMessageContaining("'TREATMENT' is not listed above")
        .hasMessageMatching("(?s).*consent-vocabulary\\.yaml:\\d+: .*");
  }

  @Test
  void aCodeIsWrittenWithItsSystem() throws IOException {
    Path file = changed(WORDS, "http://terminology.hl7.org/CodeSystem/consentaction|use", "use");

    assertThatThrownBy(() -> VocabularyFile.read(file)).hasMessageContaining("system|code");
  }
}
