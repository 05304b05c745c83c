package dk.sektorbro.certificate;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every request for a certificate. Writing joins the caller's transaction. */
public interface CertificateRequests {

  Optional<CertificateRequest> find(MessageId id);

  /** Those there are of them, in no order. */
  List<CertificateRequest> findAll(Collection<MessageId> ids);

  /** One, locked until the surrounding transaction ends. */
  Optional<CertificateRequest> lock(MessageId id);

  /** The same, unless somebody else has it locked. */
  Optional<CertificateRequest> lockIfFree(MessageId id);

  /** The one that the party asks for and calls so, locked likewise. */
  Optional<CertificateRequest> lockNamed(PartyId requester, String requestId);

  /** The same, not locked. */
  Optional<CertificateRequest> findNamed(PartyId requester, String requestId);

  /** The one that the party asked for and called so, before it was handed over to another. */
  Optional<CertificateRequest> findFormer(PartyId requester, String requestId);

  /** Whether somebody who asked for it before it was handed over had it in the case so numbered. */
  boolean wasInCase(MessageId request, String caseNumber);

  /** Those of a citizen that the party asks for and that have not ended, oldest first. */
  List<CertificateRequest> openOf(CitizenKey citizen, PartyId requester);

  /** The request that a message is about. */
  Optional<CertificateRequest> findConcernedBy(MessageId message);

  /** The same, locked. */
  Optional<CertificateRequest> lockConcernedBy(MessageId message);

  /** Those of a citizen, a form and two parties that wait for an answer, newest first. */
  List<CertificateRequest> awaiting(
      CitizenKey citizen, String form, PartyId requester, PartyId answerer);

  /** Those that reached the party and fit the query, by due day. */
  List<CertificateRequest> search(PartyId answerer, Query query);

  /** Those that time brings something to by now, the longest waiting first. */
  List<MessageId> due(Instant now, int limit);

  /**
   * Writes what happened since the request was read.
   *
   * @param next when time brings something to it
   */
  void store(CertificateRequest request, Optional<Instant> next);

  /** Keeps of what a message brought about that it happened, and none of its words. */
  void forget(MessageId message);

  /** Only when time brings something to it. */
  void plan(MessageId id, Optional<Instant> next);

  /**
   * What to search for. Empty means any.
   *
   * @param stages codes of stages
   * @param limit at most so many
   */
  record Query(
      Set<String> stages,
      Optional<LocalDate> dueFrom,
      Optional<LocalDate> dueUntil,
      Optional<CitizenKey> citizen,
      int limit) {}
}
