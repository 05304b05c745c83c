package dk.sektorbro.consent.fhir;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.Selector.Meaning;
import dk.sektorbro.consent.ShareRequest;
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

  private static final String MOMENT_WITHOUT_VALUE =
      "A start or an end is here without a value. Give it one, or leave it out.";

  private final Vocabulary vocabulary;
  private final ActorCompiler actors;
  private final List<Unread> unread;

  ProvisionCompiler(Vocabulary vocabulary, Consent consent, List<Unread> unread) {
    this.vocabulary = vocabulary;
    this.actors = new ActorCompiler(consent);
    this.unread = unread;
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
    purposes(provision, path, permits, conditions);
    conditions.addAll(more);
    actions(provision, path, conditions);
    if (!period.equals(Span.ALWAYS)) {
      conditions.add(new Condition.During(period));
    }
    if (!Moments.isWhole(provision.getPeriod())) {
      unreadable(path + ".period", MOMENT_WITHOUT_VALUE, conditions);
    }
    classes(provision, path, conditions);
    codes(provision, path, permits, conditions);
    labels(provision, path, permits, conditions);
    if (!Moments.isWhole(provision.getDataPeriod())) {
      unreadable(path + ".dataPeriod", MOMENT_WITHOUT_VALUE, conditions);
    } else if (provision.hasDataPeriod()) {
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
                "The hub knows parties by identifier: name an organisation, a role or a group by one, or as a contained resource, and not by both. Of a contained role it reads code and organization, and nothing that narrows it to a person, a specialty, a place or a time."));
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
        recipients.add(new PartyFilter.Employer(filter));
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

  private void purposes(
      ProvisionComponent provision, String path, boolean permits, List<Condition> conditions) {
    if (!provision.hasPurpose()) {
      return;
    }
    List<Code> named = provision.getPurpose().stream().map(Tokens::code).toList();
    Optional<Set<Code>> purposes = permits ? vocabulary.within(named) : vocabulary.refusedBy(named);
    if (purposes.isEmpty()) {
      unreadable(
          path + ".purpose",
          "Not a purpose the hub knows; use the hub's purposes or PurposeOfUse of v3-ActReason.",
          conditions);
      return;
    }
    if (purposes.get().stream().noneMatch(each -> each.system().equals(CodeSystems.PURPOSES))) {
      unread.add(
          new Unread(
              fhirPath(path + ".purpose"),
              "Nothing goes through the hub for this purpose, so it would neither permit nor refuse anything. Name the hub's purposes that are meant."));
    }
    conditions.add(new Condition.ForPurpose(purposes.get()));
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
      if (!actions.contains(ShareRequest.DISCLOSE)) {
        unread.add(
            new Unread(
                fhirPath(path + ".action"),
                "The hub discloses, and does nothing else, so it would neither permit nor refuse anything. Name disclose, or no action."));
      }
    } else {
      unreadable(path + ".action", "Not an action the hub knows; use consentaction.", conditions);
    }
  }

  private void classes(ProvisionComponent provision, String path, List<Condition> conditions) {
    if (!provision.hasClass_()) {
      return;
    }
    Set<Code> classes = new LinkedHashSet<>();
    boolean known = true;
    for (Coding named : provision.getClass_()) {
      Optional<Code> word = vocabulary.classOf(Tokens.code(named));
      word.ifPresent(classes::add);
      known &= word.isPresent();
    }
    if (known) {
      conditions.add(new Condition.Of(new Selector.OfClass(Set.copyOf(classes))));
    } else {
      unreadable(
          path + ".class",
          "Name information by the hub's types, kinds of message or elements, or by resource types, each as its list spells it.",
          conditions);
    }
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
                  : vocabulary.codedWith(codes)));
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
    if (labels.stream().allMatch(vocabulary::isLabel)) {
      conditions.add(
          new Condition.Of(
              permits
                  ? LabelCompiler.within(vocabulary, labels)
                  : LabelCompiler.with(vocabulary, labels)));
    } else {
      unreadable(
          path + ".securityLabel",
          "A label has a system, and a code that the system has.",
          conditions);
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
