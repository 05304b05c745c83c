package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.Selector.Meaning;
import dk.sektorbro.consent.Span;
import dk.sektorbro.consent.fhir.Reading.Unread;
import dk.sektorbro.consent.fhir.Vocabulary.Role;
import dk.sektorbro.consent.policy.Condition;
import dk.sektorbro.consent.policy.PartyFilter;
import dk.sektorbro.consent.policy.Provision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Consent.provisionDataComponent;

/**
 * Reads the provisions of one Consent. Conditions stand in the order in which an unmet one is told:
 * who, why, what is done, when, what.
 */
final class ProvisionCompiler {

  private final Vocabulary vocabulary;
  private final ActorCompiler actors;
  private final List<Unread> unread;
  private final Set<String> recipientKinds = new HashSet<>();

  ProvisionCompiler(Vocabulary vocabulary, Consent consent, List<Unread> unread) {
    this.vocabulary = vocabulary;
    this.actors = new ActorCompiler(consent);
    this.unread = unread;
  }

  /** Kinds of recipient named as such, anywhere in it. */
  Set<String> recipientKinds() {
    return Set.copyOf(recipientKinds);
  }

  /**
   * The root: its period is the term of the consent, and no condition.
   *
   * @param ofTheWhole conditions that the Consent itself sets
   */
  Provision root(ProvisionComponent provision, boolean permits, List<Condition> ofTheWhole) {
    return provision(provision, "provision", permits, Span.ALWAYS, ofTheWhole);
  }

  private Provision provision(
      ProvisionComponent provision,
      String path,
      boolean permits,
      Span period,
      List<Condition> more) {
    List<Condition> conditions = new ArrayList<>();
    actors(provision, path, permits, conditions);
    purposes(provision, path, conditions);
    conditions.addAll(more);
    actions(provision, path, conditions);
    if (!period.equals(Span.ALWAYS)) {
      conditions.add(new Condition.During(period));
    }
    classes(provision, path, conditions);
    codes(provision, path, permits, conditions);
    labels(provision, path, permits, conditions);
    if (provision.hasDataPeriod()) {
      Span span = Moments.of(provision.getDataPeriod());
      conditions.add(
          new Condition.Of(
              permits ? new Selector.DatedWithin(span) : new Selector.DatedWith(span)));
    }
    data(provision, path, conditions);
    if (provision.hasModifierExtension()) {
      unreadable(
          path + ".modifierExtension",
          "The hub knows no modifier extensions. Remove them.",
          conditions);
    }
    return new Provision(path, permits, List.copyOf(conditions), nested(provision, path));
  }

  private List<Provision> nested(ProvisionComponent provision, String path) {
    List<Provision> nested = new ArrayList<>();
    for (int i = 0; i < provision.getProvision().size(); i++) {
      ProvisionComponent each = provision.getProvision().get(i);
      String where = path + ".provision[" + i + "]";
      if (!each.hasType()) {
        unread.add(
            new Unread(
                fhirPath(where + ".type"),
                "A provision within another says permit or deny. Give it a type."));
      }
      nested.add(
          provision(
              each,
              where,
              each.getType() == ConsentProvisionType.PERMIT,
              Moments.of(each.getPeriod()),
              List.of()));
    }
    return List.copyOf(nested);
  }

  private void actors(
      ProvisionComponent provision, String path, boolean permits, List<Condition> conditions) {
    List<PartyFilter> sources = new ArrayList<>();
    List<PartyFilter> recipients = new ArrayList<>();
    List<Condition> unclear = new ArrayList<>();
    for (int i = 0; i < provision.getActor().size(); i++) {
      provisionActorComponent actor = provision.getActor().get(i);
      String where = path + ".actor[" + i + "]";
      Optional<PartyFilter> party = actors.party(actor.getReference());
      if (party.isEmpty()) {
        unread.add(
            new Unread(
                fhirPath(where + ".reference"),
                "The hub knows parties by identifier: name an organisation, a role or a group by one, or as a contained resource."));
      }
      if (permits
          && party.filter(PartyFilter.InWheel.class::isInstance).isPresent()
          && namesNobody((PartyFilter.InWheel) party.get())) {
        party = Optional.empty();
        unread.add(
            new Unread(
                fhirPath(where + ".reference"),
                "Parties join a team by themselves, so a permission names the organisation beside its wheel: a contained PractitionerRole with the wheel as code, and organization."));
      }
      PartyFilter filter = party.orElse(new PartyFilter.Unreadable());
      Set<Role> roles = roles(actor.getRole());
      if (roles.contains(Role.EMPLOYER)) {
        recipientKinds.add(Role.EMPLOYER.name().toLowerCase(Locale.ROOT));
        recipients.add(filter);
      } else if (roles.size() != 1) {
        unreadable(
            where + ".role",
            "The hub knows an actor as source or recipient. Give it one of these roles.",
            unclear);
      } else if (roles.contains(Role.SOURCE)) {
        sources.add(filter);
      } else {
        recipients.add(filter);
      }
    }
    if (!sources.isEmpty()) {
      conditions.add(new Condition.FromSource(List.copyOf(sources)));
    }
    if (!recipients.isEmpty()) {
      conditions.add(new Condition.ToRecipient(List.copyOf(recipients)));
    }
    conditions.addAll(unclear);
  }

