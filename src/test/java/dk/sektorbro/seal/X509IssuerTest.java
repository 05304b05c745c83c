package dk.sektorbro.seal;

import static dk.sektorbro.seal.Keys.NOW;
import static dk.sektorbro.seal.Keys.certificateOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class X509IssuerTest {

  private final X509Issuer issuer = Keys.authority("Test CA");

  @Test
  void aRevokedKeyIsOnTheListAndAnotherIsNot() throws Exception {
    X509Certificate lost = issued();
    X509Certificate kept = issued();

    X509CRL list = issuer.revoke(List.of(lost), NOW, NOW.plus(Duration.ofDays(1)));

    list.verify(issuer.certificate().getPublicKey());
    assertThat(list.isRevoked(lost)).isTrue();
    assertThat(list.isRevoked(kept)).isFalse();
  }

  @Test
  void noTwoKeysShareANumber() {
    assertThat(issued().getSerialNumber()).isPositive().isNotEqualTo(issued().getSerialNumber());
  }

  private X509Certificate issued() {
    return certificateOf(
        issuer.issue(Keys.valid("jobcentre", X509Usage.TLS_CLIENT), KeyAlgorithm.EC_P256));
  }
}
