package dk.sektorbro.seal.revocation;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** One way to ask an authority about a key. */
interface Source {

  /** Where to ask about the key; empty where nobody is named. */
  List<URI> places(X509Certificate key);

  /**
   * Asks at one place.
   *
   * @throws Silent where there is no answer, or none that fits the key and this moment
   */
  Verdict ask(URI place, X509Certificate key, X509Certificate issuer, Instant now) throws Silent;
}
