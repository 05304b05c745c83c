package dk.sektorbro.certificate;

import dk.sektorbro.certificate.CertificateRequest.Particulars;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of requests for certificates when their citizen moves: whoever asked no longer does,
 * and in time the jobcentre of the new municipality does instead. Days and reminders count on from
 * where they were. In the caller's transaction, all of it.
 */
public final class MoveRequests {

  private final CertificateRequests requests;
  private final Dialogue dialogue;

  public MoveRequests(CertificateRequests requests, Dialogue dialogue) {
    this.requests = requests;
    this.dialogue = dialogue;
  }

  /** The citizen has moved away from the party. */
  public void leave(CitizenKey citizen, PartyId requester) {
    take(citizen, requester, new Step.Moved(), false);
  }

  /** The citizen has not, after all, or has come back. */
  public void stay(CitizenKey citizen, PartyId requester) {
    take(citizen, requester, new Step.Stayed(), true);
  }

  /** The audit record lets one writer in at a time, so all that is to be locked comes first. */
  private void take(CitizenKey citizen, PartyId requester, Step step, boolean moved) {
    List<CertificateRequest> locked =
        requests.openOf(citizen, requester).stream()
            .flatMap(found -> requests.lock(found.id()).stream())
            .filter(request -> !(request.standing().stage() instanceof Stage.Ended))
            .filter(request -> request.standing().stage() instanceof Stage.Moved == moved)
            .toList();
    for (CertificateRequest request : locked) {
      CertificateRequest unused =
          dialogue.take(request, step, Optional.of(requester), Optional.empty());
    }
  }

  /** Those that the party asked for, and that nobody asks for now. */
  public List<CertificateRequest> left(CitizenKey citizen, PartyId requester) {
    return requests.openOf(citizen, requester).stream()
        .filter(
            request ->
                request.standing().stage() instanceof Stage.Moved moved
                    && moved.before() instanceof Stage.Awaiting)
        .toList();
  }

  /**
   * Whether one of the party's may yet wait for another to ask: it is on its way to whoever is to
   * answer, or its answer is on the way and may be stopped.
   */
  public boolean isAnyUnderWay(CitizenKey citizen, PartyId requester) {
    return requests.openOf(citizen, requester).stream().anyMatch(MoveRequests::isUnderWay);
  }

  private static boolean isUnderWay(CertificateRequest request) {
    return request.standing().stage() instanceof Stage.Moved moved
        && (moved.before() instanceof Stage.Ordered
            || (!(moved.before() instanceof Stage.Awaiting)
                && request.asTheRequesterKnowsIt().standing().stage() instanceof Stage.Moved known
                && known.before() instanceof Stage.Awaiting));
  }

  /** The same, locked, where whoever is to answer has it and it waits for another to ask. */
  public Optional<CertificateRequest> waiting(MessageId id, PartyId requester) {
    return requests
        .lock(id)
        .filter(request -> request.requester().equals(requester))
        .filter(MoveRequests::waits);
  }

  private static boolean waits(CertificateRequest request) {
    return request.standing().stage() instanceof Stage.Moved moved
        && moved.before() instanceof Stage.Awaiting
        && !(moved.before() instanceof Stage.Ordered);
  }

  /** How the request would be that party's. */
  public CertificateRequest asFor(CertificateRequest request, PartyId heir, String caseNumber) {
    Particulars was = request.particulars();
    return request.askedForBy(
        heir, new Particulars(was.requestId(), was.conversation(), caseNumber));
  }

  /** Whether the party calls no other request so, of those it asks for and those it asked for. */
  public boolean isNew(CertificateRequest asked) {
    String name = asked.particulars().requestId();
    return requests.findNamed(asked.requester(), name).isEmpty()
        && requests
            .findFormer(asked.requester(), name)
            .filter(other -> !other.id().equals(asked.id()))
            .isEmpty();
  }

  /**
   * From now on the party asks.
   *
   * @param asked the request as it is to be
   * @param news the message that tells whoever is to answer
   */
  public CertificateRequest handOver(CertificateRequest asked, MessageId news) {
    return dialogue.take(
        asked, new Step.HandedOver(asked.requester()), Optional.empty(), Optional.of(news));
  }
}
