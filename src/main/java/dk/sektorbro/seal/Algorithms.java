package dk.sektorbro.seal;

import java.security.Provider;
import java.security.Security;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAESOAEPparams;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Every algorithm the hub writes and accepts, exactly as it is encoded, and the providers that
 * compute them.
 */
final class Algorithms {

  /**
   * One instance for all: the JDK checks a provider once per instance, and making one takes longer
   * than sealing. It is handed over where it is needed and never registered.
   */
  static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  /**
   * The JDK's own AES: in hardware, and its GCM releases nothing before the tag has been checked.
   */
  static final Provider JDK = Security.getProvider("SunJCE");

  static final ASN1ObjectIdentifier AES_256_GCM = NISTObjectIdentifiers.id_aes256_GCM;

  static final AlgorithmIdentifier AES_256_WRAP =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_wrap);

  static final ASN1ObjectIdentifier ECDH = SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme;

  /** RFC 5753, section 7.1.4. */
  static final AlgorithmIdentifier ECDH_AES_256_WRAP = new AlgorithmIdentifier(ECDH, AES_256_WRAP);

  /** Of an ephemeral key (RFC 5753, section 3.1.1). */
  static final AlgorithmIdentifier EC_PUBLIC_KEY =
      new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);

  static final AlgorithmIdentifier SHA_256 =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);

  private static final AlgorithmIdentifier MGF1_SHA_256 =
      new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA_256);

  /** RFC 4055, section 4.1. */
  static final AlgorithmIdentifier OAEP_SHA_256 =
      new AlgorithmIdentifier(
          PKCSObjectIdentifiers.id_RSAES_OAEP,
          new RSAESOAEPparams(SHA_256, MGF1_SHA_256, RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));

  static final AlgorithmIdentifier ECDSA_SHA_256 =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

  /** RFC 4055, section 3.1, with a salt as long as the digest. */
  static final AlgorithmIdentifier RSA_PSS_SHA_256 =
      new AlgorithmIdentifier(
          PKCSObjectIdentifiers.id_RSASSA_PSS,
          new RSASSAPSSparams(
              SHA_256, MGF1_SHA_256, new ASN1Integer(32), RSASSAPSSparams.DEFAULT_TRAILER_FIELD));

  private Algorithms() {}
}
