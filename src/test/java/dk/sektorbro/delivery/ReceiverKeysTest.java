package dk.sektorbro.delivery;

import static dk.sektorbro.seal.Keys.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.participant.KeyFault;
import dk.sektorbro.participant.KeyStanding;
import dk.sektorbro.participant.Revocation;
import dk.sektorbro.seal.Keys;
import dk.sektorbro.seal.SealBroken;
import dk.sektorbro.seal.X509Issuer;
import dk.sektorbro.seal.X509Usage;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is sealed to a key that cannot be relied on. */
class ReceiverKeysTest {

  private static final X509Issuer AUTHORITY = Keys.authority("Party CA");

  private final List<KeyFault> refused = new ArrayList<>();

  @Test
  void theNewestValidKeyIsSealedTo() {
    X509Certificate old = Parties.key(AUTHORITY, X509Usage.ENCRYPTION, -48, 24);
    X509Certificate renewed = Parties.key(AUTHORITY, X509Usage.ENCRYPTION, -1, 48);
    X509Certificate coming = Parties.key(AUTHORITY, X509Usage.ENCRYPTION, 1, 72);

    assertThat(chosen(old, renewed, coming)).isEqualTo(renewed);
    assertThat(refused).isEmpty();
  }

  @Test
  void aRevokedKeyGivesWayToAnOlderOne() {
    X509Certificate old = Parties.key(AUTHORITY, X509Usage.ENCRYPTION, -48, 24);
    X509Certificate lost = Parties.key(AUTHORITY, X509Usage.ENCRYPTION, -1, 48);
    Revocation revocation =
        (key, issuer) -> key.equals(lost) ? Revocation.Answer.REVOKED : Revocation.Answer.GOOD;

    assertThat(keys(revocation).of(Parties.sealedTo(old, lost))).isEqualTo(old);
  }

  @Test
  void anExpiredKeyIsRefused() {
    isRefused(Parties.key(AUTHORITY, X509Usage.ENCRYPTION, -48, -1), KeyFault.EXPIRED);
  }

  @Test
  void aKeyThatIsNotValidYetIsRefused() {
    isRefused(Parties.key(AUTHORITY, X509Usage.ENCRYPTION, 1, 48), KeyFault.NOT_YET_VALID);
  }

  @Test
  void aKeyOfAnotherAuthorityIsRefused() {
    isRefused(
        Parties.key(Keys.authority("Another CA"), X509Usage.ENCRYPTION, -1, 48),
        KeyFault.UNTRUSTED);
  }

  @Test
  void aKeyForSigningIsRefused() {
    isRefused(Parties.key(AUTHORITY, X509Usage.SIGNING, -1, 48), KeyFault.WRONG_USE);
  }

  @Test
  void aRevokedKeyIsRefused() {
    isRefused(Revocation.Answer.REVOKED, KeyFault.REVOKED);
  }

  @Test
  void aKeyOfWhichNothingCanBeLearntIsRefused() {
    isRefused(Revocation.Answer.UNKNOWN, KeyFault.REVOCATION_UNKNOWN);
  }

  private void isRefused(X509Certificate key, KeyFault fault) {
    isRefused(keys(Revocation.NOT_PUBLISHED), key, fault);
  }

  private void isRefused(Revocation.Answer answer, KeyFault fault) {
    isRefused(
        keys((key, issuer) -> answer), Parties.key(AUTHORITY, X509Usage.ENCRYPTION, -1, 48), fault);
  }

  private void isRefused(ReceiverKeys keys, X509Certificate key, KeyFault fault) {
    assertThatThrownBy(() -> keys.of(Parties.sealedTo(key)))
        .isInstanceOfSatisfying(
            SealBroken.class,
            broken -> assertThat(broken.reason()).isEqualTo(SealBroken.Reason.of(fault)));
    assertThat(refused).containsExactly(fault);
  }

  private X509Certificate chosen(X509Certificate... encryption) {
    return keys(Revocation.NOT_PUBLISHED).of(Parties.sealedTo(encryption));
  }

  private ReceiverKeys keys(Revocation revocation) {
    return new ReceiverKeys(
        new GatewayKey(
            (message, cms, receivers, signers) -> cms,
            () -> {
              throw new AssertionError("No gateway key is needed");
            }),
        new KeyStanding(() -> List.of(AUTHORITY.certificate()), revocation, CLOCK),
        (party, use, fault) -> refused.add(fault),
        CLOCK);
  }
}
