package dk.sektorbro.seal;

import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.seal.SealBroken.Reason;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;

/**
 * Verifies what {@link StatementSigner} signs, and refuses everything else. Needs no hub and no
 * network, only the hub's X.509 certificates, old ones included: a statement stays true when the
 * key that signed it has been changed.
 */
public final class StatementReader {

  private final List<X509Certificate> hub;

  /**
   * @param hub the certificates of the hub's signing keys; no other key of the same authority is
   *     believed
   */
  public StatementReader(Collection<X509Certificate> hub) {
    this.hub = List.copyOf(hub);
  }

  /**
   * A statement whose signature holds.
   *
   * @param signer the hub's certificate that it was signed under
   * @param signedAt as the signer says, to the second
   */
  public record Verified(Statement statement, X509Certificate signer, Instant signedAt) {}

  /**
   * @throws SealBroken naming what does not hold
   */
  public Verified read(byte[] cms) {
    Signed signed = verified(parse(cms, Optional.empty()), cms);
    byte[] content = (byte[]) signed.cms().getSignedContent().getContent();
    Statement statement;
    try {
      statement = Json.read(content, Statement.class);
    } catch (IllegalArgumentException e) {
      throw new SealBroken(Reason.MALFORMED, "what is signed is no statement", e);
    }
    if (!Arrays.equals(Json.bytes(statement), content)) {
      throw new SealBroken(Reason.MALFORMED, "of another form than the hub writes");
    }
    mustBeOf(new MessageId(statement.message()), signed);
    return new Verified(statement, signed.signer(), signed.at());
  }

  /**
   * Verifies a signature beside the content it covers.
   *
   * @throws SealBroken naming what does not hold
   */
  public Instant verifyBeside(MessageId message, byte[] content, byte[] cms) {
    Signed signed = verified(parse(cms, Optional.of(content)), cms);
    mustBeOf(message, signed);
    return signed.at();
  }

  private record Signed(
      CMSSignedData cms, X509Certificate signer, AttributeTable attributes, Instant at) {}

  private static void mustBeOf(MessageId message, Signed signed) {
    if (SealAttributes.messageId(signed.attributes()).filter(message::equals).isEmpty()) {
      throw new SealBroken(Reason.WRONG_MESSAGE, "signed as another message");
    }
  }

  /** Much of CMS is read only when it is asked for, so it may turn out unreadable at any step. */
  private Signed verified(CMSSignedData cms, byte[] encoded) {
    try {
      return checked(cms, encoded);
    } catch (SealBroken broken) {
      throw broken;
    } catch (RuntimeException unreadable) {
      throw new SealBroken(Reason.MALFORMED, "not CMS throughout", unreadable);
    }
  }

  private Signed checked(CMSSignedData cms, byte[] encoded) {
    if (cms.getSignerInfos().size() != 1) {
      throw new SealBroken(Reason.NOT_SIGNED, "it carries not one signature");
    }
    SignerInformation signature = cms.getSignerInfos().getSigners().iterator().next();
    X509Certificate signer = signer(cms, signature);
    CmsPartyOpener.mustBeStrong(signature, signer);
    AttributeTable attributes = signature.getSignedAttributes();
    if (attributes == null || signature.getUnsignedAttributes() != null) {
      throw new SealBroken(Reason.NOT_SIGNED, "its signature does not cover all attributes");
    }
    try {
      if (!signature.verify(CmsPartyOpener.verifier(signer))) {
        throw new SealBroken(Reason.SIGNATURE_WRONG, "it does not fit the content");
      }
    } catch (CMSException e) {
      throw new SealBroken(Reason.SIGNATURE_WRONG, "it does not fit the content", e);
    }
    mustBeAsWritten(cms, signer, encoded);
    return new Signed(cms, signer, attributes, signedAt(attributes, signer));
  }

  private X509Certificate signer(CMSSignedData cms, SignerInformation signature) {
    Collection<X509CertificateHolder> enclosed = cms.getCertificates().getMatches(null);
    return hub.stream()
        .filter(
            certificate -> {
              JcaX509CertificateHolder holder = CmsPartyOpener.holder(certificate);
              return signature.getSID().match(holder)
                  && enclosed.size() == 1
                  && enclosed.iterator().next().equals(holder);
            })
        .findFirst()
        .orElseThrow(() -> new SealBroken(Reason.WRONG_SIGNER, "it is not signed by the hub"));
  }

