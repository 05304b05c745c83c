package dk.sektorbro.participant;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jcajce.CompositePublicKey;
import org.jspecify.annotations.Nullable;

/** The kinds of public key that are strong enough, and nothing else. */
public enum KeyFloor {
  /** Elliptic curve P-256, P-384 or P-521. */
  EC,
  /** RSA of at least 3072 bits. */
  RSA,
  /**
   * ML-KEM-768 together with ECDH over P-256, id-MLKEM768-ECDH-P256-SHA3-256
   * (draft-ietf-lamps-pq-composite-kem): for sealing only, and secret as long as either is.
   */
  HYBRID;

  /** What is accepted, for error texts. */
  public static final String ACCEPTED =
      "EC P-256, P-384 or P-521, RSA of at least 3072 bits, and for sealing"
          + " MLKEM768-ECDH-P256-SHA3-256";

  /** id-MLKEM768-ECDH-P256-SHA3-256. */
  public static final ASN1ObjectIdentifier MLKEM768_P256 =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.6.59");

  private static final int RSA_BITS = 3072;
  private static final Set<String> STRONG_SIGNATURES =
      Set.of(
          X9ObjectIdentifiers.ecdsa_with_SHA256.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA384.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA512.getId(),
          PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(),
          PKCSObjectIdentifiers.sha384WithRSAEncryption.getId(),
          PKCSObjectIdentifiers.sha512WithRSAEncryption.getId(),
          EdECObjectIdentifiers.id_Ed25519.getId(),
          EdECObjectIdentifiers.id_Ed448.getId());
  private static final Set<String> STRONG_HASHES =
      Set.of(
          NISTObjectIdentifiers.id_sha256.getId(),
          NISTObjectIdentifiers.id_sha384.getId(),
          NISTObjectIdentifiers.id_sha512.getId());
  private static final List<ECParameterSpec> CURVES =
      List.of(curve("secp256r1"), curve("secp384r1"), curve("secp521r1"));

  /**
   * Which kind the key is.
   *
   * @throws WeakKey when it is none
   */
  public static KeyFloor of(PublicKey key) {
    return switch (key) {
      case ECPublicKey ec when isAccepted(ec.getParams()) -> EC;
      case RSAPublicKey rsa when rsa.getModulus().bitLength() >= RSA_BITS -> RSA;
      case CompositePublicKey both
          when both.getAlgorithmIdentifier().getAlgorithm().equals(MLKEM768_P256) ->
          HYBRID;
      case ECPublicKey ec ->
          throw new WeakKey(
              "An EC key of another curve (" + ec.getParams().getOrder().bitLength() + " bits)");
      case RSAPublicKey rsa ->
          throw new WeakKey("An RSA key of " + rsa.getModulus().bitLength() + " bits");
      default -> throw new WeakKey("A key of algorithm " + key.getAlgorithm());
    };
  }

  /**
   * Holds a certificate to the floor: its key, and the algorithm it was signed with.
   *
   * @throws WeakKey naming what is below
   */
  public static KeyFloor of(X509Certificate certificate) {
    if (!isStrongSignature(certificate.getSigAlgOID(), certificate.getSigAlgParams())) {
      throw new WeakKey("An X.509 certificate signed with " + certificate.getSigAlgName());
    }
    return of(certificate.getPublicKey());
  }

  /**
   * Whether an authority may sign with it: certificates, revocation lists, OCSP answers.
   *
   * @param oid of the signature algorithm
   * @param parameters in DER, where there are any
   */
  public static boolean isStrongSignature(String oid, byte @Nullable [] parameters) {
    return STRONG_SIGNATURES.contains(oid)
        || (PKCSObjectIdentifiers.id_RSASSA_PSS.getId().equals(oid)
            && parameters != null
            && STRONG_HASHES.contains(
                RSASSAPSSparams.getInstance(parameters).getHashAlgorithm().getAlgorithm().getId()));
  }

  private static boolean isAccepted(ECParameterSpec found) {
    return CURVES.stream()
        .anyMatch(
            curve ->
                found.getCurve().equals(curve.getCurve())
                    && found.getGenerator().equals(curve.getGenerator())
                    && found.getOrder().equals(curve.getOrder()));
  }

  private static ECParameterSpec curve(String name) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(name));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
