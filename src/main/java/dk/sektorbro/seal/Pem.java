package dk.sektorbro.seal;

import dk.sektorbro.participant.BouncyCastle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** X.509 certificates in PEM files (RFC 7468). */
public final class Pem {

  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private Pem() {}

  /**
   * The one X.509 certificate in the file.
   *
   * @throws KeyFileUnreadable when the file is missing, is not PEM, or holds none or several
   */
  public static X509Certificate certificate(Path file) {
    List<X509Certificate> all = certificates(file);
    if (all.size() != 1) {
      throw new KeyFileUnreadable(
          file, "one X.509 certificate is expected, found " + all.size(), null);
    }
    return all.getFirst();
  }

  /**
   * Every X.509 certificate in the file, in order; at least one.
   *
   * @throws KeyFileUnreadable when the file is missing, is not PEM, or holds none
   */
  public static List<X509Certificate> certificates(Path file) {
    BouncyCastle.register();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> found =
          factory.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new KeyFileUnreadable(file, "it holds no X.509 certificate", null);
      }
      return found;
    } catch (NoSuchFileException e) {
      throw new KeyFileUnreadable(file, "there is no such file", e);
    } catch (IOException | CertificateException e) {
      throw new KeyFileUnreadable(file, "it is not an X.509 certificate in PEM", e);
    }
  }

  /** Writes the certificate, readable by its owner only. */
  public static void write(Path file, X509Certificate certificate) {
    write(file, List.of(certificate));
  }

  /** Adds the certificate to those in the file, unless it is there. */
  static void add(Path file, X509Certificate certificate) {
    List<X509Certificate> known = Files.exists(file) ? certificates(file) : List.of();
    if (!known.contains(certificate)) {
      write(file, Stream.concat(known.stream(), Stream.of(certificate)).toList());
    }
  }

  private static void write(Path file, List<X509Certificate> certificates) {
    try {
      String text = certificates.stream().map(Pem::text).collect(Collectors.joining());
      PrivateFiles.write(file, text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new KeyFileUnreadable(file, "it cannot be written", e);
    }
  }

  /** The certificate as PEM text. */
  public static String text(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + LINES.encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateException e) {
      throw new IllegalArgumentException("An X.509 certificate without an encoding", e);
    }
  }
}
