package dk.sektorbro.seal.evidence;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.PartySignature;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.seal.CmsSignature;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Verifies a party's own signature from its evidence. The hub's statement beside it binds the
 * evidence; the party's X.509 certificate is shown, for whoever trusts the party to compare.
 */
final class PartySignatureCheck {

  private PartySignatureCheck() {}

  /**
   * @param link what it is called where it does not hold
   * @param stated of the evidence, as the hub's statement has it
   * @param signed of what a CMS signature is beside
   * @throws EvidenceBroken when it does not hold
   */
  static Optional<PartySignature> check(
      String link, Optional<byte[]> evidence, Optional<String> stated, String signed) {
    if (evidence.isPresent() != stated.isPresent()) {
      throw new EvidenceBroken(link, "it is in one of file and statement only");
    }
    return evidence.map(bytes -> check(link, bytes, stated.orElseThrow(), signed));
  }

  private static PartySignature check(String link, byte[] evidence, String stated, String signed) {
    if (!Digest.over(evidence).text().equals(stated)) {
      throw new EvidenceBroken(link, "it is not the one that the hub's statement names");
    }
    try {
      PartySignature signature = Json.read(evidence, PartySignature.class);
      X509Certificate signer = certificate(signature.x509());
      switch (signature.form()) {
        case PartySignature.CMS -> {
          PartySignature unused =
              new CmsSignature(signature.signature(), new Digest(signed)).verify(signer);
        }
        case PartySignature.WS_SECURITY -> XmlSignatureValue.verify(link, signature, signer);
        default -> throw new EvidenceBroken(link, "it is of a form that is not known");
      }
      return signature;
    } catch (EvidenceBroken broken) {
      throw broken;
    } catch (Refused | CertificateException | IllegalArgumentException e) {
      throw new EvidenceBroken(link, "it does not hold", e);
    }
  }

  private static X509Certificate certificate(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}