  private static Instant signedAt(AttributeTable attributes, X509Certificate signer) {
    Instant at =
        SealAttributes.value(attributes, CMSAttributes.signingTime)
            .map(
                value -> {
                  try {
                    return Time.getInstance(value).getDate().toInstant();
                  } catch (RuntimeException e) {
                    throw new SealBroken(Reason.MALFORMED, "its signing time is no time", e);
                  }
                })
            .orElseThrow(() -> new SealBroken(Reason.MALFORMED, "it has no signing time"));
    boolean named =
        SealAttributes.value(attributes, PKCSObjectIdentifiers.id_aa_signingCertificateV2)
            .map(value -> SigningCertificateV2.getInstance(value).getCerts())
            .filter(ids -> ids.length == 1)
            .filter(
                ids ->
                    MessageDigest.isEqual(ids[0].getCertHash(), CmsPartyOpener.fingerprint(signer)))
            .isPresent();
    if (!named) {
      throw new SealBroken(Reason.WRONG_SIGNER, "its signature names another X.509 certificate");
    }
    try {
      signer.checkValidity(Date.from(at));
    } catch (CertificateExpiredException e) {
      throw new SealBroken(Reason.KEY_EXPIRED, "the hub's key had expired when it signed", e);
    } catch (CertificateNotYetValidException e) {
      throw new SealBroken(
          Reason.KEY_NOT_YET_VALID, "the hub's key was not valid yet when it signed", e);
    }
    return at;
  }

  /** Outside what the signature covers, everything must be as the hub writes it, to the byte. */
  private static void mustBeAsWritten(CMSSignedData cms, X509Certificate signer, byte[] encoded) {
    SignedData found = SignedData.getInstance(cms.toASN1Structure().getContent());
    SignerInfo signature = SignerInfo.getInstance(found.getSignerInfos().getObjectAt(0));
    SignedData written =
        new SignedData(
            new DERSet(signature.getDigestAlgorithm()),
            found.getEncapContentInfo(),
            found.getCertificates(),
            null,
            new DERSet(
                new SignerInfo(
                    new SignerIdentifier(
                        new IssuerAndSerialNumber(CmsPartyOpener.holder(signer).toASN1Structure())),
                    signature.getDigestAlgorithm(),
                    signature.getAuthenticatedAttributes(),
                    signature.getDigestEncryptionAlgorithm(),
                    signature.getEncryptedDigest(),
                    null)));
    try {
      byte[] der =
          new ContentInfo(CMSObjectIdentifiers.signedData, written).getEncoded(ASN1Encoding.DER);
      if (Arrays.equals(der, encoded)) {
        return;
      }
    } catch (IOException e) {
      throw new SealBroken(Reason.MALFORMED, "of another form than the hub writes", e);
    }
    throw new SealBroken(Reason.MALFORMED, "of another form than the hub writes");
  }

  private static CMSSignedData parse(byte[] cms, Optional<byte[]> beside) {
    try {
      ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms));
      if (!CMSObjectIdentifiers.signedData.equals(info.getContentType())) {
        throw new SealBroken(Reason.NOT_SIGNED, "it is not SignedData");
      }
      CMSSignedData signed = new CMSSignedData(info);
      boolean data = CMSObjectIdentifiers.data.getId().equals(signed.getSignedContentTypeOID());
      if (!data || beside.isEmpty() == (signed.getSignedContent() == null)) {
        throw new SealBroken(Reason.NOT_SIGNED, "it does not sign what it should");
      }
      return beside.isEmpty()
          ? signed
          : new CMSSignedData(new CMSProcessableByteArray(beside.get()), info);
    } catch (SealBroken broken) {
      throw broken;
    } catch (IOException | CMSException | RuntimeException e) {
      throw new SealBroken(Reason.MALFORMED, "not CMS, or truncated", e);
    }
  }
}
