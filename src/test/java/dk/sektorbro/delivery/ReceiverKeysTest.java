package dk.sektorbro.delivery;

import static dk.sektorbro.seal.Keys.CLOCK;
import static dk.sektorbro.seal.Keys.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Delivery;
import dk.sektorbro.participant.KeyFault;
import dk.sektorbro.participant.KeyStanding;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.Revocation;
import dk.sektorbro.participant.Sealing;
import dk.sektorbro.participant.Sector;
import dk.sektorbro.participant.X509Keys;
import dk.sektorbro.seal.KeyAlgorithm;
import dk.sektorbro.seal.Keys;
import dk.sektorbro.seal.SealBroken;
import dk.sektorbro.seal.X509Issuer;
import dk.sektorbro.seal.X509Usage;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing is sealed to a key that cannot be relied on. */
class ReceiverKeysTest {

  private static final X509Issuer AUTHORITY = Keys.authority("Party CA");
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<KeyFault> refused = new ArrayList<>();

  @Test
  void theNewestValidKeyIsSealedTo() {
    X509Certificate old = key(AUTHORITY, X509Usage.ENCRYPTION, -48, 24);
    X509Certificate renewed = key(AUTHORITY, X509Usage.ENCRYPTION, -1, 48);
    X509Certificate coming = key(AUTHORITY, X509Usage.ENCRYPTION, 1, 72);

    assertThat(chosen(old, renewed, coming)).isEqualTo(renewed);
    assertThat(refused).isEmpty();
  }

  @Test
  void aRevokedKeyGivesWayToAnOlderOne() {
    X509Certificate old = key(AUTHORITY, X509Usage.ENCRYPTION, -48, 24);
    X509Certificate lost = key(AUTHORITY, X509Usage.ENCRYPTION, -1, 48);
    Revocation revocation =
        (key, issuer) -> key.equals(lost) ? Revocation.Answer.REVOKED : Revocation.Answer.GOOD;

    assertThat(keys(revocation).of(party(old, lost))).isEqualTo(old);
  }

  @Test
  void anExpiredKeyIsRefused() {
    isRefused(key(AUTHORITY, X509Usage.ENCRYPTION, -48, -1), KeyFault.EXPIRED);
  }

  @Test
  void aKeyThatIsNotValidYetIsRefused() {
    isRefused(key(AUTHORITY, X509Usage.ENCRYPTION, 1, 48), KeyFault.NOT_YET_VALID);
  }

  @Test
  void aKeyOfAnotherAuthorityIsRefused() {
    isRefused(key(Keys.authority("Another CA"), X509Usage.ENCRYPTION, -1, 48), KeyFault.UNTRUSTED);
  }

  @Test
  void aKeyForSigningIsRefused() {
    isRefused(key(AUTHORITY, X509Usage.SIGNING, -1, 48), KeyFault.WRONG_USE);
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
    isRefused(keys((key, issuer) -> answer), key(AUTHORITY, X509Usage.ENCRYPTION, -1, 48), fault);
  }

  private void isRefused(ReceiverKeys keys, X509Certificate key, KeyFault fault) {
    assertThatThrownBy(() -> keys.of(party(key)))
        .isInstanceOfSatisfying(
            SealBroken.class,
            broken -> assertThat(broken.reason()).isEqualTo(SealBroken.Reason.of(fault)));
    assertThat(refused).containsExactly(fault);
  }

  private X509Certificate chosen(X509Certificate... encryption) {
    return keys(Revocation.NOT_PUBLISHED).of(party(encryption));
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

  private static X509Certificate key(
      X509Issuer issuer, X509Usage usage, int fromHours, int toHours) {
    Instant from = NOW.plus(HOUR.multipliedBy(fromHours));
    Instant to = NOW.plus(HOUR.multipliedBy(toHours));
    return Keys.certificateOf(
        issuer.issue(
            new X509Issuer.Request("party", usage, List.of(), from, to), KeyAlgorithm.EC_P256));
  }

  private static Participant party(X509Certificate... encryption) {
    return new Participant(
        new PartyId("99999011000016001"),
        "Jobcenter",
        new Gln("5799999900013"),
        new Cvr("99990007"),
        "0999",
        Sector.JOBCENTRE,
        Set.of(),
        new Delivery.Mailbox(),
        Sealing.END_TO_END,
        Language.JOBCENTRE_XML,
        new X509Keys(List.of(), List.of(), List.of(encryption)));
  }
}
