package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Match;
import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.Span;
import dk.sektorbro.consent.Wheel;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** One condition of a provision. */
public sealed interface Condition {

  /** What is found where it is not met. */
  Finding unmet();

  /** A condition on who shares with whom, why and when: the same for whatever is shared. */
  sealed interface OfDisclosure extends Condition {

    Match match(ShareRequest request);

    /** What is found where this disclosure does not meet it. */
    default Finding unmet(ShareRequest request) {
      return unmet();
    }

    /** Whether it names a wheel of the citizen's team. */
    default boolean namesWheel() {
      return false;
    }

    /** The wheels of the citizen's team in which it names a side of this disclosure. */
    default Set<Wheel> namedWheels(ShareRequest request) {
      return Set.of();
    }
  }

  /** One of these discloses. */
  record FromSource(List<PartyFilter> parties) implements OfDisclosure {
    @Override
    public Match match(ShareRequest request) {
      return any(parties, request.source());
    }

    @Override
    public Finding unmet() {
      return Finding.OTHER_SOURCE;
    }

    @Override
    public Finding unmet(ShareRequest request) {
      return inAnotherWheel(parties, request.source()) ? Finding.OTHER_WHEEL : unmet();
    }

    @Override
    public boolean namesWheel() {
      return wheelIn(parties);
    }

    @Override
    public Set<Wheel> namedWheels(ShareRequest request) {
      return wheels(parties, request.source());
    }
  }

  /** One of these receives. */
  record ToRecipient(List<PartyFilter> parties) implements OfDisclosure {
    @Override
    public Match match(ShareRequest request) {
      return any(parties, request.recipient());
    }

    @Override
    public Finding unmet() {
      return Finding.OTHER_RECIPIENT;
    }

    @Override
    public Finding unmet(ShareRequest request) {
      return inAnotherWheel(parties, request.recipient()) ? Finding.OTHER_WHEEL : unmet();
    }

    @Override
    public boolean namesWheel() {
      return wheelIn(parties);
    }

    @Override
    public Set<Wheel> namedWheels(ShareRequest request) {
      return wheels(parties, request.recipient());
    }
  }

  /**
   * It serves one of these purposes.
   *
   * @param purposes with every narrower one
   */
  record ForPurpose(Set<Code> purposes) implements OfDisclosure {
    @Override
    public Match match(ShareRequest request) {
      return told(purposes, request.purposes());
    }

    @Override
    public Finding unmet() {
      return Finding.OTHER_PURPOSE;
    }
  }

  /** It belongs to this case; a message of no case may belong to any. */
  record InCase(String number) implements OfDisclosure {
    @Override
    public Match match(ShareRequest request) {
      return Match.of(request.caseNumber().isEmpty() || request.caseNumber().get().equals(number));
    }

    @Override
    public Finding unmet() {
      return Finding.OTHER_CASE;
    }
  }

  /** One of these is done with it. */
  record ByAction(Set<Code> actions) implements OfDisclosure {
    @Override
    public Match match(ShareRequest request) {
      return Match.of(actions.contains(request.action()));
    }

    @Override
    public Finding unmet() {
      return Finding.OTHER_ACTION;
    }
  }

  /** It is done in this time. */
  record During(Span span) implements OfDisclosure {
    @Override
    public Match match(ShareRequest request) {
      return Match.of(span.contains(request.at()));
    }

    @Override
    public Finding unmet() {
      return Finding.OTHER_PERIOD;
    }
  }

  /** The information is of this sort. */
  record Of(Selector selector) implements Condition {
    Match match(Item item) {
      return selector.match(item);
    }

    @Override
    public Finding unmet() {
      return switch (selector) {
        case Selector.OfClass each -> Finding.OTHER_CLASS;
        case Selector.CodedWithin each -> Finding.OTHER_CODE;
        case Selector.CodedWith each -> Finding.OTHER_CODE;
        case Selector.LabelledWithin each -> Finding.OTHER_LABEL;
        case Selector.LabelledWith each -> Finding.OTHER_LABEL;
        case Selector.DatedWithin each -> Finding.OTHER_DATES;
        case Selector.DatedWith each -> Finding.OTHER_DATES;
        case Selector.About each -> Finding.OTHER_DATA;
      };
    }
  }

  /**
   * Something the hub cannot read, so that it may or may not be met.
   *
   * @param where FHIRPath of it
   */
  record Unreadable(String where) implements OfDisclosure {
    @Override
    public Match match(ShareRequest request) {
      return Match.UNTOLD;
    }

    @Override
    public Finding unmet() {
      return Finding.NOT_UNDERSTOOD;
    }
  }

  private static Match any(List<PartyFilter> filters, Party party) {
    Match match = Match.NO;
    for (PartyFilter filter : filters) {
      Match each = filter.match(party);
      if (each == Match.YES) {
        return Match.YES;
      }
      if (each == Match.UNTOLD) {
        match = Match.UNTOLD;
      }
    }
    return match;
  }

  private static boolean wheelIn(List<PartyFilter> filters) {
    return filters.stream().anyMatch(PartyFilter.InWheel.class::isInstance);
  }

  /** A wheel of no organisation names nobody in particular, and a stranger would hear of it. */
  private static boolean inAnotherWheel(List<PartyFilter> filters, Party party) {
    for (PartyFilter filter : filters) {
      if (filter instanceof PartyFilter.InWheel wheel && wheel.identifies(party)) {
        return true;
      }
    }
    return false;
  }

  private static Set<Wheel> wheels(List<PartyFilter> filters, Party party) {
    Set<Wheel> named = Set.of();
    for (PartyFilter filter : filters) {
      if (filter instanceof PartyFilter.InWheel wheel && wheel.mayName(party)) {
        named = wheel.with(named);
      }
    }
    return named;
  }

  private static Match told(Set<Code> named, Set<Code> asked) {
    return asked.isEmpty() ? Match.UNTOLD : Match.of(!Collections.disjoint(named, asked));
  }
}
