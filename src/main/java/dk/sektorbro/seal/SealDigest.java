package dk.sektorbro.seal;

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

/** The hash functions that are strong enough, and every algorithm made of one, as encoded. */
public enum SealDigest {
  SHA_256(
      32,
      NISTObjectIdentifiers.id_sha256,
      X9ObjectIdentifiers.ecdsa_with_SHA256,
      SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme,
      PKCSObjectIdentifiers.id_alg_hkdf_with_sha256),
  SHA_384(
      48,
      NISTObjectIdentifiers.id_sha384,
      X9ObjectIdentifiers.ecdsa_with_SHA384,
      SECObjectIdentifiers.dhSinglePass_stdDH_sha384kdf_scheme,
      PKCSObjectIdentifiers.id_alg_hkdf_with_sha384),
  SHA_512(
      64,
      NISTObjectIdentifiers.id_sha512,
      X9ObjectIdentifiers.ecdsa_with_SHA512,
      SECObjectIdentifiers.dhSinglePass_stdDH_sha512kdf_scheme,
      PKCSObjectIdentifiers.id_alg_hkdf_with_sha512);

  private final AlgorithmIdentifier identifier;
  private final AlgorithmIdentifier ecdsa;
  private final ASN1ObjectIdentifier ecdh;
  private final AlgorithmIdentifier hkdf;
  private final AlgorithmIdentifier oaep;
  private final AlgorithmIdentifier pss;

  SealDigest(
      int bytes,
      ASN1ObjectIdentifier oid,
      ASN1ObjectIdentifier ecdsa,
      ASN1ObjectIdentifier ecdh,
      ASN1ObjectIdentifier hkdf) {
    this.identifier = new AlgorithmIdentifier(oid, DERNull.INSTANCE);
    this.ecdsa = new AlgorithmIdentifier(ecdsa);
    this.ecdh = ecdh;
    this.hkdf = new AlgorithmIdentifier(hkdf);
    AlgorithmIdentifier mgf1 =
        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, this.identifier);
    this.oaep =
        new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_RSAES_OAEP,
            new RSAESOAEPparams(this.identifier, mgf1, RSAESOAEPparams.DEFAULT_P_SOURCE_ALGORITHM));
    this.pss =
        new AlgorithmIdentifier(
            PKCSObjectIdentifiers.id_RSASSA_PSS,
            new RSASSAPSSparams(
                this.identifier,
                mgf1,
                new ASN1Integer(bytes),
                RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
  }

  /** RFC 5754, section 2. */
  AlgorithmIdentifier identifier() {
    return identifier;
  }

  AlgorithmIdentifier ecdsa() {
    return ecdsa;
  }

  /** RFC 4055, section 3.1, with a salt as long as the digest. */
  AlgorithmIdentifier pss() {
    return pss;
  }

  /** RFC 4055, section 4.1. */
  AlgorithmIdentifier oaep() {
    return oaep;
  }

  /** RFC 5753, section 7.1.4. */
  AlgorithmIdentifier ecdh(KeyWrap wrap) {
    return new AlgorithmIdentifier(ecdh, wrap.identifier());
  }

  /** RFC 8619. */
  AlgorithmIdentifier hkdf() {
    return hkdf;
  }

  /** As the JCA spells it within the name of a signature algorithm, such as {@code SHA256}. */
  String inSignatureNames() {
    return name().replace("_", "");
  }
}
