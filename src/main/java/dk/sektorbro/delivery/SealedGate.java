package dk.sektorbro.delivery;

import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.KnownParties;
import dk.sektorbro.consent.Reason;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.PartyId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks the consent gate about a message whose seal stays closed, by what the ledger keeps of it.
 */
final class SealedGate {

  private final DisclosureGate gate;
  private final KnownParties parties;
  private final ReleaseProfiles profiles;
  private final Footing footing;
  private final Clock clock;

  SealedGate(
      DisclosureGate gate,
      KnownParties parties,
      ReleaseProfiles profiles,
      Footing footing,
      Clock clock) {
    this.gate = gate;
    this.parties = parties;
    this.profiles = profiles;
    this.footing = footing;
    this.clock = clock;
  }

  /**
   * The decision of this moment on a message that Release permitted. A report of non-delivery says
   * nothing of the citizen and needs no consent; anything else without a description of what it
   * shares is not shared.
   */
  ShareDecision decideAgain(Ledger.Entry entry) {
    if (entry.envelope().citizen().isEmpty()) {
      return new ShareDecision.Permit(List.of(), List.of());
    }
    Optional<String> described = entry.particulars().disclosure();
    if (described.isEmpty()) {
      return new ShareDecision.Deny(List.of(Reason.of(Reason.Code.OTHER_PARTIES)), List.of());
    }
    Disclosure disclosure = Json.read(described.get(), Disclosure.class);
    if (!footing.hasWhatItNames(disclosure)) {
      return DisclosureGate.restsOnUnshared();
    }
    ShareRequest question = asOfNow(asked(entry, disclosure));
    ShareDecision now = gate.decide(entry.envelope(), question);
    if (!(now instanceof ShareDecision.Permit permit)) {
      return now;
    }
    if (disclosure
        .released()
        .filter(then -> releasesLess(then, entry.envelope(), question))
        .isPresent()) {
      return new ShareDecision.Deny(
          List.of(Reason.of(Reason.Code.NARROWED)),
          Stream.concat(
                  now.basedOn().stream(),
                  Stream.of(ShareDecision.Ground.of(Finding.RELEASES_LESS, Map.of())))
              .toList());
    }
    return disclosure.exceeds(permit)
        ? new ShareDecision.Deny(List.of(Reason.of(Reason.Code.NARROWED)), now.basedOn())
        : disclosure.stillToDo(permit);
  }

  /** Because its receiver stands in another wheel than then, for one. */
  private boolean releasesLess(Disclosure.Released then, Envelope message, ShareRequest question) {
    return profiles
        .get(then.profile())
        .elements(Disclosure.reader(question, message.receiver()), question.purposes())
        .filter(elements -> elements.leavesAllOf(then.elements()))
        .isEmpty();
  }

  /**
   * What lets another party, by consent, be shown now what a message tells; empty where nothing
   * does, and where it is not known what the message tells.
   */
  Optional<ShareDecision.Permit> byConsent(PartyId reader, Ledger.Entry entry) {
    if (entry.envelope().citizen().isEmpty()) {
      return Optional.empty();
    }
    return entry
        .particulars()
        .disclosure()
        .map(described -> asked(entry, Json.read(described, Disclosure.class)))
        .flatMap(then -> gate.byConsent(between(then, reader)));
  }

  /**
   * By the key that the ledger knows the citizen by now: a number may have been joined to another.
   */
  private static ShareRequest asked(Ledger.Entry entry, Disclosure disclosure) {
    return disclosure.request().about(entry.envelope().citizen().orElseThrow());
  }

  private ShareRequest asOfNow(ShareRequest then) {
    return between(then, then.recipient().id());
  }

  private ShareRequest between(ShareRequest then, PartyId reader) {
    return then.between(
            parties.get(then.source().id(), then.citizen()), parties.get(reader, then.citizen()))
        .at(clock.instant());
  }
}
