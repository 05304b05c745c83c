package dk.sektorbro.seal.revocation;

import static dk.sektorbro.participant.Revocation.Answer.GOOD;
import static dk.sektorbro.participant.Revocation.Answer.REVOKED;
import static dk.sektorbro.participant.Revocation.Answer.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.MovingClock;
import dk.sektorbro.participant.Revocation;
import dk.sektorbro.seal.KeyAlgorithm;
import dk.sektorbro.seal.X509Issuer;
import dk.sektorbro.seal.X509Usage;
import java.net.URI;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a real responder and a real list, over HTTP. */
class CheckedRevocationTest {

  private static final RevocationRule A_DAY = new RevocationRule.AcceptFor(Duration.ofHours(24));

  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-22T09:30:00Z"));
  private final TestAuthority authority = new TestAuthority(clock);
  private final MemoryVerdicts memory = new MemoryVerdicts();
  private final X509Certificate key = issued(authority.ocspPlace(), authority.crlPlace());
  private CheckedRevocation revocation = asking(Set.of(authority.host()), A_DAY);

  @AfterEach
  void stop() {
    revocation.close();
    authority.close();
  }

  @Test
  void aGoodKeyIsGoodAndARevokedKeyIsRevoked() {
    X509Certificate lost = issued(authority.ocspPlace(), authority.crlPlace());
    authority.revokes(lost);

    assertThat(ask(key)).isEqualTo(GOOD);
    assertThat(ask(lost)).isEqualTo(REVOKED);
    assertThat(authority.crlAsked()).isZero();
  }

  @Test
  void theListIsAskedWhenTheResponderIsSilent() {
    X509Certificate lost = issued(authority.ocspPlace(), authority.crlPlace());
    authority.revokes(lost);
    authority.ocspAnswers(false);

    assertThat(ask(key)).isEqualTo(GOOD);
    assertThat(ask(lost)).isEqualTo(REVOKED);
    assertThat(authority.crlAsked()).as("one list for both").isEqualTo(1);
    assertThat(revocation.silentSince()).containsOnlyKeys(authority.ocspPlace().toString());
  }

  @Test
  void theOrderIsASetting() {
    revocation =
        new CheckedRevocation(
            settings(List.of(RevocationSettings.Kind.CRL), Set.of(authority.host()), A_DAY),
            memory,
            clock);

    assertThat(ask(key)).isEqualTo(GOOD);
    assertThat(authority.ocspAsked()).isZero();
  }

  @Test
  void anAnswerIsRememberedUntilItsTime() {
    ask(key);
    authority.revokes(key);

    clock.passes(Duration.ofMinutes(29));
    assertThat(ask(key)).isEqualTo(GOOD);
    assertThat(authority.ocspAsked()).isEqualTo(1);

    clock.passes(Duration.ofMinutes(2));
    assertThat(ask(key)).isEqualTo(REVOKED);
    assertThat(authority.ocspAsked()).isEqualTo(2);
  }

  @Test
  void aKeyOfASilentAuthorityIsAcceptedForADayAfterTheLastGoodAnswer() {
    ask(key);
    authority.fallsSilent();

    clock.passes(Duration.ofHours(23));
    assertThat(ask(key)).isEqualTo(GOOD);
    assertThat(revocation.silentSince()).isNotEmpty();

    clock.passes(Duration.ofHours(1));
    assertThat(ask(key)).isEqualTo(UNKNOWN);
  }

  @Test
  void aKeyThatWasNeverVouchedForIsNotAcceptedInSilence() {
    authority.fallsSilent();

    assertThat(ask(key)).isEqualTo(UNKNOWN);
  }

  @Test
  void theRuleMayBeToRefuseAtOnce() {
    revocation = asking(Set.of(authority.host()), new RevocationRule.Refuse());
    ask(key);
    authority.fallsSilent();

    clock.passes(Duration.ofMinutes(31));

    assertThat(ask(key)).isEqualTo(UNKNOWN);
  }

  @Test
  void aRevokedKeyStaysRevokedInSilence() {
    authority.revokes(key);
    ask(key);
    authority.fallsSilent();

    clock.passes(Duration.ofHours(48));

    assertThat(ask(key)).isEqualTo(REVOKED);
  }

  @Test
  void aRestartWhileTheAuthorityIsSilentStopsNobody() {
    ask(key);
    authority.fallsSilent();
    clock.passes(Duration.ofHours(2));

    revocation = asking(Set.of(authority.host()), A_DAY);

    assertThat(ask(key)).isEqualTo(GOOD);
  }

  @Test
  void aSilentAuthorityIsAskedOncePerPause() {
    authority.fallsSilent();

    ask(key);
    ask(key);
    assertThat(authority.ocspAsked()).isEqualTo(1);

    clock.passes(Duration.ofMinutes(1));
    ask(key);
    assertThat(authority.ocspAsked()).isEqualTo(2);
  }

