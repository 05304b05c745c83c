package dk.sektorbro.consent;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the gate would decide about a message that nobody has written yet. Shares nothing and
 * records nothing.
 */
public final class ConsentOutlook {

  private final ConsentGate gate;
  private final KnownParties parties;
  private final ReleaseProfiles profiles;

  public ConsentOutlook(ConsentGate gate, KnownParties parties, ReleaseProfiles profiles) {
    this.gate = gate;
    this.parties = parties;
    this.profiles = profiles;
  }

  /**
   * A message that might be sent.
   *
   * @param purpose one of those the kind serves; empty means any of them
   * @param caseNumber the case it would be about, where it is about one
   */
  public record Prospect(
      CitizenKey citizen,
      PartyId sender,
      PartyId receiver,
      MessageKind kind,
      Optional<Purpose> purpose,
      Optional<String> caseNumber,
      Instant at) {

    @Override
    public String toString() {
      return "Prospect[" + kind.code() + " from " + sender + " to " + receiver + "]";
    }
  }

  public ShareDecision decide(Prospect prospect) {
    ReleaseProfile profile = profiles.get(prospect.kind().code());
    PartyId source = profile.asks() ? prospect.receiver() : prospect.sender();
    PartyId recipient = profile.asks() ? prospect.sender() : prospect.receiver();
    return gate.decide(
        new ShareRequest(
            prospect.citizen(),
            parties.get(source, prospect.citizen()),
            parties.get(recipient, prospect.citizen()),
            purposes(prospect, profile),
            prospect.caseNumber(),
            ShareRequest.DISCLOSE,
            Item.of(profile.essential(), prospect.kind()),
            profile.accompanying().stream().map(type -> Item.of(type, prospect.kind())).toList(),
            prospect.at()));
  }

  private static Set<Code> purposes(Prospect prospect, ReleaseProfile profile) {
    Stream<Purpose> served =
        prospect.purpose().isPresent()
            ? prospect.purpose().stream()
            : profile.shares().stream().flatMap(share -> share.purposes().stream());
    return served
        .map(purpose -> new Code(CodeSystems.PURPOSES, purpose.code()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
