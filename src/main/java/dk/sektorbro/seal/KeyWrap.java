package dk.sektorbro.seal;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** How a content key is wrapped under a key that was agreed: AES key wrap (RFC 3394). */
public enum KeyWrap {
  AES_128(NISTObjectIdentifiers.id_aes128_wrap, 16),
  AES_192(NISTObjectIdentifiers.id_aes192_wrap, 24),
  AES_256(NISTObjectIdentifiers.id_aes256_wrap, 32);

  private final AlgorithmIdentifier identifier;
  private final int keyBytes;

  KeyWrap(ASN1ObjectIdentifier oid, int keyBytes) {
    this.identifier = new AlgorithmIdentifier(oid);
    this.keyBytes = keyBytes;
  }

  AlgorithmIdentifier identifier() {
    return identifier;
  }

  int keyBytes() {
    return keyBytes;
  }
}
