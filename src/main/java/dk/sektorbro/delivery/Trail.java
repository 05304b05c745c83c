package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a message's steps, and what a party did about a citizen, to the audit record. */
final class Trail {

  private final Audit audit;
  private final Clock clock;

  Trail(Audit audit, Clock clock) {
    this.audit = audit;
    this.clock = clock;
  }

  void step(String what, Envelope envelope, String outcome) {
    step(what, envelope, outcome, List.of());
  }

  void step(String what, Envelope envelope, String outcome, List<String> basedOn) {
    audit.record(
        new AuditEvent(
            what,
            clock.instant(),
            Optional.of(envelope.sender()),
            Optional.of(envelope.id()),
            envelope.citizen(),
            outcome,
            basedOn));
  }

  /**
   * Something that another had became the party's, or was shown to it, as the gate lets it.
   *
   * @param kind of the message that it is about or came by
   */
  void handedOver(
      String what,
      PartyId from,
      PartyId to,
      Optional<MessageId> about,
      CitizenKey citizen,
      MessageKind kind,
      Collection<String> grounds) {
    audit.record(
        new AuditEvent(
            what,
            clock.instant(),
            Optional.of(to),
            about,
            Optional.of(citizen),
            "permit",
            Stream.concat(Stream.of(Handovers.FROM + from, kind.code()), grounds.stream())
                .toList()));
  }

  /** What was done by itself, and not by a message. */
  void act(String what, PartyId by, CitizenKey citizen, List<String> basedOn) {
    audit.record(
        new AuditEvent(
            what,
            clock.instant(),
            Optional.of(by),
            Optional.empty(),
            Optional.of(citizen),
            "ok",
            basedOn));
  }
}