  @Test
  void noOtherHostIsAskedWhateverTheCertificateSays() {
    revocation = asking(Set.of("localhost:1"), A_DAY);

    assertThat(ask(key)).isEqualTo(UNKNOWN);
    assertThat(authority.ocspAsked()).isZero();
    assertThat(authority.crlAsked()).isZero();
  }

  @Test
  void noFileIsReadHoweverItIsNamed() {
    assertThat(ask(issued(URI.create("file:///etc/hostname"), URI.create("file:///etc/hostname"))))
        .isEqualTo(UNKNOWN);
  }

  @Test
  void aRedirectIsNotFollowed() {
    X509Certificate redirected =
        issued(authority.place("/elsewhere"), authority.place("/elsewhere"));

    assertThat(ask(redirected)).isEqualTo(UNKNOWN);
    assertThat(authority.ocspAsked()).isZero();
  }

  @Test
  void anAnswerBeyondTheLimitIsNotRead() {
    X509Certificate flooding = issued(authority.place("/endless"), authority.place("/endless"));

    assertThat(ask(flooding)).isEqualTo(UNKNOWN);
  }

  @Test
  void anAnswerSignedByAnotherAuthorityIsNone() {
    authority.crlAnswers(false);
    try (TestAuthority stranger = new TestAuthority(clock)) {
      authority.signsOcspWith(stranger.own());

      assertThat(ask(key)).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void aListOfAnotherAuthorityIsNone() {
    try (TestAuthority stranger = new TestAuthority(clock)) {
      X509Certificate misled = issued(stranger.crlPlace(), stranger.crlPlace());
      revocation = asking(Set.of(authority.host(), stranger.host()), A_DAY);

      assertThat(ask(misled)).isEqualTo(UNKNOWN);
      assertThat(stranger.crlAsked()).isPositive();
    }
  }

  @Test
  void aResponderThatTheAuthorityCertifiedMayAnswer() {
    authority.crlAnswers(false);
    authority.signsOcspWith(responder(X509Usage.OCSP_RESPONDER));

    assertThat(ask(key)).isEqualTo(GOOD);
  }

  @Test
  void aKeyOfTheAuthorityThatIsForSomethingElseMayNotAnswer() {
    authority.crlAnswers(false);
    authority.signsOcspWith(responder(X509Usage.TLS_CLIENT));

    assertThat(ask(key)).isEqualTo(UNKNOWN);
  }

  @Test
  void anAnswerOutOfDateIsNone() {
    authority.crlAnswers(false);
    TestAuthority late =
        new TestAuthority(
            new X509Issuer(authority.own(), new SecureRandom()),
            Clock.fixed(clock.instant().minus(Duration.ofHours(1)), ZoneOffset.UTC));
    try (late) {
      revocation = asking(Set.of(late.host()), A_DAY);

      assertThat(ask(issued(late.ocspPlace(), late.crlPlace()))).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void whereACertificateNamesNoPlaceTheConfiguredOnesAreAsked() {
    X509Certificate unnamed =
        (X509Certificate) authority.issue(List.of(), List.of()).getCertificate();
    authority.revokes(unnamed);

    assertThat(ask(unnamed)).isEqualTo(REVOKED);
  }

  private Revocation.Answer ask(X509Certificate about) {
    return revocation.ask(about, authority.certificate());
  }

  private X509Certificate issued(URI ocsp, URI crl) {
    return (X509Certificate) authority.issue(List.of(ocsp), List.of(crl)).getCertificate();
  }

  private KeyStore.PrivateKeyEntry responder(X509Usage usage) {
    return new X509Issuer(authority.own(), new SecureRandom())
        .issue(
            new X509Issuer.Request(
                "responder",
                usage,
                List.of(),
                clock.instant().minus(Duration.ofHours(1)),
                clock.instant().plus(Duration.ofDays(1))),
            KeyAlgorithm.EC_P256);
  }

  private CheckedRevocation asking(Set<String> hosts, RevocationRule rule) {
    return new CheckedRevocation(
        settings(List.of(RevocationSettings.Kind.OCSP, RevocationSettings.Kind.CRL), hosts, rule),
        memory,
        clock);
  }

  private RevocationSettings settings(
      List<RevocationSettings.Kind> order, Set<String> hosts, RevocationRule rule) {
    return new RevocationSettings(
        order,
        hosts,
        List.of(authority.ocspPlace()),
        List.of(authority.crlPlace()),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        100_000,
        Duration.ofHours(1),
        Duration.ofMinutes(1),
        rule);
  }

  private static final class MemoryVerdicts implements Verdicts {
    private final Map<String, Verdict> kept = new HashMap<>();

    @Override
    public Optional<Verdict> find(String fingerprint) {
      return Optional.ofNullable(kept.get(fingerprint));
    }

    @Override
    public void keep(String fingerprint, Verdict verdict) {
      kept.put(fingerprint, verdict);
    }
  }
}
