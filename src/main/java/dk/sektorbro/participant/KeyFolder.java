package dk.sektorbro.participant;

import dk.sektorbro.exchange.config.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the X.509 certificates of a party from the folder that its entry names. */
final class KeyFolder {

  private static final String FILES =
      "a folder with tls.pem, signing.pem and encryption.pem, relative to the key directory";

  private final Path keyDirectory;

  KeyFolder(Path keyDirectory) {
    BouncyCastle.register();
    this.keyDirectory = keyDirectory;
  }

  /** Of a party; empty where its keys cannot be used, which is faulted. */
  Optional<X509Keys> of(YamlFile.Entry party) {
    return party.required("keys", FILES).flatMap(this::keys);
  }

  private Optional<X509Keys> keys(YamlFile.Entry entry) {
    Optional<String> folder = entry.as(FILES, text -> text);
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Path directory = keyDirectory.resolve(folder.get());
    List<X509Certificate> tls = certificates(entry, directory.resolve("tls.pem"));
    List<X509Certificate> signing = certificates(entry, directory.resolve("signing.pem"));
    List<X509Certificate> encryption = certificates(entry, directory.resolve("encryption.pem"));
    if (tls.isEmpty() || signing.isEmpty() || encryption.isEmpty()) {
      return Optional.empty();
    }
    mustBeStrong(entry, directory.resolve("tls.pem"), tls, false);
    mustBeStrong(entry, directory.resolve("signing.pem"), signing, false);
    mustBeStrong(entry, directory.resolve("encryption.pem"), encryption, true);
    return Optional.of(new X509Keys(tls, signing, encryption));
  }

  private static void mustBeStrong(
      YamlFile.Entry entry, Path pem, List<X509Certificate> keys, boolean sealedTo) {
    for (X509Certificate key : keys) {
      try {
        if (KeyFloor.of(key) == KeyFloor.HYBRID && !sealedTo) {
          entry.fault(pem + ": a hybrid key can be sealed to, and can neither sign nor connect");
        }
      } catch (WeakKey weak) {
        entry.fault(pem + ": " + weak.getMessage());
      }
    }
  }

  private static List<X509Certificate> certificates(YamlFile.Entry entry, Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      List<X509Certificate> found = new ArrayList<>();
      CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .forEach(certificate -> found.add((X509Certificate) certificate));
      if (found.isEmpty()) {
        entry.fault(pem + " holds no X.509 certificate");
      }
      return found;
    } catch (IOException e) {
      entry.fault(pem + " cannot be read; put the party's X.509 certificate there as PEM");
    } catch (CertificateException e) {
      entry.fault(pem + " is not a PEM file of X.509 certificates");
    }
    return List.of();
  }
}
