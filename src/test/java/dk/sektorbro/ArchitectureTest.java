package dk.sektorbro;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;

/** The shape of the hub: what its core may know, and which way its packages depend. */
@AnalyzeClasses(
    packages = "dk.sektorbro",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTest {

  private static final DescribedPredicate<JavaClass> CORE =
      resideInAnyPackage(
              "dk.sektorbro.exchange..",
              "dk.sektorbro.participant..",
              "dk.sektorbro.consent..",
              "dk.sektorbro.certificate..",
              "dk.sektorbro.course..",
              "dk.sektorbro.seal..",
              "dk.sektorbro.audit..")
          .and(not(resideInAnyPackage("..jdbc..")))
          .and(not(wiring()))
          .as("the core");

  @ArchTest
  static final ArchRule theCoreKnowsNoFramework =
      noClasses()
          .that(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.apache.camel..",
              "org.apache.cxf..",
              "ca.uhn.fhir.rest.server..",
              "jakarta.servlet..",
              "jakarta.jms..");

  @ArchTest
  static final ArchRule packagesDependOneWay =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("exchange")
          .definedBy("dk.sektorbro.exchange..")
          .layer("participant")
          .definedBy("dk.sektorbro.participant..")
          .layer("consent, seal, audit")
          .definedBy("dk.sektorbro.consent..", "dk.sektorbro.seal..", "dk.sektorbro.audit..")
          .layer("delivery, certificate, course")
          .definedBy(
              "dk.sektorbro.delivery..", "dk.sektorbro.certificate..", "dk.sektorbro.course..")
          .layer("edges")
          .definedBy(
              "dk.sektorbro.jobcentre..",
              "dk.sektorbro.psychiatry..",
              "dk.sektorbro.operation..",
              "dk.sektorbro.command..",
              "dk.sektorbro.demo..")
          .whereLayer("edges")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("delivery, certificate, course")
          .mayOnlyBeAccessedByLayers("edges")
          .whereLayer("consent, seal, audit")
          .mayOnlyBeAccessedByLayers("delivery, certificate, course", "edges")
          .whereLayer("participant")
          .mayOnlyBeAccessedByLayers(
              "consent, seal, audit", "delivery, certificate, course", "edges");

  @ArchTest
  static final ArchRule packagesFormNoCycles =
      slices().matching("dk.sektorbro.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheCommandLineAndTheDemoPrint =
      noClasses()
          .that()
          .resideOutsideOfPackages("dk.sektorbro.command..", "dk.sektorbro.demo..")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .callMethodWhere(readsTheWallClock())
          .because("a test must be able to set the time: inject java.time.Clock");

  @ArchTest
  static final ArchRule fieldsAreNotInjected =
      noFields()
          .should()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
          .orShould()
          .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
          .orShould()
          .beAnnotatedWith("jakarta.inject.Inject")
          .orShould()
          .beAnnotatedWith("jakarta.annotation.Resource")
          .because("what a class needs is seen in its constructor");

  @ArchTest
  static final ArchRule wiringIsKeptToItsPackage =
      classes().that(wiring().and(annotatedAsConfiguration())).should().bePackagePrivate();

  private static DescribedPredicate<JavaClass> wiring() {
    return DescribedPredicate.describe(
        "wiring",
        type ->
            simpleNameEndingWith("Configuration").test(type)
                || type.getEnclosingClass()
                    .filter(simpleNameEndingWith("Configuration"))
                    .isPresent()
                || type.getName().contains("Configuration$"));
  }

  private static DescribedPredicate<JavaClass> annotatedAsConfiguration() {
    return DescribedPredicate.describe(
        "annotated as configuration",
        type -> type.isAnnotatedWith("org.springframework.context.annotation.Configuration"));
  }

  private static DescribedPredicate<JavaCall<?>> readsTheWallClock() {
    List<Class<?>> times =
        List.of(
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Year.class,
            YearMonth.class);
    return DescribedPredicate.describe(
        "now() without a clock",
        call ->
            call.getName().equals("now")
                && times.stream().anyMatch(time -> call.getTargetOwner().isEquivalentTo(time))
                && call.getTarget().getRawParameterTypes().stream()
                    .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class)));
  }
}
