package dk.sektorbro.participant;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;

/** What a party uses an X.509 key for. */
public enum KeyUse {
  TLS_CLIENT,
  SIGNING,
  ENCRYPTION;

  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int KEY_AGREEMENT = 4;

  /** Whether the certificate was issued for this use (RFC 5280, sections 4.2.1.3 and 4.2.1.12). */
  boolean isAllowedBy(X509Certificate key) throws CertificateParsingException {
    return switch (this) {
      case TLS_CLIENT -> {
        List<String> purposes = key.getExtendedKeyUsage();
        yield purposes != null && purposes.contains(CLIENT_AUTH) && says(key, DIGITAL_SIGNATURE);
      }
      case SIGNING -> says(key, DIGITAL_SIGNATURE) || says(key, NON_REPUDIATION);
      case ENCRYPTION -> says(key, KEY_ENCIPHERMENT) || says(key, KEY_AGREEMENT);
    };
  }

  private static boolean says(X509Certificate key, int bit) {
    boolean[] uses = key.getKeyUsage();
    return uses == null || uses[bit];
  }
}
