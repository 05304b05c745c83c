package dk.sektorbro.seal;

import dk.sektorbro.participant.BouncyCastle;
import java.security.Provider;
import java.security.Security;

/** The providers that compute what is sealed and opened. */
final class Algorithms {

  static final Provider BOUNCY_CASTLE = BouncyCastle.PROVIDER;

  /**
   * The JDK's own AES: in hardware, and its GCM releases nothing before the tag has been checked.
   */
  static final Provider JDK = Security.getProvider("SunJCE");

  private Algorithms() {}
}
