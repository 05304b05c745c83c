package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.jobcentre.soap.CaseworkerRole;
import dk.sektorbro.jobcentre.soap.CategoryCode;
import dk.sektorbro.jobcentre.soap.PriorityCode;
import dk.sektorbro.psychiatry.validation.FhirPackage;
import dk.sektorbro.psychiatry.validation.PackageSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever one side can say of a letter by a code, the other has a code for. */
class LetterCodesTest {

  @BeforeAll
  static void needsPackages() {
    Fhir.needsPackages();
  }

  @Test
  void theContractHasEveryCategoryOfMedCom() {
    CodeSystem categories =
        Fhir.R4
            .newJsonParser()
            .parseResource(
                CodeSystem.class,
                published("CodeSystem-medcom-careCommunication-categoryCodes.json"));

    assertThat(Arrays.stream(CategoryCode.values()).map(CategoryCode::value))
        .containsExactlyInAnyOrderElementsOf(
            categories.getConcept().stream()
                .map(CodeSystem.ConceptDefinitionComponent::getCode)
                .toList());
  }

  @Test
  void theContractHasEveryPriorityOfMedCom() {
    ValueSet priorities =
        Fhir.R4
            .newJsonParser()
            .parseResource(
                ValueSet.class,
                published("ValueSet-medcom-careCommunication-requestPriority.json"));

    assertThat(Arrays.stream(PriorityCode.values()).map(PriorityCode::value))
        .containsExactlyInAnyOrderElementsOf(
            priorities.getCompose().getInclude().stream()
                .flatMap(include -> include.getConcept().stream())
                .map(ValueSet.ConceptReferenceComponent::getCode)
                .toList());
  }

  @Test
  void everyRoleOfACaseworkerIsOneOfMedComs() {
    assertThat(CaseworkerRole.values())
        .allSatisfy(
            role ->
                assertThat(
                        Fhir.VALIDATOR.systemOf(
                            PackageSet.CARE_COMMUNICATION, Canonical.ROLES, role.value()))
                    .as(role.value())
                    .isPresent());
  }

  /** From whichever of the packages has it. */
  private static String published(String file) {
    for (FhirPackage each :
        List.of(
            new FhirPackage("medcom.fhir.dk.carecommunication", "5.0.2"),
            new FhirPackage("medcom.fhir.dk.terminology", "2.0.1"))) {
      try (InputStream tgz = Files.newInputStream(Fhir.PACKAGES.find(each).orElseThrow())) {
        NpmPackage opened = NpmPackage.fromPackage(tgz);
        if (opened.hasFile("package", file)) {
          return new String(
              opened.load("package", file).readAllBytes(), StandardCharsets.UTF_8);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException("No package has " + file);
  }
}
