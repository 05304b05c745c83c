package dk.sektorbro.delivery;

import static dk.sektorbro.seal.Keys.CLOCK;
import static dk.sektorbro.seal.Keys.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.exchange.AtOnce;
import dk.sektorbro.exchange.PartySignature;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.FixedDirectory;
import dk.sektorbro.participant.KeyStanding;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.Revocation;
import dk.sektorbro.seal.Keys;
import dk.sektorbro.seal.X509Issuer;
import dk.sektorbro.seal.X509Usage;
import dk.sektorbro.seal.evidence.ListAudit;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A signature counts as much as the key it was made with. */
class SignatureGateTest {

  private static final X509Issuer AUTHORITY = Keys.authority("Party CA");

  private final ListAudit audit = new ListAudit(NOW);

  @Test
  void aSignatureByAGoodKeyIsEvidence() {
    assertThat(verified(Parties.key(AUTHORITY, X509Usage.SIGNING, -1, 48), Revocation.Answer.GOOD))
        .isPresent();
  }

  @Test
  void eachFaultOfTheSignersKeyHasItsOwnCode() {
    isRefused(Parties.key(AUTHORITY, X509Usage.SIGNING, -48, -1), RefusalCode.SIGNER_KEY_EXPIRED);
    isRefused(
        Parties.key(AUTHORITY, X509Usage.SIGNING, 1, 48), RefusalCode.SIGNER_KEY_NOT_YET_VALID);
    isRefused(
        Parties.key(Keys.authority("Another CA"), X509Usage.SIGNING, -1, 48),
        RefusalCode.SIGNER_KEY_UNTRUSTED);
    isRefused(
        Parties.key(AUTHORITY, X509Usage.ENCRYPTION, -1, 48), RefusalCode.SIGNER_KEY_UNTRUSTED);
  }

  @Test
  void aRevokedSignersKeyIsRefusedForGoodAndAnUnknownOneForNow() {
    X509Certificate key = Parties.key(AUTHORITY, X509Usage.SIGNING, -1, 48);

    isRefused(key, Revocation.Answer.REVOKED, RefusalCode.SIGNER_KEY_REVOKED);
    isRefused(key, Revocation.Answer.UNKNOWN, RefusalCode.UNAVAILABLE);
  }

  private void isRefused(X509Certificate key, RefusalCode code) {
    isRefused(key, Revocation.Answer.GOOD, code);
  }

  private void isRefused(X509Certificate key, Revocation.Answer answer, RefusalCode code) {
    assertThatThrownBy(() -> verified(key, answer))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    assertThat(audit.latest(10)).last().extracting(AuditEvent::outcome).isEqualTo(code.name());
  }

  private Optional<PartySignature> verified(X509Certificate key, Revocation.Answer answer) {
    Participant signer = Parties.signingWith(key);
    SignatureGate gate =
        new SignatureGate(
            new FixedDirectory(new Address(signer.id(), signer.gln(), "Hub"), List.of(signer)),
            new KeyStanding(() -> List.of(AUTHORITY.certificate()), (of, issuer) -> answer, CLOCK),
            audit,
            new AtOnce(),
            CLOCK,
            Duration.ofMinutes(5));
    return gate.verify(
        signer.id(),
        Optional.of(
            declared ->
                new PartySignature(
                    PartySignature.CMS, new byte[0], Optional.empty(), new byte[0], NOW)));
  }
}
