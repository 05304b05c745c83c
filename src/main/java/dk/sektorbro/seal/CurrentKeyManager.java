package dk.sektorbro.seal;

import java.net.Socket;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows the hub's TLS key of this moment in each handshake. An alias is the serial number of the
 * key's certificate, so that a handshake that began with one key ends with it.
 */
final class CurrentKeyManager extends X509ExtendedKeyManager {

  private final Supplier<KeyStore.PrivateKeyEntry> current;
  private volatile KeyStore.PrivateKeyEntry former;
  private volatile KeyStore.PrivateKeyEntry last;

  CurrentKeyManager(Supplier<KeyStore.PrivateKeyEntry> current) {
    this.current = current;
    this.last = current.get();
    this.former = last;
  }

  private String alias() {
    KeyStore.PrivateKeyEntry now = current.get();
    KeyStore.PrivateKeyEntry seen = last;
    if (now != seen) {
      former = seen;
      last = now;
    }
    return aliasOf(now);
  }

  private static String aliasOf(KeyStore.PrivateKeyEntry key) {
    return ((X509Certificate) key.getCertificate()).getSerialNumber().toString(16);
  }

  private KeyStore.@Nullable PrivateKeyEntry key(@Nullable String alias) {
    KeyStore.PrivateKeyEntry now = last;
    if (aliasOf(now).equals(alias)) {
      return now;
    }
    KeyStore.PrivateKeyEntry before = former;
    return aliasOf(before).equals(alias) ? before : null;
  }

  private @Nullable String aliasFor(String... keyTypes) {
    String alias = alias();
    String algorithm = last.getPrivateKey().getAlgorithm();
    return Arrays.stream(keyTypes).anyMatch(type -> type.startsWith(algorithm)) ? alias : null;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    return aliasFor(keyType);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
    return aliasFor(keyTypes);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return aliasFor(keyType);
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
    return aliasFor(keyTypes);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {alias()};
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {alias()};
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    KeyStore.PrivateKeyEntry key = key(alias);
    return key == null
        ? null
        : Arrays.copyOf(
            key.getCertificateChain(), key.getCertificateChain().length, X509Certificate[].class);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    KeyStore.PrivateKeyEntry key = key(alias);
    return key == null ? null : key.getPrivateKey();
  }
}
