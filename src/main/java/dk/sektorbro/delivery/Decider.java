package dk.sektorbro.delivery;

import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.content.Content;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * Asks for the consent decision and tells the route, as {@code decision}: {@code PERMIT}, {@code
 * DENY}, {@code NOTHING} where there is nothing to tell, or {@code DONE} where a replayed message
 * is past this stage already.
 */
public final class Decider {

  static final String PERMIT = "PERMIT";
  static final String DENY = "DENY";
  static final String DONE = "DONE";
  static final String UNDECIDED = "UNDECIDED";

  /** The message tells its receiver nothing. */
  static final String NOTHING = "NOTHING";

  /** Nothing is shared by the message itself: the hub heeds it. */
  static final String HEED = "HEED";

  private final DisclosureGate gate;
  private final SealedGate sealedGate;
  private final Footing footing;
  private final Ledger ledger;

  Decider(DisclosureGate gate, SealedGate sealedGate, Footing footing, Ledger ledger) {
    this.gate = gate;
    this.sealedGate = sealedGate;
    this.footing = footing;
    this.ledger = ledger;
  }

  /**
   * Before a message is opened at Release: {@code UNDECIDED}, {@code HEED}, {@code NOTHING}, or
   * what a replay of a message that was decided and is past this stage has left to do. A replay of
   * what was heeded makes the same messages again.
   */
  public void recall(@ExchangeProperty(Property.ENVELOPE) Envelope envelope, Exchange exchange) {
    boolean isHeeded = envelope.kind() == MessageKind.HOSPITAL_NOTIFICATION;
    String open = isHeeded ? HEED : UNDECIDED;
    boolean nothing = footing.tellsNothing(envelope);
    exchange.setProperty(
        Property.DECISION,
        switch (ledger.find(envelope.id()).orElseThrow().state()) {
          case RECEIVED, ACCEPTED, DEAD -> nothing ? NOTHING : open;
          case RELEASED -> nothing ? DONE : open; // its time will end it
          case HANDLED -> isHeeded ? HEED : DONE;
          case WITHHELD, STOPPED -> DENY;
          case REFUSED,
              WAITING,
              DELIVERED,
              ACKNOWLEDGED,
              REJECTED,
              EXPIRED,
              RECALLED,
              DISCARDED,
              ERASED ->
              DONE;
        });
  }

  /**
   * At Release. A replay re-emits what was decided before its crash: a message that is RELEASED
   * keeps its decision, because Dispatch decides again anyway.
   */
  public void decide(
      Content content,
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope,
      @ExchangeProperty(Property.RELEASE_PROFILE) String profile,
      @ExchangeProperty(Property.PURPOSES) String purposes,
      Exchange exchange) {
    Ledger.Entry entry = ledger.find(envelope.id()).orElseThrow();
    note(
        exchange,
        entry.state() == MessageState.RELEASED
            ? asReleased(exchange, entry)
            : fresh(exchange, envelope, content, profile, purposes));
  }

  private ShareDecision fresh(
      Exchange exchange, Envelope envelope, Content content, String profile, String purposes) {
    Optional<PayloadCut.Open> message =
        Optional.ofNullable(exchange.getProperty(Property.OPEN, PayloadCut.Open.class));
    ShareRequest question = gate.question(envelope, content, message, profile, purposes);
    exchange.setProperty(Property.QUESTION, question);
    return gate.decide(envelope, question);
  }

  private ShareDecision asReleased(Exchange exchange, Ledger.Entry entry) {
    Disclosure disclosure =
        Json.read(entry.particulars().disclosure().orElseThrow(), Disclosure.class);
    exchange.setProperty(Property.QUESTION, disclosure.request());
    if (!footing.stands(entry.envelope())) {
      return DisclosureGate.restsOnUnshared();
    }
    return new ShareDecision.Permit(disclosure.obligations(), List.of());
  }

  /** At Dispatch, with the rules of this moment. A replay after delivery has nothing left to do. */
  public void decideAgain(
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope, Exchange exchange) {
    Ledger.Entry entry = ledger.find(envelope.id()).orElseThrow();
    switch (entry.state()) {
      case RELEASED, DEAD -> note(exchange, sealedGate.decideAgain(entry));
      case STOPPED, REJECTED -> exchange.setProperty(Property.DECISION, DENY);
      case RECEIVED,
          ACCEPTED,
          REFUSED,
          WITHHELD,
          WAITING,
          DELIVERED,
          ACKNOWLEDGED,
          EXPIRED,
          HANDLED,
          RECALLED,
          DISCARDED,
          ERASED ->
          exchange.setProperty(Property.DECISION, DONE);
    }
  }

  private static void note(Exchange exchange, ShareDecision decision) {
    exchange.setProperty(Property.SHARE_DECISION, decision);
    exchange.setProperty(
        Property.DECISION,
        switch (decision) {
          case ShareDecision.Permit permit -> PERMIT;
          case ShareDecision.Deny deny -> DENY;
          case ShareDecision.NoConsent none -> DENY;
        });
  }
}
