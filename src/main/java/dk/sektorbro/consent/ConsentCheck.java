package dk.sektorbro.consent;

import dk.sektorbro.consent.policy.Law;
import dk.sektorbro.consent.policy.LawRule.Breach;
import dk.sektorbro.consent.policy.PartiesNamed;
import dk.sektorbro.consent.policy.PartyFilter;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds a consent to the law when it is registered. Each refusal names the rule that is broken and
 * where it is written; locations are the names of the terms, which an interface turns into its own
 * paths.
 */
public final class ConsentCheck {

  private final ParticipantDirectory directory;
  private final KnownParties parties;
  private final Law law;
  private final Clock clock;

  public ConsentCheck(ParticipantDirectory directory, Law law, Clock clock) {
    this.directory = directory;
    this.parties = new KnownParties(directory);
    this.law = law;
    this.clock = clock;
  }

  /**
   * @throws Refused with every rule that the consent breaks
   */
  public void check(PartyId registrar, Said said, Policy policy) {
    Instant now = clock.instant();
    List<Refusal> wrong = new ArrayList<>();
    law.breaches(policy, now).forEach(breach -> wrong.add(refusal(breach)));
    if (said instanceof ConsentTerms terms) {
      requireKnown(wrong, terms.sources(), "sources");
      requireKnown(wrong, terms.recipients(), "recipients");
    }
    PartiesNamed named = PartiesNamed.in(policy.root());
    requirePlaced(wrong, named.sources(), "sources");
    requirePlaced(wrong, named.recipients(), "recipients");
    require(
        wrong,
        policy.root().mayConcern(parties.get(registrar)),
        "sources",
        "The party that registers a consent is one of those it names.");
    require(
        wrong,
        policy.givenAt().map(given -> !given.isAfter(now)).orElse(true),
        "givenAt",
        "A consent cannot be given later on.");
    require(
        wrong,
        policy.term().to().flatMap(end -> policy.givenAt().map(end::isAfter)).orElse(true),
        "expiresAt",
        "A consent ends after it is given.");
    require(
        wrong,
        policy.permits() || !policy.term().isBefore(now),
        "expiresAt",
        "A refusal that is over refuses nothing. Name a later end, or none.");
    if (!wrong.isEmpty()) {
      throw new Refused(wrong);
    }
  }

  private static Refusal refusal(Breach breach) {
    return new Refusal(
        RefusalCode.CONSENT_INVALID,
        location(breach.rule()),
        explanation(breach.rule()) + " (" + breach.rule() + ": " + breach.source() + ")");
  }

  private static String location(String rule) {
    return switch (rule) {
      case "written" -> "written";
      case "dated" -> "givenAt";
      case "names-information" -> "informationTypes";
      case "names-sources" -> "sources";
      case "names-recipients" -> "recipients";
      case "names-purpose" -> "purpose";
      case "names-case" -> "caseNumber";
      case "ends", "longest-term" -> "expiresAt";
      case "consent-age" -> "givenBy";
      default -> "recipients";
    };
  }

  private static String explanation(String rule) {
    return switch (rule) {
      case "written" -> "A consent to disclose is given in writing.";
      case "dated" -> "Say when it was given.";
      case "names-information" ->
          "Name the types of information, by class, by codes of at least a category such as F10, or piece by piece; a blanket consent, such as to all that somebody wrote, is insufficient.";
      case "names-sources" -> "Name who may disclose.";
      case "names-recipients" -> "Name who may receive.";
      case "names-purpose" -> "Name what it is for.";
      case "names-case" -> "Name the case it is given for.";
      case "ends" -> "A consent to disclose has an end.";
      case "longest-term" ->
          "A consent to disclose lapses at most one year after it is given; choose an earlier end.";
      case "consent-age" ->
          "From the age of consent citizens consent themselves; before it, somebody consents for them.";
      default -> "Health information is not shared with a recipient of this kind.";
    };
  }

  private void requireKnown(List<Refusal> wrong, Set<PartyId> parties, String term) {
    for (PartyId party : parties) {
      require(
          wrong,
          directory.find(party).isPresent(),
          term,
          "Every party is named by the SOR code of a participant; one here is unknown.");
    }
  }

  /** Nothing could be held back from, or shared with, somebody the hub cannot place. */
  private void requirePlaced(List<Refusal> wrong, List<PartyFilter> named, String term) {
    if (wrong.stream().anyMatch(each -> each.location().equals(term))) {
      return;
    }
    List<Party> all = parties.all();
    require(
        wrong,
        named.stream().allMatch(each -> isPlaced(each, all)),
        term,
        "The hub knows nobody by an identifier that is named here, so it could keep nothing from them. Name participants, or organisations above them, by SOR, GLN or CVR as the directory has it; to refuse everybody, name nobody.");
  }

  private static boolean isPlaced(PartyFilter named, List<Party> all) {
    return switch (named) {
      case PartyFilter.Organisation organisation -> isBorne(organisation.identifiers(), all);
      case PartyFilter.InRole role -> role.at().isEmpty() || isBorne(role.at(), all);
      case PartyFilter.InWheel wheel -> wheel.at().isEmpty() || isBorne(wheel.at(), all);
      case PartyFilter.MemberOf group -> all.stream().anyMatch(group::mayName);
      case PartyFilter.Employer takesNoPart -> true;
      case PartyFilter.Unreadable toldElsewhere -> true;
    };
  }

  private static boolean isBorne(Set<Identifier> identifiers, List<Party> all) {
    PartyFilter organisation = new PartyFilter.Organisation(identifiers);
    return all.stream().anyMatch(organisation::identifies);
  }

  private static void require(List<Refusal> wrong, boolean met, String term, String remedy) {
    if (!met) {
      wrong.add(new Refusal(RefusalCode.CONSENT_INVALID, term, remedy));
    }
  }
}
