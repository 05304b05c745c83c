package dk.sektorbro.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A small X.509 authority for demos and tests. Parties of a real exchange bring certificates of a
 * real authority.
 */
public final class X509Issuer {

  private static final int SERIAL_BITS = 127;
  private static final String ORGANIZATION = "Sektorbro Demo";

  private final KeyStore.PrivateKeyEntry authority;
  private final SecureRandom random;

  /**
   * @param authority an EC key and the certificate of an authority
   */
  public X509Issuer(KeyStore.PrivateKeyEntry authority, SecureRandom random) {
    this.authority = authority;
    this.random = random;
  }

  /**
   * What to issue.
   *
   * @param hosts DNS names and IP addresses of the subject, may be empty
   * @param ocsp where the authority answers about it, may be empty
   * @param crl where the authority's revocation list is, may be empty
   */
  public record Request(
      String commonName,
      X509Usage usage,
      List<String> hosts,
      Instant notBefore,
      Instant notAfter,
      List<URI> ocsp,
      List<URI> crl) {

    public Request {
      hosts = List.copyOf(hosts);
      ocsp = List.copyOf(ocsp);
      crl = List.copyOf(crl);
    }

    /** Of an authority that says nothing about revocation. */
    public Request(
        String commonName,
        X509Usage usage,
        List<String> hosts,
        Instant notBefore,
        Instant notAfter) {
      this(commonName, usage, hosts, notBefore, notAfter, List.of(), List.of());
    }

    /** The same, with places to ask about revocation. */
    public Request asked(List<URI> ocspAt, List<URI> crlAt) {
      return new Request(commonName, usage, hosts, notBefore, notAfter, ocspAt, crlAt);
    }
  }

  /** A new authority with an EC P-256 key of its own. */
  public static X509Issuer root(
      String commonName, Instant notBefore, Instant notAfter, SecureRandom random) {
    KeyPair pair = KeyAlgorithm.EC_P256.generate(random);
    X500Principal name = nameOf(commonName);
    try {
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              serial(random),
              Date.from(notBefore),
              Date.from(notAfter),
              name,
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(pair.getPublic()));
      X509Certificate certificate = sign(builder, pair.getPrivate(), random);
      return new X509Issuer(
          new KeyStore.PrivateKeyEntry(pair.getPrivate(), new Certificate[] {certificate}), random);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("The authority cannot be made", e);
    }
  }

  /** The authority's certificate: the anchor that everything issued leads to. */
  public X509Certificate certificate() {
    return (X509Certificate) authority.getCertificate();
  }

  /** The authority's key, to be kept. */
  public KeyStore.PrivateKeyEntry authority() {
    return authority;
  }

  /** A new key pair and its certificate. The chain ends with the authority. */
  public KeyStore.PrivateKeyEntry issue(Request request, KeyAlgorithm algorithm) {
    return issue(request, algorithm.generate(random));
  }

  /** A certificate for a key pair of any strength. The chain ends with the authority. */
  public KeyStore.PrivateKeyEntry issue(Request request, KeyPair pair) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              certificate().getSubjectX500Principal(),
              serial(random),
              Date.from(request.notBefore()),
              Date.from(request.notAfter()),
              nameOf(request.commonName()),
              pair.getPublic());
      extend(builder, request, pair.getPublic());
      X509Certificate issued = sign(builder, authority.getPrivateKey(), random);
      return new KeyStore.PrivateKeyEntry(
          pair.getPrivate(), new Certificate[] {issued, certificate()});
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalArgumentException("The X.509 certificate cannot be issued", e);
    }
  }

  /** A list that says these certificates were revoked at {@code at}. */
  public X509CRL revoke(Collection<X509Certificate> revoked, Instant at, Instant nextUpdate) {
    try {
      JcaX509v2CRLBuilder builder = new JcaX509v2CRLBuilder(certificate(), Date.from(at));
      builder.setNextUpdate(Date.from(nextUpdate));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate().getPublicKey()));
      for (X509Certificate each : revoked) {
        builder.addCRLEntry(each.getSerialNumber(), Date.from(at), CRLReason.keyCompromise);
      }
      return new JcaX509CRLConverter()
          .getCRL(builder.build(signer(authority.getPrivateKey(), random)));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("The revocation list cannot be made", e);
    }
  }

  private void extend(JcaX509v3CertificateBuilder builder, Request request, PublicKey key)
      throws GeneralSecurityException, IOException {
    JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(bits(request.usage(), key)));
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        ids.createAuthorityKeyIdentifier(certificate().getPublicKey()));
    if (!request.usage().purposes().isEmpty()) {
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(request.usage().purposes().toArray(KeyPurposeId[]::new)));
    }
    if (!request.ocsp().isEmpty()) {
      builder.addExtension(
          Extension.authorityInfoAccess,
          false,
          new AuthorityInformationAccess(
              request.ocsp().stream()
                  .map(at -> new AccessDescription(AccessDescription.id_ad_ocsp, name(at)))
                  .toArray(AccessDescription[]::new)));
    }
    if (!request.crl().isEmpty()) {
      builder.addExtension(
          Extension.cRLDistributionPoints,
          false,
          new CRLDistPoint(
              request.crl().stream()
                  .map(
                      at ->
                          new DistributionPoint(
                              new DistributionPointName(new GeneralNames(name(at))), null, null))
                  .toArray(DistributionPoint[]::new)));
    }
    if (!request.hosts().isEmpty()) {
      builder.addExtension(Extension.subjectAlternativeName, false, names(request.hosts()));
    }
  }

  private static int bits(X509Usage usage, PublicKey key) {
    return switch (usage) {
      case TLS_CLIENT, TLS_SERVER, TLS, OCSP_RESPONDER -> KeyUsage.digitalSignature;
      case SIGNING -> KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
      case ENCRYPTION ->
          key instanceof ECPublicKey ? KeyUsage.keyAgreement : KeyUsage.keyEncipherment;
    };
  }

  private static GeneralName name(URI place) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, place.toString());
  }

  private static GeneralNames names(List<String> hosts) {
    List<GeneralName> names = new ArrayList<>();
    for (String host : hosts) {
      boolean address = host.contains(":") || host.chars().allMatch(c -> c == '.' || c <= '9');
      names.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host));
    }
    return new GeneralNames(names.toArray(GeneralName[]::new));
  }

  private static X509Certificate sign(
      JcaX509v3CertificateBuilder builder, PrivateKey key, SecureRandom random)
      throws OperatorCreationException, GeneralSecurityException {
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer(key, random)));
  }

  private static ContentSigner signer(PrivateKey key, SecureRandom random)
      throws OperatorCreationException {
    return new JcaContentSignerBuilder("SHA256withECDSA").setSecureRandom(random).build(key);
  }

  private static X500Principal nameOf(String commonName) {
    try {
      return new X500Principal(
          new X500NameBuilder(BCStyle.INSTANCE)
              .addRDN(BCStyle.C, "DK")
              .addRDN(BCStyle.O, ORGANIZATION)
              .addRDN(BCStyle.CN, commonName)
              .build()
              .getEncoded());
    } catch (IOException e) {
      throw new IllegalArgumentException("Not a common name", e);
    }
  }

  private static BigInteger serial(SecureRandom random) {
    return new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
  }
}
