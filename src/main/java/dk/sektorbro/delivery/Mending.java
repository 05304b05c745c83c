package dk.sektorbro.delivery;

import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.course.HeedNotification;
import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What mends a message that its receiver has follows it, even where no consent is left: the
 * receiver is not left with what was wrong (GDPR, Article 19).
 */
final class Mending {

  private static final Map<String, String> RECTIFICATION =
      Map.of("rule", "rectification", "source", "GDPR, Article 19");

  private final HeedNotification notices;
  private final PlanDischarge discharges;
  private final Ledger ledger;

  Mending(HeedNotification notices, PlanDischarge discharges, Ledger ledger) {
    this.notices = notices;
    this.discharges = discharges;
    this.ledger = ledger;
  }

  /**
   * The permit to follow what is mended; empty where the message mends nothing.
   *
   * @param otherwise what was decided of the message by itself
   */
  Optional<ShareDecision.Permit> permit(
      Envelope message, ShareRequest question, ShareDecision otherwise) {
    return mended(message)
        .flatMap(ledger::find)
        .map(
            before ->
                before
                    .particulars()
                    .disclosure()
                    .map(disclosure -> Json.read(disclosure, Disclosure.class)))
        .map(
            before ->
                new ShareDecision.Permit(
                    noMoreThan(before, question),
                    Stream.concat(
                            otherwise.basedOn().stream(),
                            Stream.of(ShareDecision.Ground.of(Finding.MENDS, RECTIFICATION)))
                        .toList()));
  }

  /** What a consent covers less of since is mended as what it covers none of. */
  ShareDecision.Permit noLessThanMended(
      Envelope message, ShareRequest question, ShareDecision.Permit permit) {
    if (permit.obligations().stream().noneMatch(Obligation.Withhold.class::isInstance)) {
      return permit;
    }
    return permit(message, question, permit)
        .map(
            mends ->
                new ShareDecision.Permit(
                    permit.obligations().stream()
                        .filter(
                            each ->
                                !(each instanceof Obligation.Withhold)
                                    || mends.obligations().contains(each))
                        .toList(),
                    mends.basedOn()))
        .filter(mends -> !mends.obligations().equals(permit.obligations()))
        .orElse(permit);
  }

  private Optional<MessageId> mended(Envelope message) {
    if (message.kind() == MessageKind.ADMISSION_NOTICE) {
      return notices.mended(message.id());
    }
    return message.kind() == MessageKind.PLANNED_DISCHARGE
        ? discharges.mended(message.id())
        : Optional.empty();
  }

  /**
   * What was not shared then is not shared by mending it.
   *
   * @param before empty where what is mended was erased: then no more than that it is
   */
  private static List<Obligation> noMoreThan(Optional<Disclosure> before, ShareRequest question) {
    Set<String> had =
        before.stream()
            .flatMap(disclosure -> disclosure.request().accompanying().stream())
            .map(Item::name)
            .collect(Collectors.toSet());
    return Stream.concat(
            before.stream().flatMap(disclosure -> disclosure.obligations().stream()),
            question.accompanying().stream()
                .map(Item::name)
                .filter(name -> !had.contains(name))
                .map(Obligation.Withhold::new))
        .distinct()
        .toList();
  }
}
