package dk.sektorbro.consent.explain;

import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Match;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareDecision.Ground;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.policy.Condition;
import dk.sektorbro.consent.policy.Provision;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What only the message itself can tell: its codes, labels, dates and authors, and what it is made
 * of. Where a consent turns on one of these, an answer without the message may be another than the
 * decision on it.
 */
final class Unsettled {

  /** What a consent says that content could change. */
  private static final Set<Finding> ABOUT_CONTENT =
      EnumSet.of(
          Finding.PERMITS,
          Finding.DENIES,
          Finding.OTHER_CLASS,
          Finding.OTHER_CODE,
          Finding.OTHER_LABEL,
          Finding.OTHER_DATES,
          Finding.OTHER_DATA,
          Finding.WITHDRAWN,
          Finding.BREAKS_LAW,
          Finding.OUTWEIGHED);

  private Unsettled() {}

  static boolean mayTurn(Ground ground) {
    return ABOUT_CONTENT.contains(ground.finding());
  }

  /** Whether a provision about this disclosure asks for something of it that nobody knows yet. */
  static boolean asksForMore(Provision provision, ShareRequest question) {
    boolean elsewhere =
        provision.conditions().stream()
            .anyMatch(
                condition ->
                    condition instanceof Condition.OfDisclosure side
                        && side.match(question) == Match.NO);
    return !elsewhere
        && (provision.conditions().stream().anyMatch(each -> isOpen(each, question))
            || provision.exceptions().stream().anyMatch(each -> asksForMore(each, question)));
  }

  private static boolean isOpen(Condition condition, ShareRequest question) {
    return condition instanceof Condition.Of(Selector selector)
        && Stream.concat(Stream.of(question.essential()), question.accompanying().stream())
            .anyMatch(item -> isOpen(selector, item));
  }

  private static boolean isOpen(Selector selector, Item item) {
    Match match = selector.match(item);
    return switch (selector) {
      case Selector.OfClass of ->
          match != Match.YES
              && of.classes().stream()
                  .anyMatch(
                      named ->
                          named.system().equals(CodeSystems.RESOURCE_TYPES)
                              || named.system().equals(CodeSystems.ELEMENTS));
      case Selector.CodedWithin codes -> match != Match.NO;
      case Selector.CodedWith codes -> match == Match.UNTOLD;
      case Selector.LabelledWithin labels -> true;
      case Selector.LabelledWith labels -> match != Match.YES;
      case Selector.DatedWithin dates -> match == Match.UNTOLD;
      case Selector.DatedWith dates -> match == Match.UNTOLD;
      case Selector.About named -> true;
    };
  }
}
