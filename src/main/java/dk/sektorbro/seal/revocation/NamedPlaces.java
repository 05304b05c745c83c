package dk.sektorbro.seal.revocation;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/** Where a certificate says that its authority can be asked. */
final class NamedPlaces {

  private NamedPlaces() {}

  /** Authority information access (RFC 5280, section 4.2.2.1). */
  static List<URI> ocsp(X509Certificate key) {
    return extension(key, Extension.authorityInfoAccess)
        .map(AuthorityInformationAccess::getInstance)
        .stream()
        .flatMap(access -> Arrays.stream(access.getAccessDescriptions()))
        .filter(each -> AccessDescription.id_ad_ocsp.equals(each.getAccessMethod()))
        .flatMap(each -> uri(each.getAccessLocation()))
        .toList();
  }

  /** CRL distribution points (RFC 5280, section 4.2.1.13). */
  static List<URI> crl(X509Certificate key) {
    return extension(key, Extension.cRLDistributionPoints).map(CRLDistPoint::getInstance).stream()
        .flatMap(points -> Arrays.stream(points.getDistributionPoints()))
        .map(DistributionPoint::getDistributionPoint)
        .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
        .flatMap(name -> Arrays.stream(GeneralNames.getInstance(name.getName()).getNames()))
        .flatMap(NamedPlaces::uri)
        .toList();
  }

  private static Stream<URI> uri(GeneralName name) {
    if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
      return Stream.empty();
    }
    try {
      return Stream.of(URI.create(ASN1IA5String.getInstance(name.getName()).getString()));
    } catch (IllegalArgumentException notAUri) {
      return Stream.empty();
    }
  }

  private static Optional<Object> extension(X509Certificate key, ASN1ObjectIdentifier type) {
    byte[] value = key.getExtensionValue(type.getId());
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(JcaX509ExtensionUtils.parseExtensionValue(value));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
