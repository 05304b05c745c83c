package dk.sektorbro.seal.revocation;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How authorities are asked.
 *
 * @param order what is asked first, and what then
 * @param hosts {@code host} or {@code host:port} that may be asked; whatever URLs a certificate
 *     names, the hub connects to no other
 * @param ocsp responders for keys that name none
 * @param crl lists for keys that name none
 * @param connectTimeout of each question
 * @param answerTimeout of each question, from the connection to the last byte
 * @param largestAnswer in bytes; more is not read
 * @param longestCache an answer is not relied on for longer without asking again, whatever it says
 * @param retryPause a silent authority is not asked again before, so that not every request waits
 * @param whenSilent what holds meanwhile
 */
public record RevocationSettings(
    List<Kind> order,
    Set<String> hosts,
    List<URI> ocsp,
    List<URI> crl,
    Duration connectTimeout,
    Duration answerTimeout,
    int largestAnswer,
    Duration longestCache,
    Duration retryPause,
    RevocationRule whenSilent) {

  public RevocationSettings {
    order = List.copyOf(order);
    hosts = Set.copyOf(hosts);
    ocsp = List.copyOf(ocsp);
    crl = List.copyOf(crl);
  }

  /** The two ways to ask. */
  public enum Kind {
    OCSP,
    CRL
  }
}
