package dk.sektorbro.seal;

import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What an X.509 key may be used for; becomes the extensions keyUsage and extendedKeyUsage. */
public enum X509Usage {
  /** To open connections with. */
  TLS_CLIENT,
  /** To accept connections with. */
  TLS_SERVER,
  /** To open connections with, and to accept those that deliver to it. */
  TLS,
  SIGNING,
  ENCRYPTION,
  /** To answer for the authority whether keys were revoked. */
  OCSP_RESPONDER;

  List<KeyPurposeId> purposes() {
    return switch (this) {
      case TLS_CLIENT -> List.of(KeyPurposeId.id_kp_clientAuth);
      case TLS_SERVER -> List.of(KeyPurposeId.id_kp_serverAuth);
      case TLS -> List.of(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth);
      case SIGNING, ENCRYPTION -> List.of();
      case OCSP_RESPONDER -> List.of(KeyPurposeId.id_kp_OCSPSigning);
    };
  }
}
