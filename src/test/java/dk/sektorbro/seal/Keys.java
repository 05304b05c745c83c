package dk.sektorbro.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Keys of an authority, a hub and some parties, at one moment. */
public final class Keys {

  public static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  static final SecureRandom RANDOM = new SecureRandom();
  static final X509Issuer AUTHORITY = authority("Test CA");

  private Keys() {}

  public static X509Issuer authority(String name) {
    return X509Issuer.root(
        name, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(3650)), RANDOM);
  }

  public static KeyStore.PrivateKeyEntry signing(String name, KeyAlgorithm algorithm) {
    return AUTHORITY.issue(valid(name, X509Usage.SIGNING), algorithm);
  }

  static KeyStore.PrivateKeyEntry encryption(String name, KeyAlgorithm algorithm) {
    return AUTHORITY.issue(valid(name, X509Usage.ENCRYPTION), algorithm);
  }

  static KeyStore.PrivateKeyEntry weakRsa(int bits, X509Usage usage) {
    return AUTHORITY.issue(valid("weak", usage), pair("RSA", bits));
  }

  static KeyPair pair(String algorithm, int bits) {
    return pair(algorithm, bits, algorithm.equals("EC") ? "SunEC" : "SunRsaSign");
  }

  static KeyPair pair(String algorithm, int bits, String provider) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, provider);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static X509Issuer.Request valid(String name, X509Usage usage) {
    return new X509Issuer.Request(
        name,
        usage,
        List.of("localhost", "127.0.0.1"),
        NOW.minus(Duration.ofHours(1)),
        NOW.plus(Duration.ofDays(365)));
  }

  public static X509Certificate certificateOf(KeyStore.PrivateKeyEntry key) {
    return (X509Certificate) key.getCertificate();
  }
}
