package dk.sektorbro.delivery;

import dk.sektorbro.consent.Redaction;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.cut.ContentItems;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What one party may see of one citizen's plan at this moment: each wording is put to the gate by
 * itself, as a disclosure from whoever wrote it. Its own it always sees.
 */
final class PlanSight {

  static final String PROFILE = MessageKind.CARE_PLAN_UPDATE.code();

  private final DisclosureGate gate;
  private final ReleaseProfiles profiles;
  private final Redaction redaction;
  private final PartyId reader;
  private final CitizenKey key;
  private final Citizen citizen;
  private final Map<UUID, Optional<ShareDecision.Permit>> permits = new HashMap<>();

  /**
   * @param citizen as any change to the plan names them
   */
  PlanSight(
      DisclosureGate gate,
      ReleaseProfiles profiles,
      Redaction redaction,
      PartyId reader,
      CitizenKey key,
      Citizen citizen) {
    this.gate = gate;
    this.profiles = profiles;
    this.redaction = redaction;
    this.reader = reader;
    this.key = key;
    this.citizen = citizen;
  }

  boolean sees(Wording wording) {
    return !wording.erased() && (wording.by().equals(reader) || permit(wording).isPresent());
  }

  /** What let the party see the other's word, for the audit record. */
  List<String> grounds(PartyId other, List<Wording> seen) {
    return seen.stream()
        .filter(wording -> wording.by().equals(other))
        .flatMap(wording -> permit(wording).stream())
        .flatMap(permit -> Releaser.grounds(permit).stream())
        .distinct()
        .toList();
  }

  private Optional<ShareDecision.Permit> permit(Wording wording) {
    return permits.computeIfAbsent(wording.id(), id -> decide(wording));
  }

  /**
   * By consent only: what a law allows without one is for a message that somebody answers for, and
   * not for whoever looks at the plan.
   */
  private Optional<ShareDecision.Permit> decide(Wording wording) {
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
    ShareRequest question =
        gate.question(envelope, alone, Optional.empty(), PROFILE, Questions.ANY_PURPOSE);
    return gate.byConsent(question)
        .filter(permit -> releases(question, ContentItems.elementOf(wording.part())))
        .filter(permit -> isLeft(alone, permit));
  }

  private boolean releases(ShareRequest question, String element) {
    return profiles
        .get(PROFILE)
        .elements(question.recipient(), question.purposes())
        .filter(elements -> elements.lists("CarePlan", element))
        .isPresent();
  }

  private boolean isLeft(PlanUpdated alone, ShareDecision.Permit permit) {
    return redaction.cut(MessageKind.CARE_PLAN_UPDATE, alone, permit.obligations()).content()
            instanceof PlanUpdated left
        && !left.plan().parts().isEmpty();
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
