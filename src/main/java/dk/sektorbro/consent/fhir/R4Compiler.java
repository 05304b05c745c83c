package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.consent.fhir.Reading.Unread;
import dk.sektorbro.consent.fhir.Vocabulary.Words;
import dk.sektorbro.consent.policy.Condition;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.consent.policy.Policy.Status;
import dk.sektorbro.consent.policy.Provision;
import dk.sektorbro.exchange.CitizenKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentVerificationComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;

/**
 * Reads a FHIR R4 Consent. Every element has one meaning, told in docs/consent.md; what has none
 * here is told as unread.
 */
public final class R4Compiler {

  private static final String HUB = "http://sektorbro.dk/fhir/StructureDefinition/";
  private static final String CASE = HUB + "consent-case";
  private static final String WITHDRAWN_AT = HUB + "consent-withdrawn-at";

  private static final String UNVERIFIED =
      "It says that it was not verified with the citizen. Register it once it is.";

  private static final String ACTIVE_AND_WITHDRAWN =
      "It is active and withdrawn, so it would neither permit nor refuse anything. Leave this out; to withdraw it, call $withdraw on it.";
  private static final String ABOUT_SOMETHING_ELSE =
      "It is about something else than sharing, so it would neither permit nor refuse anything. Use patient-privacy as scope and IDSCL of v3-ActCode as category.";
  private static final String SEVERAL_CASES =
      "A consent is given for one case, and a refusal for one or for all. Name one, and register another consent for another case.";

  private final Vocabulary vocabulary;

