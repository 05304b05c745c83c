package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.consent.fhir.Reading.Unread;
import dk.sektorbro.consent.fhir.Vocabulary.Words;
import dk.sektorbro.consent.policy.Condition;
import dk.sektorbro.consent.policy.PartyFilter;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.consent.policy.Policy.Form;
import dk.sektorbro.consent.policy.Policy.Named;
import dk.sektorbro.consent.policy.Policy.Status;
import dk.sektorbro.consent.policy.Provision;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenId.Scheme;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.DanishTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentVerificationComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reads a FHIR R4 Consent. Every element has one meaning, told in docs/consent.md; what has none
 * here is told as unread.
 */
public final class R4Compiler {

  private static final String HUB = "http://sektorbro.dk/fhir/StructureDefinition/";
  private static final String WRITTEN = HUB + "consent-written";
  private static final String CASE = HUB + "consent-case";
  private static final String WITHDRAWN_AT = HUB + "consent-withdrawn-at";

  private static final String EMPLOYER = "employer";
  private static final String UNVERIFIED =
      "It says that it was not verified with the citizen. Register it once it is.";

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
    caseNumber(consent).map(Condition.InCase::new).ifPresent(ofTheWhole::add);
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
            form(consent, root),
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

  private static Optional<String> caseNumber(Consent consent) {
    return extension(consent, CASE)
        .map(Extension::getValue)
        .filter(Identifier.class::isInstance)
        .map(value -> ((Identifier) value).getValue());
  }

  private static Optional<Instant> withdrawnAt(Consent consent) {
    return extension(consent, WITHDRAWN_AT)
        .map(Extension::getValue)
        .filter(DateTimeType.class::isInstance)
        .flatMap(value -> Moments.of((DateTimeType) value));
  }

  private static Form form(Consent consent, Provision root) {
    boolean written =
        extension(consent, WRITTEN)
            .map(Extension::getValue)
            .filter(BooleanType.class::isInstance)
            .map(value -> ((BooleanType) value).booleanValue())
            .orElse(false);
    return new Form(
        written,
        Optional.ofNullable(consent.getPolicyRule().getCodingFirstRep().getCode()),
        named(root, EnumSet.noneOf(Named.class)).orElse(Set.of()),
        born(consent),
        givenByCitizen(consent),
        permitsAnEmployer(root) ? Set.of(EMPLOYER) : Set.of());
  }

  /** What every permission in it names; a permission within another names what that one names. */
  private static Optional<Set<Named>> named(Provision provision, Set<Named> above) {
    Set<Named> named = EnumSet.noneOf(Named.class);
    named.addAll(above);
    provision.conditions().forEach(condition -> name(condition, named));
    if (provision.permits()) {
      return Optional.of(named);
    }
    Optional<Set<Named>> all = Optional.empty();
    for (Provision exception : provision.exceptions()) {
      Optional<Set<Named>> each = named(exception, named);
      if (all.isPresent()) {
        all.get().retainAll(each.orElse(all.get()));
      } else {
        all = each;
      }
    }
    return all;
  }

  /** An employer named in a refusal is refused; what is permitted below that is permitted to it. */
  private static boolean permitsAnEmployer(Provision provision) {
    boolean named =
        provision.conditions().stream()
            .filter(Condition.ToRecipient.class::isInstance)
            .flatMap(to -> ((Condition.ToRecipient) to).parties().stream())
            .anyMatch(PartyFilter.Employer.class::isInstance);
    return named
        ? provision.permitsAnything()
        : provision.exceptions().stream().anyMatch(R4Compiler::permitsAnEmployer);
  }

  private static void name(Condition condition, Set<Named> named) {
    switch (condition) {
      case Condition.FromSource each -> named.add(Named.SOURCES);
      case Condition.ToRecipient each -> named.add(Named.RECIPIENTS);
      case Condition.ForPurpose each -> named.add(Named.PURPOSE);
      case Condition.InCase each when !each.number().isBlank() -> named.add(Named.CASE);
      case Condition.InCase each -> {}
      case Condition.Of each -> {
        switch (each.unmet()) {
          case OTHER_CLASS, OTHER_CODE, OTHER_DATA -> named.add(Named.INFORMATION);
          default -> {}
        }
      }
      case Condition.ByAction each -> {}
      case Condition.During each -> {}
      case Condition.Unreadable each -> {}
    }
  }

  private static Optional<LocalDate> born(Consent consent) {
    Identifier identifier = consent.getPatient().getIdentifier();
    LocalDate seen =
        Moments.of(consent.getDateTimeElement())
            .map(given -> given.atZone(DanishTime.ZONE).toLocalDate())
            .orElse(LocalDate.MAX);
    return Optional.ofNullable(identifier.getSystem())
        .flatMap(Scheme::ofSystem)
        .filter(scheme -> CitizenId.isValid(scheme, number(identifier)))
        .map(scheme -> new CitizenId(scheme, number(identifier)).bornBy(seen));
  }

  private static String number(Identifier identifier) {
    return Optional.ofNullable(identifier.getValue()).orElse("").toUpperCase(Locale.ROOT);
  }

  /** Nobody named, or the citizen among those named. */
  private static boolean givenByCitizen(Consent consent) {
    return consent.getPerformer().isEmpty()
        || consent.getPerformer().stream().anyMatch(each -> same(each, consent.getPatient()));
  }

  private static boolean same(Reference one, Reference other) {
    return Tokens.identifier(one).isPresent()
        && Tokens.identifier(one).equals(Tokens.identifier(other));
  }

  private static Optional<Extension> extension(Consent consent, String url) {
    return consent.getExtension().stream().filter(each -> url.equals(each.getUrl())).findFirst();
  }

  private static void unreadable(
      String where, String what, List<Condition> conditions, List<Unread> unread) {
    conditions.add(new Condition.Unreadable(where));
    unread.add(new Unread(where, what));
  }
}
