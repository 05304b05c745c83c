package dk.sektorbro.course.referral;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Referrals for the length of a test. */
final class MemoryReferrals implements Referrals {

  private final Map<MessageId, Referral> all = new LinkedHashMap<>();
  private final Map<MessageId, Instant> toldAt = new HashMap<>();

  @Override
  public Optional<Referral> lock(MessageId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public Optional<Referral> findConcernedBy(MessageId message) {
    return all.values().stream()
        .filter(
            referral ->
                referral.message().equals(message)
                    || referral.reports().stream()
                        .anyMatch(report -> report.message().equals(message)))
        .findFirst();
  }

  @Override
  public Optional<Referral> lockConcernedBy(MessageId message) {
    return findConcernedBy(message);
  }

  @Override
  public void store(Referral referral, Instant at) {
    all.put(referral.id(), referral);
    toldAt.put(referral.id(), at);
  }

  @Override
  public void forget(MessageId id) {
    all.remove(id);
  }

  @Override
  public void forgetBefore(Instant moment) {
    all.keySet().removeIf(id -> toldAt.getOrDefault(id, Instant.MAX).isBefore(moment));
  }

  @Override
  public List<Referral> referred(PartyId jobcentre, Instant from, Instant until) {
    return all.values().stream()
        .filter(referral -> referral.jobcentre().equals(jobcentre))
        .filter(referral -> !referral.referredAt().isBefore(from))
        .filter(referral -> referral.referredAt().isBefore(until))
        .toList();
  }
}
