package dk.sektorbro.psychiatry.validation;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.time.Duration;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain.CacheConfiguration;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/**
 * HAPI's instance validator over one package set. Building it takes a second, its first message
 * several.
 */
final class SetValidator {

  /**
   * Definitions never change while the hub runs; HAPI's own ten minutes would rebuild them all day.
   */
  private static final CacheConfiguration FOR_GOOD =
      CacheConfiguration.defaultValues()
          .setCacheTimeout(Duration.ofDays(3650))
          .setCacheSize(50_000);

  private final FhirValidator validator;

  SetValidator(FhirContext fhir, List<IBaseResource> definitions) {
    FhirInstanceValidator instances =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                FOR_GOOD,
                new PackageDefinitions(fhir, definitions),
                new CoreDefinitions(fhir),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new SnapshotGeneratingValidationSupport(fhir)));
    instances.setErrorForUnknownProfiles(true);
    instances.setNoExtensibleWarnings(true);
    instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
    validator = fhir.newValidator().registerValidatorModule(instances);
  }

  /** What is wrong with the JSON under the profile, besides what it says of its own profiles. */
  List<SingleValidationMessage> errors(String json, Profile profile) {
    return validator
        .validateWithResult(json, new ValidationOptions().addProfile(profile.url()))
        .getMessages()
        .stream()
        .filter(finding -> finding.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
        .toList();
  }
}
