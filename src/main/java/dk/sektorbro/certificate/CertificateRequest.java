package dk.sektorbro.certificate;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.RequestReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request for a certificate and everything that happened to it. Where it stands follows from what
 * happened.
 *
 * @param id the hub's, derived from the requester and the requester's own id of it
 * @param message the message that asked
 * @param timeline oldest first; begins with the order
 */
public record CertificateRequest(
    MessageId id,
    MessageId message,
    PartyId requester,
    CitizenKey citizen,
    String form,
    Particulars particulars,
    List<Event> timeline) {

  public CertificateRequest {
    timeline = List.copyOf(timeline);
  }

  /** What is kept concealed. */
  public record Particulars(String requestId, String conversation, String caseNumber) {
    @Override
    public String toString() {
      return "Particulars";
    }
  }

  public static MessageId idOf(PartyId requester, String requestId) {
    return MessageId.of(requester, "request/" + requestId);
  }

  public Standing standing() {
    return Standing.of(timeline);
  }

  public Instant askedAt() {
    return timeline.getFirst().at();
  }

  /** How many messages about it were not shared, each of which may be sent again. */
  public long undone() {
    return timeline.stream().filter(event -> event.step() instanceof Step.NotShared).count();
  }

  /** The same after one more event. */
  CertificateRequest and(Event event) {
    List<Event> longer = new ArrayList<>(timeline);
    longer.add(event);
    return with(longer);
  }

  /** The same request with another timeline. */
  public CertificateRequest with(List<Event> other) {
    return new CertificateRequest(id, message, requester, citizen, form, particulars, other);
  }

  /**
   * The request as its requester may know it: an answer is no news before the consent gate let it
   * out and the requester has it.
   */
  public CertificateRequest asTheRequesterKnowsIt() {
    Set<MessageId> arrived =
        timeline.stream()
            .filter(event -> event.step() instanceof Step.Arrived)
            .flatMap(event -> event.message().stream())
            .collect(Collectors.toSet());
    Set<MessageId> unread = new HashSet<>();
    for (Event event : timeline) {
      if (event.step() instanceof Step.Answered || event.step() instanceof Step.Declined) {
        event.message().filter(message -> !arrived.contains(message)).ifPresent(unread::add);
      }
    }
    return with(
        timeline.stream()
            .filter(event -> event.message().filter(unread::contains).isEmpty())
            .toList());
  }

  /**
   * The request as a party that asks, or asked, may know it: where the citizen has moved away from
   * it, only until then.
   */
  public Optional<CertificateRequest> asKnownTo(PartyId party) {
    int left = 0;
    for (int i = 0; i < timeline.size(); i++) {
      boolean isTheirs = timeline.get(i).by().filter(party::equals).isPresent();
      if (isTheirs && timeline.get(i).step() instanceof Step.Moved) {
        left = i + 1;
      } else if (isTheirs && timeline.get(i).step() instanceof Step.Stayed) {
        left = 0;
      }
    }
    boolean asks = requester.equals(party);
    return left > 0 && !isBackWith(party, left)
        ? Optional.of(with(timeline.subList(0, left)).asTheRequesterKnowsIt())
        : Optional.of(this).filter(request -> asks).map(CertificateRequest::asTheRequesterKnowsIt);
  }

  private boolean isBackWith(PartyId party, int since) {
    return timeline.subList(since, timeline.size()).stream()
        .anyMatch(
            event ->
                event.step() instanceof Step.HandedOver handed
                    && handed.to().equals(party)
                    && requester.equals(party));
  }

  /**
   * The same, asked for by another jobcentre.
   *
   * @param now how that jobcentre knows it
   */
  public CertificateRequest askedForBy(PartyId other, Particulars now) {
    return new CertificateRequest(id, message, other, citizen, form, now, timeline);
  }

  /** How messages name it. */
  public RequestReference reference() {
    Standing now = standing();
    return new RequestReference(
        particulars.requestId(),
        requester,
        particulars.conversation(),
        form,
        now.asking(),
        askedAt(),
        now.due());
  }

  @Override
  public String toString() {
    return "CertificateRequest[" + id + ", " + form + ", " + standing().stage().code() + "]";
  }
}
