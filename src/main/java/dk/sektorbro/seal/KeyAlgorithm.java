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
  EC_P256("EC", new ECGenParameterSpec("secp256r1")),
  RSA_3072("RSA", new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4));

  private final String family;
  private final AlgorithmParameterSpec parameters;

  KeyAlgorithm(String family, AlgorithmParameterSpec parameters) {
    this.family = family;
    this.parameters = parameters;
  }

  /** A new key pair. */
  public KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
      generator.initialize(parameters, random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
