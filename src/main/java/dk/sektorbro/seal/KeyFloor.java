package dk.sektorbro.seal;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;

/** The two kinds of public key that are strong enough, and nothing else. */
enum KeyFloor {
  EC_P256,
  RSA;

  private static final int RSA_BITS = 3072;
  private static final ECParameterSpec P256 = p256();

  /**
   * Which kind the key is.
   *
   * @throws WeakKey when it is neither
   */
  static KeyFloor of(PublicKey key) {
    return switch (key) {
      case ECPublicKey ec when isP256(ec.getParams()) -> EC_P256;
      case RSAPublicKey rsa when rsa.getModulus().bitLength() >= RSA_BITS -> RSA;
      case ECPublicKey ec ->
          throw new WeakKey(
              "An EC key of another curve than P-256 ("
                  + ec.getParams().getOrder().bitLength()
                  + " bits)");
      case RSAPublicKey rsa ->
          throw new WeakKey("An RSA key of " + rsa.getModulus().bitLength() + " bits");
      default -> throw new WeakKey("A key of algorithm " + key.getAlgorithm());
    };
  }

  private static boolean isP256(ECParameterSpec found) {
    return found.getCurve().equals(P256.getCurve())
        && found.getGenerator().equals(P256.getGenerator())
        && found.getOrder().equals(P256.getOrder());
  }

  private static ECParameterSpec p256() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
