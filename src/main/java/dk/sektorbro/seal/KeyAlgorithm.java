package dk.sektorbro.seal;

import dk.sektorbro.participant.BouncyCastle;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** The kinds of key pair that are made here. */
public enum KeyAlgorithm {
  EC_P256,
  RSA_3072,
  /** ML-KEM-768 with ECDH P-256; encrypts, and signs nothing. */
  MLKEM768_P256;

  /** What the same owner signs and connects with. */
  public KeyAlgorithm forSigning() {
    return this == MLKEM768_P256 ? EC_P256 : this;
  }

  /** A new key pair. */
  public KeyPair generate(SecureRandom random) {
    return switch (this) {
      case EC_P256 -> generate("EC", new ECGenParameterSpec("secp256r1"), random);
      case RSA_3072 ->
          generate("RSA", new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4), random);
      case MLKEM768_P256 -> hybrid();
    };
  }

  private static KeyPair hybrid() {
    try {
      return KeyPairGenerator.getInstance("MLKEM768-ECDH-P256-SHA3-256", BouncyCastle.PROVIDER)
          .generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair generate(
      String family, AlgorithmParameterSpec parameters, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
      generator.initialize(parameters, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
