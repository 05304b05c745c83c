package dk.sektorbro.seal;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.PartySignature;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.SentSignature;
import dk.sektorbro.participant.KeyFloor;
import dk.sektorbro.participant.WeakKey;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/**
 * A party's CMS SignedData beside what it sent (RFC 5652, detached), as stock tools make it: {@code
 * openssl cms -sign -binary -md sha256 -outform DER}. One signature with SHA-256, by ECDSA,
 * RSASSA-PSS or RSA PKCS#1 v1.5, with the time among the signed attributes.
 */
public final class CmsSignature implements SentSignature {

  private static final ASN1ObjectIdentifier SHA_256 = NISTObjectIdentifiers.id_sha256;
  private static final Set<ASN1ObjectIdentifier> EC = Set.of(X9ObjectIdentifiers.ecdsa_with_SHA256);
  private static final Set<ASN1ObjectIdentifier> RSA =
      Set.of(PKCSObjectIdentifiers.rsaEncryption, PKCSObjectIdentifiers.sha256WithRSAEncryption);

  /** No other attribute is kept as evidence: it could hold anything. */
  private static final Set<ASN1ObjectIdentifier> KNOWN =
      Set.of(
          CMSAttributes.contentType,
          CMSAttributes.messageDigest,
          CMSAttributes.signingTime,
          CMSAttributes.cmsAlgorithmProtect,
          PKCSObjectIdentifiers.id_aa_signingCertificate,
          PKCSObjectIdentifiers.id_aa_signingCertificateV2,
          PKCSObjectIdentifiers.pkcs_9_at_smimeCapabilities);

  private final byte[] cms;
  private final Digest signed;

  /**
   * @param cms in DER
   * @param signed of what it should sign
   */
  public CmsSignature(byte[] cms, Digest signed) {
    this.cms = cms;
    this.signed = signed;
  }

  @Override
  public PartySignature verify(X509Certificate declared) {
    try {
      ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms));
      CMSSignedData data = new CMSSignedData(Map.of(SHA_256, signed.bytes()), info);
      if (SignedData.getInstance(info.getContent()).getEncapContentInfo().getContent() != null) {
        throw invalid("It holds the content itself. Send it detached.");
      }
      if (data.getSignerInfos().size() != 1) {
        throw invalid("It carries not one signature.");
      }
      SignerInformation signature = data.getSignerInfos().getSigners().iterator().next();
      if (!signature.getSID().match(CmsPartyOpener.holder(declared))) {
        throw invalid("It is by another key than the one you are registered with.");
      }
      if (!isStrong(signature, declared)) {
        throw invalid(
            "Sign with SHA-256 and ECDSA, RSASSA-PSS or RSA, with the usual signed attributes and no"
                + " other.");
      }
      if (!signature.verify(CmsPartyOpener.verifier(declared))) {
        throw invalid("It does not fit what was sent. Sign the bytes as you send them.");
      }
      return new PartySignature(
          PartySignature.CMS,
          bare(signature),
          Optional.empty(),
          declared.getEncoded(),
          signedAt(signature.getSignedAttributes()));
    } catch (Refused refused) {
      throw refused;
    } catch (CMSException e) {
      throw invalid("It does not fit what was sent. Sign the bytes as you send them.");
    } catch (IOException | CertificateEncodingException | RuntimeException unreadable) {
      throw invalid("It is no CMS SignedData in DER.");
    }
  }

  private static boolean isStrong(SignerInformation signature, X509Certificate declared) {
    AlgorithmIdentifier how = signature.toASN1Structure().getDigestEncryptionAlgorithm();
    boolean whole =
        signature.getSignedAttributes() != null
            && SHA_256.equals(signature.getDigestAlgorithmID().getAlgorithm())
            && Arrays.stream(signature.getSignedAttributes().toASN1Structure().getAttributes())
                .allMatch(attribute -> KNOWN.contains(attribute.getAttrType()));
    try {
      return whole
          && switch (KeyFloor.of(declared.getPublicKey())) {
            case EC -> EC.contains(how.getAlgorithm());
            case RSA -> RSA.contains(how.getAlgorithm()) || SealDigest.SHA_256.pss().equals(how);
            case HYBRID -> false;
          };
    } catch (WeakKey e) {
      return false;
    }
  }

  /** Without what the signature does not cover: certificates and unsigned attributes. */
  private static byte[] bare(SignerInformation signature) throws IOException {
    SignerInfo found = signature.toASN1Structure();
    SignerInfo signer =
        new SignerInfo(
            found.getSID(),
            found.getDigestAlgorithm(),
            found.getAuthenticatedAttributes(),
            found.getDigestEncryptionAlgorithm(),
            found.getEncryptedDigest(),
            null);
    return new ContentInfo(
            CMSObjectIdentifiers.signedData,
            new SignedData(
                new DERSet(found.getDigestAlgorithm()),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                null,
                null,
                new DERSet(signer)))
        .getEncoded(ASN1Encoding.DER);
  }

  private static Instant signedAt(AttributeTable attributes) {
    return SealAttributes.value(attributes, CMSAttributes.signingTime)
        .map(value -> Time.getInstance(value).getDate().toInstant())
        .orElseThrow(() -> invalid("It has no signing time among its signed attributes."));
  }

  private static Refused invalid(String explanation) {
    return new Refused(RefusalCode.SIGNATURE_INVALID, "", "The signature: " + explanation);
  }
}
