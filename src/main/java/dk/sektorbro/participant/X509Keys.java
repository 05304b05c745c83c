package dk.sektorbro.participant;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * The X.509 certificates of a party; more than one of a kind while keys are being changed, and then
 * all of them hold.
 *
 * @param tls those it may open a connection with
 * @param signing those that verify its signatures
 * @param encryption what is sealed to it end to end is sealed to the newest of these that is valid:
 *     EC, RSA or hybrid
 */
public record X509Keys(
    List<X509Certificate> tls, List<X509Certificate> signing, List<X509Certificate> encryption) {

  public X509Keys {
    tls = List.copyOf(tls);
    signing = List.copyOf(signing);
    encryption = List.copyOf(encryption);
  }

  /** The encryption keys in the order in which they are to be preferred at that moment. */
  public List<X509Certificate> encryptionAt(Instant moment) {
    return encryption.stream()
        .sorted(
            Comparator.comparing((X509Certificate key) -> isValid(key, moment))
                .thenComparing(X509Certificate::getNotBefore)
                .reversed())
        .toList();
  }

  private static boolean isValid(X509Certificate key, Instant moment) {
    return !moment.isBefore(key.getNotBefore().toInstant())
        && !moment.isAfter(key.getNotAfter().toInstant());
  }
}
