package dk.sektorbro.participant;

import java.security.Provider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Bouncy Castle, as this process has it: one instance, because the JDK checks a provider once per
 * instance and making one takes longer than sealing.
 *
 * <p>Its composite keys look their parts up by the provider's name, and the JDK reads X.509
 * certificates and PKCS#12 files of such keys through the registered providers only. So it is
 * registered, as the last: whatever the JDK computes itself stays the JDK's.
 */
public final class BouncyCastle {

  public static final Provider PROVIDER = registered();

  private BouncyCastle() {}

  /** To be called before X.509 certificates or PKCS#12 files are read; the first call registers. */
  public static void register() {
    assert Security.getProvider(PROVIDER.getName()) != null;
  }

  private static Provider registered() {
    Provider ours = new BouncyCastleProvider();
    return Security.addProvider(ours) < 0 ? Security.getProvider(ours.getName()) : ours;
  }
}
