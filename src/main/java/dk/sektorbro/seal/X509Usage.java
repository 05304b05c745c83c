package dk.sektorbro.seal;

import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What an X.509 key may be used for; becomes the extensions keyUsage and extendedKeyUsage. */
public enum X509Usage {
  /** To open connections with. */
  TLS_CLIENT(List.of(KeyPurposeId.id_kp_clientAuth)),
  /** To accept connections with. */
  TLS_SERVER(List.of(KeyPurposeId.id_kp_serverAuth)),
  /** To open connections with, and to accept those that deliver to it. */
  TLS(List.of(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth)),
  SIGNING(List.of()),
  ENCRYPTION(List.of());

  private final List<KeyPurposeId> purposes;

  X509Usage(List<KeyPurposeId> purposes) {
    this.purposes = purposes;
  }

  List<KeyPurposeId> purposes() {
    return purposes;
  }
}