  private static boolean namesNobody(PartyFilter.InWheel filter) {
    return filter.at().isEmpty();
  }

  private Set<Role> roles(CodeableConcept role) {
    Set<Role> roles = new HashSet<>();
    for (Coding coding : role.getCoding()) {
      Role known = vocabulary.roles().get(Tokens.code(coding));
      if (known != null) {
        roles.add(known);
      }
    }
    return roles;
  }

  private void purposes(ProvisionComponent provision, String path, List<Condition> conditions) {
    if (!provision.hasPurpose()) {
      return;
    }
    vocabulary
        .within(provision.getPurpose().stream().map(Tokens::code).toList())
        .ifPresentOrElse(
            all -> conditions.add(new Condition.ForPurpose(all)),
            () ->
                unreadable(
                    path + ".purpose",
                    "Not a purpose the hub knows; use the hub's purposes or PurposeOfUse of v3-ActReason.",
                    conditions));
  }

  private void actions(ProvisionComponent provision, String path, List<Condition> conditions) {
    if (!provision.hasAction()) {
      return;
    }
    Set<Code> actions = new HashSet<>();
    boolean known = true;
    for (CodeableConcept action : provision.getAction()) {
      Optional<Code> word =
          action.getCoding().stream()
              .map(Tokens::code)
              .filter(vocabulary.actions()::contains)
              .findFirst();
      word.ifPresent(actions::add);
      known &= word.isPresent();
    }
    if (known) {
      conditions.add(new Condition.ByAction(Set.copyOf(actions)));
    } else {
      unreadable(path + ".action", "Not an action the hub knows; use consentaction.", conditions);
    }
  }

  private void classes(ProvisionComponent provision, String path, List<Condition> conditions) {
    if (!provision.hasClass_()) {
      return;
    }
    Set<Code> classes = new LinkedHashSet<>();
    provision.getClass_().forEach(coding -> classes.add(Tokens.code(coding)));
    if (!classes.stream().allMatch(this::isClass)) {
      unreadable(
          path + ".class",
          "Not a class the hub knows; use information types, kinds of message, elements or resource types.",
          conditions);
      return;
    }
    conditions.add(new Condition.Of(new Selector.OfClass(Set.copyOf(classes))));
  }

  private boolean isClass(Code code) {
    return Tokens.isWhole(code) && vocabulary.classSystems().contains(code.system());
  }

  private void codes(
      ProvisionComponent provision, String path, boolean permits, List<Condition> conditions) {
    if (!provision.hasCode()) {
      return;
    }
    Set<Code> codes = new LinkedHashSet<>();
    boolean readable = true;
    for (CodeableConcept concept : provision.getCode()) {
      readable &= concept.hasCoding();
      for (Coding coding : concept.getCoding()) {
        readable &= Tokens.isWhole(Tokens.code(coding));
        codes.add(Tokens.code(coding));
      }
    }
    if (readable) {
      conditions.add(
          new Condition.Of(
              permits
                  ? new Selector.CodedWithin(vocabulary.codes(codes))
                  : new Selector.CodedWith(vocabulary.codes(codes))));
    } else {
      unreadable(
          path + ".code", "The hub matches codes, not text. Give each a coding.", conditions);
    }
  }

  private void labels(
      ProvisionComponent provision, String path, boolean permits, List<Condition> conditions) {
    if (!provision.hasSecurityLabel()) {
      return;
    }
    List<Code> labels = provision.getSecurityLabel().stream().map(Tokens::code).toList();
    if (labels.stream().allMatch(Tokens::isWhole)) {
      conditions.add(
          new Condition.Of(
              permits
                  ? LabelCompiler.within(vocabulary, labels)
                  : LabelCompiler.with(vocabulary, labels)));
    } else {
      unreadable(path + ".securityLabel", "A label has a system and a code.", conditions);
    }
  }

  private void data(ProvisionComponent provision, String path, List<Condition> conditions) {
    if (!provision.hasData()) {
      return;
    }
    Set<Selector.Reference> references = new LinkedHashSet<>();
    for (provisionDataComponent data : provision.getData()) {
      Optional<Identifier> to = Tokens.identifier(data.getReference());
      if (to.isEmpty() || !data.hasMeaning()) {
        unreadable(
            path + ".data",
            "The hub knows information by identifier or reference, with a meaning. Give both.",
            conditions);
        return;
      }
      references.add(new Selector.Reference(meaning(data), to.get()));
    }
    conditions.add(new Condition.Of(new Selector.About(Set.copyOf(references))));
  }

  private static Meaning meaning(provisionDataComponent data) {
    return switch (data.getMeaning()) {
      case INSTANCE, NULL -> Meaning.INSTANCE;
      case RELATED -> Meaning.RELATED;
      case DEPENDENTS -> Meaning.DEPENDENTS;
      case AUTHOREDBY -> Meaning.AUTHOREDBY;
    };
  }

  private void unreadable(String where, String what, List<Condition> conditions) {
    conditions.add(new Condition.Unreadable(where));
    unread.add(new Unread(fhirPath(where), what));
  }

  private static String fhirPath(String where) {
    return "Consent." + where;
  }
}