  public R4Compiler(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * @param citizen whom the consent is about
   */
  public Reading read(ConsentId id, CitizenKey citizen, Consent consent) {
    List<Unread> unread = new ArrayList<>();
    List<Condition> ofTheWhole = new ArrayList<>();
    boolean aboutDisclosure = aboutDisclosure(consent, ofTheWhole, unread);
    inCase(consent, ofTheWhole, unread);
    if (status(consent) == Status.ACTIVE && !extensions(consent, WITHDRAWN_AT).isEmpty()) {
      unread.add(new Unread(extensionPath(WITHDRAWN_AT), ACTIVE_AND_WITHDRAWN));
    }
    if (consent.hasModifierExtension() || consent.hasImplicitRules()) {
      unreadable(
          "Consent",
          "The hub knows no modifier extensions and no implicit rules. Remove them.",
          ofTheWhole,
          unread);
    }
    ProvisionCompiler provisions = new ProvisionCompiler(vocabulary, consent, unread);
    boolean permits = basePermits(consent, unread);
    if (permits && isUnverified(consent)) {
      unreadable("Consent.verification", UNVERIFIED, ofTheWhole, unread);
    }
    Provision root = provisions.root(consent.getProvision(), permits, ofTheWhole);
    if (!permits && root.permitsAnything() && isUnverified(consent)) {
      unread.add(new Unread("Consent.verification", UNVERIFIED));
    }
    Policy policy =
        new Policy(
            id,
            citizen,
            status(consent),
            aboutDisclosure,
            Moments.of(consent.getDateTimeElement()),
            Moments.of(consent.getProvision().getPeriod()),
            withdrawnAt(consent),
            new Forms(vocabulary.hierarchies()).of(consent, root),
            root);
    return new Reading(
        Optional.of(consent.getDateTimeElement())
            .filter(DateTimeType::hasValue)
            .flatMap(given -> Moments.spanOf(given).to())
            .map(policy::givenBefore)
            .orElse(policy),
        List.copyOf(unread));
  }

  /** Somebody looked whether the citizen means it, and nobody has found so. */
  private static boolean isUnverified(Consent consent) {
    return consent.getVerification().stream().anyMatch(each -> isVerified(each, false))
        && consent.getVerification().stream().noneMatch(each -> isVerified(each, true));
  }

  private static boolean isVerified(ConsentVerificationComponent verification, boolean found) {
    return verification.getVerifiedElement().hasValue() && verification.getVerified() == found;
  }

  private static Status status(Consent consent) {
    if (!consent.hasStatus()) {
      return Status.NOT_GIVEN;
    }
    return switch (consent.getStatus()) {
      case ACTIVE -> Status.ACTIVE;
      case INACTIVE -> Status.INACTIVE;
      case ENTEREDINERROR -> Status.ENTERED_IN_ERROR;
      case DRAFT, PROPOSED, REJECTED, NULL -> Status.NOT_GIVEN;
    };
  }

  private boolean aboutDisclosure(
      Consent consent, List<Condition> conditions, List<Unread> unread) {
    Kind scope = kind(vocabulary.scopes(), List.of(consent.getScope()));
    Kind category = kind(vocabulary.categories(), consent.getCategory());
    if (scope == Kind.UNKNOWN) {
      unreadable(
          "Consent.scope", "Not a scope the hub knows; use patient-privacy.", conditions, unread);
    }
    if (category == Kind.UNKNOWN) {
      unreadable(
          "Consent.category",
          "Not a category the hub knows; use IDSCL of v3-ActCode.",
          conditions,
          unread);
    }
    if (scope == Kind.OTHER) {
      unread.add(new Unread("Consent.scope", ABOUT_SOMETHING_ELSE));
    }
    if (category == Kind.OTHER) {
      unread.add(new Unread("Consent.category", ABOUT_SOMETHING_ELSE));
    }
    return scope != Kind.OTHER && category != Kind.OTHER;
  }

  private enum Kind {
    DISCLOSURE,
    OTHER,
    UNKNOWN
  }

  private static Kind kind(Words words, List<CodeableConcept> concepts) {
    Set<Code> codes = new HashSet<>();
    concepts.forEach(
        concept -> concept.getCoding().forEach(coding -> codes.add(Tokens.code(coding))));
    if (codes.stream().anyMatch(words.disclosure()::contains)) {
      return Kind.DISCLOSURE;
    }
    return codes.stream().anyMatch(words.other()::contains) ? Kind.OTHER : Kind.UNKNOWN;
  }

  /** What the consent says of everything that its first provision is about. */
  private boolean basePermits(Consent consent, List<Unread> unread) {
    Set<Code> rules =
        consent.getPolicyRule().getCoding().stream().map(Tokens::code).collect(Collectors.toSet());
    ConsentProvisionType type = consent.getProvision().getType();
    boolean permits =
        type == ConsentProvisionType.PERMIT
            || rules.stream().anyMatch(vocabulary.basePermits()::contains);
    boolean denies =
        type == ConsentProvisionType.DENY
            || rules.stream().anyMatch(vocabulary.baseDenies()::contains);
    if (permits == denies) {
      unread.add(
          new Unread(
              "Consent.provision.type",
              permits
                  ? "The base rule says both permit and deny. Say one of them."
                  : "The base rule is missing. Give the first provision a type, or name OPTIN or OPTOUT as policyRule."));
      return false;
    }
    return permits;
  }

  private static void inCase(Consent consent, List<Condition> conditions, List<Unread> unread) {
    List<Extension> cases = extensions(consent, CASE);
    if (cases.size() > 1) {
      unreadable(extensionPath(CASE), SEVERAL_CASES, conditions, unread);
      return;
    }
    cases.stream()
        .map(Extension::getValue)
        .filter(Identifier.class::isInstance)
        .flatMap(value -> Optional.ofNullable(((Identifier) value).getValue()).stream())
        .map(Condition.InCase::new)
        .forEach(conditions::add);
  }

  private static Optional<Instant> withdrawnAt(Consent consent) {
    return extensions(consent, WITHDRAWN_AT).stream()
        .findFirst()
        .map(Extension::getValue)
        .filter(DateTimeType.class::isInstance)
        .flatMap(value -> Moments.of((DateTimeType) value));
  }

  private static List<Extension> extensions(Consent consent, String url) {
    return consent.getExtension().stream().filter(each -> url.equals(each.getUrl())).toList();
  }

  private static String extensionPath(String url) {
    return "Consent.extension('" + url + "')";
  }

  private static void unreadable(
      String where, String what, List<Condition> conditions, List<Unread> unread) {
    conditions.add(new Condition.Unreadable(where));
    unread.add(new Unread(where, what));
  }
}
