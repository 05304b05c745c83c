package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.seal.SealBroken.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.operator.jcajce.JceGenericKey;
import org.jspecify.annotations.Nullable;

/**
 * One CMS AuthEnvelopedData (RFC 5083) of the one form the hub writes: DER, AES-GCM, a single
 * recipient, and the message's id authenticated where the content does not carry it.
 *
 * <p>Much of an envelope lies outside what the tag covers (versions, parameters, the recipient), so
 * everything that is not a key or an id must be as the hub writes it, to the byte.
 */
final class AuthEnvelope {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final CMSAuthEnvelopedData cms;
  private final RecipientInfo recipient;
  private final Optional<MessageId> messageId;

  private AuthEnvelope(
      CMSAuthEnvelopedData cms, RecipientInfo recipient, Optional<MessageId> messageId) {
    this.cms = cms;
    this.recipient = recipient;
    this.messageId = messageId;
  }

  /**
   * Encrypts the content under a new key and encloses that key for the recipient.
   *
   * @param message becomes an authenticated attribute; OpenSSL 3.0 reads no envelope that has any
   */
  static byte[] close(
      Optional<MessageId> message,
      byte[] content,
      ContentEncryption encryption,
      RecipientInfoGenerator recipient,
      SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] keyBytes = new byte[encryption.keyBytes()];
    random.nextBytes(keyBytes);
    SecretKey key = new SecretKeySpec(keyBytes, "AES");
    AlgorithmIdentifier gcm =
        new AlgorithmIdentifier(encryption.oid(), new GCMParameters(nonce, TAG_BYTES));
    ASN1Set authenticated = authenticated(message);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", Algorithms.JDK);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
      if (authenticated != null) {
        cipher.updateAAD(authenticated.getEncoded(ASN1Encoding.DER));
      }
      byte[] encrypted = cipher.doFinal(content);
      int length = encrypted.length - TAG_BYTES;
      return encode(
          recipient.generate(new JceGenericKey(gcm, key)),
          new EncryptedContentInfo(
              CMSObjectIdentifiers.data, gcm, new DEROctetString(Arrays.copyOf(encrypted, length))),
          authenticated,
          Arrays.copyOfRange(encrypted, length, encrypted.length));
    } catch (GeneralSecurityException | CMSException | IOException e) {
      throw new IllegalStateException("Sealing failed", e);
    }
  }

  /**
   * Reads an envelope without opening it.
   *
   * @throws SealBroken with WEAK_ALGORITHM or MALFORMED
   */
  static AuthEnvelope read(byte[] sealed) {
    try {
      return parse(sealed);
    } catch (IOException | CMSException | RuntimeException e) {
      if (e instanceof SealBroken broken) {
        throw broken;
      }
      throw new SealBroken(Reason.MALFORMED, "not CMS, or truncated", e);
    }
  }

  private static AuthEnvelope parse(byte[] sealed) throws IOException, CMSException {
    ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(sealed));
    if (CMSObjectIdentifiers.envelopedData.equals(info.getContentType())) {
      throw new SealBroken(Reason.WEAK_ALGORITHM, "encrypted without authentication");
    }
    if (!CMSObjectIdentifiers.authEnvelopedData.equals(info.getContentType())) {
      throw new SealBroken(Reason.MALFORMED, "not AuthEnvelopedData");
    }
    AuthEnvelopedData data = AuthEnvelopedData.getInstance(info.getContent());
    EncryptedContentInfo content = data.getAuthEncryptedContentInfo();
    mustBeStrong(content.getContentEncryptionAlgorithm(), data.getMac().getOctets().length);
    if (data.getRecipientInfos().size() != 1) {
      throw new SealBroken(Reason.MALFORMED, "not one recipient");
    }
    RecipientInfo recipient = RecipientInfo.getInstance(data.getRecipientInfos().getObjectAt(0));
    Optional<MessageId> claimed =
        Optional.ofNullable(data.getAuthAttrs())
            .flatMap(attributes -> SealAttributes.messageId(new AttributeTable(attributes)));
    byte[] asWritten =
        encode(
            recipient,
            new EncryptedContentInfo(
                CMSObjectIdentifiers.data,
                content.getContentEncryptionAlgorithm(),
                content.getEncryptedContent()),
            authenticated(claimed),
            data.getMac().getOctets());
    if (!Arrays.equals(asWritten, sealed)) {
      throw new SealBroken(Reason.MALFORMED, "of another form than the hub writes");
    }
    return new AuthEnvelope(new CMSAuthEnvelopedData(info), recipient, claimed);
  }

  private static void mustBeStrong(AlgorithmIdentifier algorithm, int tagBytes) {
    if (ContentEncryption.of(algorithm.getAlgorithm()).isEmpty()) {
      throw new SealBroken(Reason.WEAK_ALGORITHM, "the content is not under AES-GCM");
    }
    GCMParameters gcm = GCMParameters.getInstance(algorithm.getParameters());
    if (gcm.getIcvLen() != TAG_BYTES
        || tagBytes != TAG_BYTES
        || gcm.getNonce().length != NONCE_BYTES) {
      throw new SealBroken(Reason.WEAK_ALGORITHM, "the tag or the nonce has not its full length");
    }
  }

  RecipientInfo recipient() {
    return recipient;
  }

  /** The message it was sealed as; to be believed once it has been opened. */
  Optional<MessageId> messageId() {
    return messageId;
  }

  /**
   * The content, once the key has been recovered and the tag has been checked over all of it.
   *
   * @throws SealBroken with CHANGED or WEAK_ALGORITHM
   */
  byte[] open(Recipient key) {
    try {
      return cms.getRecipientInfos().getRecipients().iterator().next().getContent(key);
    } catch (GcmContent.TagWrong e) {
      throw new SealBroken(Reason.CHANGED, "the tag does not fit the content", e);
    } catch (CMSException e) {
      if (e.getCause() instanceof NoSuchAlgorithmException missing) {
        throw new IllegalStateException("An algorithm of the seal is missing here", missing);
      }
      throw new SealBroken(Reason.CHANGED, "the enclosed key does not unwrap", e);
    }
  }

  private static @Nullable ASN1Set authenticated(Optional<MessageId> message) {
    return message
        .map(
            id -> {
              ASN1EncodableVector attributes = new ASN1EncodableVector();
              attributes.add(
                  SealAttributes.single(CMSAttributes.contentType, CMSObjectIdentifiers.data));
              attributes.add(SealAttributes.contentIdentifier(id));
              return new DERSet(attributes);
            })
        .orElse(null);
  }

  private static byte[] encode(
      RecipientInfo recipient,
      EncryptedContentInfo content,
      @Nullable ASN1Set authenticated,
      byte[] tag)
      throws IOException {
    return new ContentInfo(
            CMSObjectIdentifiers.authEnvelopedData,
            new AuthEnvelopedData(
                null, new DERSet(recipient), content, authenticated, new DEROctetString(tag), null))
        .getEncoded(ASN1Encoding.DER);
  }
}
