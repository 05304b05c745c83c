package dk.sektorbro.certificate;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Requests in memory. */
public final class MemoryRequests implements CertificateRequests {

  private final Map<MessageId, CertificateRequest> requests = new HashMap<>();
  private final Map<MessageId, Instant> next = new HashMap<>();
  private final Map<MessageId, Set<String>> formerCases = new HashMap<>();

  List<CertificateRequest> all() {
    return List.copyOf(requests.values());
  }

  Optional<Instant> nextOf(MessageId id) {
    return Optional.ofNullable(next.get(id));
  }

  @Override
  public Optional<CertificateRequest> find(MessageId id) {
    return Optional.ofNullable(requests.get(id));
  }

  @Override
  public List<CertificateRequest> findAll(Collection<MessageId> ids) {
    return ids.stream().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public Optional<CertificateRequest> lock(MessageId id) {
    return find(id);
  }

  @Override
  public Optional<CertificateRequest> lockIfFree(MessageId id) {
    return find(id);
  }

  @Override
  public Optional<CertificateRequest> lockNamed(PartyId requester, String requestId) {
    return findNamed(requester, requestId);
  }

  @Override
  public Optional<CertificateRequest> findNamed(PartyId requester, String requestId) {
    return requests.values().stream()
        .filter(request -> request.requester().equals(requester))
        .filter(request -> request.particulars().requestId().equals(requestId))
        .findFirst();
  }

  @Override
  public Optional<CertificateRequest> findFormer(PartyId requester, String requestId) {
    return requests.values().stream()
        .filter(request -> !request.requester().equals(requester))
        .filter(request -> request.particulars().requestId().equals(requestId))
        .filter(request -> request.asKnownTo(requester).isPresent())
        .findFirst();
  }

  @Override
  public boolean wasInCase(MessageId request, String caseNumber) {
    return formerCases.getOrDefault(request, Set.of()).contains(caseNumber);
  }

  @Override
  public List<CertificateRequest> openOf(CitizenKey citizen, PartyId requester) {
    return requests.values().stream()
        .filter(request -> request.citizen().equals(citizen))
        .filter(request -> request.requester().equals(requester))
        .filter(request -> !(request.standing().stage() instanceof Stage.Ended))
        .toList();
  }

  @Override
  public Optional<CertificateRequest> findConcernedBy(MessageId message) {
    return requests.values().stream()
        .filter(
            request ->
                request.timeline().stream()
                    .anyMatch(event -> event.message().filter(message::equals).isPresent()))
        .findFirst();
  }

  @Override
  public Optional<CertificateRequest> lockConcernedBy(MessageId message) {
    return findConcernedBy(message);
  }

  @Override
  public List<CertificateRequest> awaiting(
      CitizenKey citizen, String form, PartyId requester, PartyId answerer) {
    return requests.values().stream()
        .filter(
            request ->
                request.citizen().equals(citizen)
                    && request.form().equals(form)
                    && request.requester().equals(requester)
                    && AcceptRequest.isWith(request, answerer)
                    && request.standing().stage() instanceof Stage.Awaiting)
        .sorted(Comparator.comparing(CertificateRequest::askedAt).reversed())
        .toList();
  }

  @Override
  public List<CertificateRequest> search(PartyId answerer, Query query) {
    Stream<CertificateRequest> found =
        requests.values().stream().filter(request -> AcceptRequest.isWith(request, answerer));
    return found
        .filter(
            request ->
                query.stages().isEmpty()
                    || query.stages().contains(request.standing().stage().code()))
        .sorted(Comparator.comparing(request -> request.standing().due()))
        .limit(query.limit())
        .toList();
  }

  @Override
  public List<MessageId> due(Instant now, int limit) {
    return next.entrySet().stream()
        .filter(entry -> !entry.getValue().isAfter(now))
        .sorted(Map.Entry.comparingByValue())
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void store(CertificateRequest request, Optional<Instant> when) {
    Optional.ofNullable(requests.put(request.id(), request))
        .filter(before -> !before.requester().equals(request.requester()))
        .ifPresent(
            before ->
                formerCases
                    .computeIfAbsent(request.id(), none -> new HashSet<>())
                    .add(before.particulars().caseNumber()));
    plan(request.id(), when);
  }

  @Override
  public void forget(MessageId message) {}

  @Override
  public void plan(MessageId id, Optional<Instant> when) {
    when.ifPresentOrElse(moment -> next.put(id, moment), () -> next.remove(id));
  }
}
