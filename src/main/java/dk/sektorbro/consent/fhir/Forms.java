package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.policy.Condition;
import dk.sektorbro.consent.policy.PartyFilter;
import dk.sektorbro.consent.policy.Policy.Form;
import dk.sektorbro.consent.policy.Policy.Named;
import dk.sektorbro.consent.policy.Provision;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenId.Scheme;
import dk.sektorbro.exchange.DanishTime;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Reads what the law asks to know of a Consent. */
final class Forms {

  private static final String WRITTEN =
      "http://sektorbro.dk/fhir/StructureDefinition/consent-written";

  private final Hierarchies hierarchies;

  Forms(Hierarchies hierarchies) {
    this.hierarchies = hierarchies;
  }

  Form of(Consent consent, Provision root) {
    return new Form(
        isWritten(consent),
        Optional.ofNullable(consent.getPolicyRule().getCodingFirstRep().getCode()),
        named(root, EnumSet.noneOf(Named.class)).orElse(Set.of()),
        born(consent),
        givenByCitizen(consent),
        permitsAnEmployer(root) ? Set.of(Party.EMPLOYER) : Set.of());
  }

  /** Said, and nowhere denied. */
  private static boolean isWritten(Consent consent) {
    List<Extension> written =
        consent.getExtension().stream().filter(each -> WRITTEN.equals(each.getUrl())).toList();
    return !written.isEmpty()
        && written.stream()
            .allMatch(each -> each.getValue() instanceof BooleanType said && said.booleanValue());
  }

  /** What every permission in it names; a permission within another names what that one names. */
  private Optional<Set<Named>> named(Provision provision, Set<Named> above) {
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
        : provision.exceptions().stream().anyMatch(Forms::permitsAnEmployer);
  }

  private void name(Condition condition, Set<Named> named) {
    switch (condition) {
      case Condition.FromSource each -> named.add(Named.SOURCES);
      case Condition.ToRecipient each -> named.add(Named.RECIPIENTS);
      case Condition.ForPurpose each -> named.add(Named.PURPOSE);
      case Condition.InCase each when !each.number().isBlank() -> named.add(Named.CASE);
      case Condition.InCase each -> {}
      case Condition.Of each when namesInformation(each.selector()) -> named.add(Named.INFORMATION);
      case Condition.Of each -> {}
      case Condition.ByAction each -> {}
      case Condition.During each -> {}
      case Condition.Unreadable each -> {}
    }
  }

  /** Whether it is narrower than whatever somebody wrote, or whatever there is of a citizen. */
  private boolean namesInformation(Selector selector) {
    return switch (selector) {
      case Selector.OfClass each -> true;
      case Selector.CodedWithin each -> hierarchies.areCategories(each.codes());
      case Selector.CodedWith each -> hierarchies.areCategories(each.codes());
      case Selector.About each -> each.references().stream().allMatch(Forms::isAPiece);
      case Selector.LabelledWithin each -> false;
      case Selector.LabelledWith each -> false;
      case Selector.DatedWithin each -> false;
      case Selector.DatedWith each -> false;
    };
  }

  private static boolean isAPiece(Selector.Reference reference) {
    return switch (reference.meaning()) {
      case INSTANCE, RELATED -> true;
      case DEPENDENTS -> !isACitizen(reference.to());
      case AUTHOREDBY -> false;
    };
  }

  private static boolean isACitizen(dk.sektorbro.consent.Identifier identifier) {
    return Scheme.ofSystem(identifier.system()).isPresent()
        || "Patient".equals(new IdType(identifier.value()).getResourceType());
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
}
