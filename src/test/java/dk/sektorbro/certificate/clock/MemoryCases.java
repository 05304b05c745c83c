package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Cases without a database. */
public final class MemoryCases implements Cases {

  private final Map<MessageId, SickLeaveCase> all = new LinkedHashMap<>();
  private final Map<MessageId, Instant> looks = new HashMap<>();
  private final Map<MessageId, MessageId> registrations = new HashMap<>();

  @Override
  public Optional<SickLeaveCase> find(MessageId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public Optional<SickLeaveCase> lock(MessageId id) {
    return find(id);
  }

  @Override
  public MessageId claim(MessageId registration, MessageId of) {
    return registrations.computeIfAbsent(registration, first -> of);
  }

  @Override
  public boolean open(SickLeaveCase opened, Instant look) {
    boolean first = all.putIfAbsent(opened.id(), opened) == null;
    if (first) {
      looks.put(opened.id(), look);
    }
    return first;
  }

  @Override
  public void store(SickLeaveCase changed, Optional<Instant> look) {
    all.put(changed.id(), changed);
    look.ifPresentOrElse(at -> looks.put(changed.id(), at), () -> looks.remove(changed.id()));
  }

  @Override
  public void postpone(MessageId id, Instant look) {
    looks.replace(id, look);
  }

  @Override
  public List<MessageId> due(Instant now, int limit) {
    return looks.entrySet().stream()
        .filter(look -> !look.getValue().isAfter(now))
        .sorted(Comparator.comparing(Map.Entry::getValue))
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public List<MessageId> openOf(CitizenKey citizen) {
    return all.values().stream()
        .filter(each -> !each.closed() && each.citizen().equals(citizen))
        .map(SickLeaveCase::id)
        .toList();
  }

  @Override
  public List<SickLeaveCase> open(PartyId jobcentre) {
    return all.values().stream()
        .filter(each -> !each.closed() && each.jobcentre().equals(jobcentre))
        .toList();
  }

  @Override
  public List<SickLeaveCase> registered(PartyId jobcentre, Instant from, Instant until) {
    return all.values().stream()
        .filter(each -> each.jobcentre().equals(jobcentre))
        .filter(each -> !each.registered().isBefore(from) && each.registered().isBefore(until))
        .toList();
  }

  @Override
  public Map<PartyId, Long> waiting() {
    return all.values().stream()
        .filter(
            each ->
                each.ask(Aim.CERTIFICATE)
                    .filter(ask -> ask.state() == Ask.State.WAITS_FOR_CONSENT)
                    .isPresent())
        .collect(Collectors.groupingBy(SickLeaveCase::jobcentre, Collectors.counting()));
  }
}
