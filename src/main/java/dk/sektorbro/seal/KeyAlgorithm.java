package dk.sektorbro.seal;

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
  RSA_3072;

  /** A new key pair. */
  public KeyPair generate(SecureRandom random) {
    return switch (this) {
      case EC_P256 -> generate("EC", new ECGenParameterSpec("secp256r1"), random);
      case RSA_3072 ->
          generate("RSA", new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4), random);
    };
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
