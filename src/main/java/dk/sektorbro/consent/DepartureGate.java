package dk.sektorbro.consent;

import dk.sektorbro.consent.ShareDecision.Ground;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets nothing more of a citizen reach a party that the citizen has left, whatever a consent that
 * still runs says. That they left is told only where a consent speaks of the disclosure, and whom
 * to write to instead only where it would be allowed there.
 */
public final class DepartureGate implements ConsentGate {

  private static final Ground MOVED = Ground.of(Finding.MOVED, Map.of());

  private final ConsentGate gate;
  private final Departures departures;
  private final KnownParties parties;

  public DepartureGate(ConsentGate gate, Departures departures, KnownParties parties) {
    this.gate = gate;
    this.departures = departures;
    this.parties = parties;
  }

  @Override
  public ShareDecision decide(ShareRequest request) {
    return departures
        .from(request.citizen(), request.recipient().id())
        .map(departure -> moved(request, departure))
        .orElseGet(() -> gate.decide(request));
  }

  /** That they moved is news of the citizen, for nobody whom no consent names. */
  private ShareDecision moved(ShareRequest request, Departures.Departure departure) {
    ShareDecision otherwise = gate.decide(request);
    if (otherwise instanceof ShareDecision.NoConsent(var missing, var basedOn)) {
      return new ShareDecision.NoConsent(
          missing, Stream.concat(basedOn.stream(), Stream.of(MOVED)).toList());
    }
    ShareDecision there =
        gate.decide(
            request.between(request.source(), parties.get(departure.to(), request.citizen())));
    return new ShareDecision.Deny(
        List.of(
            there instanceof ShareDecision.Permit
                ? Reason.movedTo(departure.to())
                : Reason.of(Reason.Code.MOVED)),
        List.of(MOVED));
  }

  @Override
  public ConsentGate forOneLook() {
    Map<Map.Entry<CitizenKey, PartyId>, Optional<Departures.Departure>> known = new HashMap<>();
    return new DepartureGate(
        gate.forOneLook(),
        (citizen, party) ->
            known.computeIfAbsent(
                Map.entry(citizen, party), unused -> departures.from(citizen, party)),
        parties);
  }
}
