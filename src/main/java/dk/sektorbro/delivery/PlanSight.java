package dk.sektorbro.delivery;

import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.course.plan.Wording;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.PlanSeen;
import dk.sektorbro.exchange.content.PlanSeen.Said;
import dk.sektorbro.exchange.content.PlanUpdated;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What one party may see of one citizen's plan at this moment: each wording is put to the gate by
 * itself, as a disclosure from whoever wrote it. Its own it always sees.
 */
final class PlanSight {

  static final String PROFILE = MessageKind.CARE_PLAN_UPDATE.code();
  private static final String PURPOSES =
      Arrays.stream(Purpose.values()).map(Purpose::code).collect(Collectors.joining(","));

  private final DisclosureGate gate;
  private final PartyId reader;
  private final CitizenKey key;
  private final Citizen citizen;
  private final Map<UUID, ShareDecision> decisions = new HashMap<>();

  /**
   * @param citizen as any change to the plan names them
   */
  PlanSight(DisclosureGate gate, PartyId reader, CitizenKey key, Citizen citizen) {
    this.gate = gate;
    this.reader = reader;
    this.key = key;
    this.citizen = citizen;
  }

  boolean sees(Wording wording) {
    return wording.by().equals(reader) || permits(wording) instanceof ShareDecision.Permit;
  }

  /** What let the party see these, for the audit record. */
  List<String> grounds(List<Wording> seen) {
    Set<String> grounds = new LinkedHashSet<>();
    seen.stream()
        .filter(wording -> !wording.by().equals(reader))
        .forEach(
            wording -> {
              grounds.add("from " + wording.by());
              grounds.addAll(Releaser.grounds(permits(wording)));
            });
    return List.copyOf(grounds);
  }

  private ShareDecision permits(Wording wording) {
    return decisions.computeIfAbsent(wording.id(), id -> decide(wording));
  }

  private ShareDecision decide(Wording wording) {
    Envelope envelope =
        new Envelope(
            new MessageId(wording.id()),
            MessageKind.CARE_PLAN_UPDATE,
            wording.by(),
            reader,
            Optional.of(key),
            Optional.empty(),
            wording.at());
    PlanUpdated alone =
        new PlanUpdated(
            new PlanSeen(citizen, List.of(said(wording, false)), List.of()), wording.at());
    return gate.decide(
        gate.question(envelope, alone, Optional.empty(), PROFILE, PURPOSES));
  }

  static Said said(Wording wording, boolean alternative) {
    return new Said(
        wording.id().toString(),
        wording.change().toString(),
        wording.part(),
        wording.by(),
        wording.at(),
        alternative);
  }
}
