package dk.sektorbro.delivery;

import dk.sektorbro.participant.KeyFault;
import dk.sektorbro.participant.KeyRefusals;
import dk.sektorbro.participant.KeyStanding;
import dk.sektorbro.participant.KeyUse;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.Sealing;
import dk.sektorbro.seal.SealBroken;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Which key a message is sealed to: the newest of its receiver that can be relied on, or the hub's
 * gateway key for a receiver without keys of its own.
 */
final class ReceiverKeys {

  private final GatewayKey gateway;
  private final KeyStanding standing;
  private final KeyRefusals refusals;
  private final Clock clock;

  ReceiverKeys(GatewayKey gateway, KeyStanding standing, KeyRefusals refusals, Clock clock) {
    this.gateway = gateway;
    this.standing = standing;
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * @throws SealBroken with the code of what is wrong with the receiver's best key, where none can
   *     be relied on
   */
  X509Certificate of(Participant receiver) {
    return switch (receiver.sealing()) {
      case Sealing.GATEWAY -> gateway.certificate();
      case Sealing.END_TO_END -> own(receiver);
    };
  }

  private X509Certificate own(Participant receiver) {
    List<X509Certificate> keys = receiver.keys().encryptionAt(clock.instant());
    Optional<KeyFault> first = Optional.empty();
    for (X509Certificate key : keys) {
      Optional<KeyFault> fault = standing.fault(key, keys, KeyUse.ENCRYPTION);
      if (fault.isEmpty()) {
        return key;
      }
      first = first.or(() -> fault);
    }
    KeyFault fault = first.orElse(KeyFault.UNTRUSTED);
    refusals.refused(receiver, KeyUse.ENCRYPTION, fault);
    throw new SealBroken(
        SealBroken.Reason.of(fault), "no encryption key of the receiver can be relied on");
  }
}
