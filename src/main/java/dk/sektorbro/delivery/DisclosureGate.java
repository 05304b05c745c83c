package dk.sektorbro.delivery;

import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.consent.AskingTells;
import dk.sektorbro.consent.ConsentGate;
import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.KnownParties;
import dk.sektorbro.consent.Reason;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.WholeCertificate;
import dk.sektorbro.course.team.TeamPart;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Content;
import java.util.List;
import java.util.Optional;

/**
 * Asks the consent gate about a message that lies open, or about what somebody looks at. What is
 * asked and what is decided are of one look.
 */
final class DisclosureGate {

  private final ConsentGate gate;
  private final Questions questions;
  private final KnownParties parties;
  private final Mending mending;
  private final Footing footing;

  DisclosureGate(
      ConsentGate gate,
      Questions questions,
      KnownParties parties,
      Mending mending,
      Footing footing) {
    this.gate = gate;
    this.questions = questions;
    this.parties = parties;
    this.mending = mending;
    this.footing = footing;
  }

  /** The same for many questions of one moment about one citizen. */
  DisclosureGate forOneLook() {
    return new DisclosureGate(
        gate.forOneLook(), questions.forOneLook(), parties.forOneLook(), mending, footing);
  }

  /**
   * What sharing this content asks.
   *
   * @param message the content as it was written, where its elements can be told apart
   */
  ShareRequest question(
      Envelope envelope,
      Content content,
      Optional<PayloadCut.Open> message,
      String profileCode,
      String purposes) {
    return questions.of(envelope, content, message, profileCode, purposes);
  }

  /**
   * What sharing this content asks, about that request for a certificate.
   *
   * @param request as it is, or as it would be
   */
  ShareRequest question(
      Envelope envelope,
      Content content,
      Optional<PayloadCut.Open> message,
      String profileCode,
      String purposes,
      Optional<CertificateRequest> request) {
    return questions.of(envelope, content, message, profileCode, purposes, request);
  }

  /** What showing a party's members of a team asks. */
  ShareRequest questionOfTeam(CitizenKey citizen, TeamPart part, PartyId reader) {
    return questions.ofTeam(citizen, part, reader);
  }

  ShareDecision decide(ShareRequest question) {
    return WholeCertificate.of(question, gate.decide(question));
  }

  /** By the citizen's consent only, and not by what a law allows without one. */
  Optional<ShareDecision.Permit> byConsent(ShareRequest question) {
    return decide(question) instanceof ShareDecision.Permit permit
            && permit.obligations().stream().noneMatch(Obligation.Report.class::isInstance)
        ? Optional.of(permit)
        : Optional.empty();
  }

  /**
   * The decision on a message. One that rests on what was not shared is not shared. One that mends
   * what its receiver has follows it even where no consent is left, but not to a receiver that the
   * citizen has left.
   */
  ShareDecision decide(Envelope message, ShareRequest question) {
    if (!footing.stands(message)) {
      return restsOnUnshared();
    }
    if (message.kind() == MessageKind.NETWORK_MEETING_PROPOSAL
        && parties.isTheHub(message.sender())) {
      return new ShareDecision.Permit(List.of(), List.of()); // told to whoever told the hub
    }
    ShareDecision decision = decide(question);
    if (isMoved(decision)) {
      return decision instanceof ShareDecision.Deny
              && message.sender().equals(question.recipient().id())
          ? new ShareDecision.Deny(List.of(Reason.of(Reason.Code.MOVED)), decision.basedOn())
          : decision;
    }
    if (decision instanceof ShareDecision.Permit permit) {
      return asks(message, question)
          ? AskingTells.of(
              gate,
              question,
              decision,
              parties.get(message.sender(), question.citizen()),
              parties.get(message.receiver(), question.citizen()))
          : mending.noLessThanMended(message, question, permit);
    }
    return isForbidden(decision)
        ? decision
        : mending.permit(message, question, decision).<ShareDecision>map(it -> it).orElse(decision);
  }

  static ShareDecision restsOnUnshared() {
    return new ShareDecision.Deny(List.of(Reason.of(Reason.Code.RESTS_ON_UNSHARED)), List.of());
  }

  /** Whether what is decided on is what the receiver would answer. */
  private static boolean asks(Envelope message, ShareRequest question) {
    return message.receiver().equals(question.source().id());
  }

  private static boolean isMoved(ShareDecision decision) {
    return found(Finding.MOVED, decision);
  }

  private static boolean isForbidden(ShareDecision decision) {
    return found(Finding.FORBIDDEN, decision);
  }

  private static boolean found(Finding finding, ShareDecision decision) {
    return decision.basedOn().stream().anyMatch(ground -> ground.finding() == finding);
  }
}
