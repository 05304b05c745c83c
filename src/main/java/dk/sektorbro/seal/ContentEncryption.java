package dk.sektorbro.seal;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;

/** How content may be encrypted: AES in Galois/Counter Mode (RFC 5084), which authenticates too. */
public enum ContentEncryption {
  AES_128_GCM(NISTObjectIdentifiers.id_aes128_GCM, 16),
  AES_192_GCM(NISTObjectIdentifiers.id_aes192_GCM, 24),
  AES_256_GCM(NISTObjectIdentifiers.id_aes256_GCM, 32);

  private final ASN1ObjectIdentifier oid;
  private final int keyBytes;

  ContentEncryption(ASN1ObjectIdentifier oid, int keyBytes) {
    this.oid = oid;
    this.keyBytes = keyBytes;
  }

  static Optional<ContentEncryption> of(ASN1ObjectIdentifier oid) {
    return Arrays.stream(values()).filter(each -> each.oid.equals(oid)).findFirst();
  }

  ASN1ObjectIdentifier oid() {
    return oid;
  }

  int keyBytes() {
    return keyBytes;
  }
}
