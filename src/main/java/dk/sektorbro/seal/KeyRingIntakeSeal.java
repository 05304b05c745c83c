package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.seal.SealBroken.Reason;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.KEKIdentifier;
import org.bouncycastle.asn1.cms.KEKRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientOperator;
import org.bouncycastle.cms.jcajce.JceKEKRecipient;
import org.bouncycastle.cms.jcajce.JceKEKRecipientInfoGenerator;

/** The intake seal under the newest key of the key ring; opens what older keys of it sealed. */
public final class KeyRingIntakeSeal implements IntakeSeal {

  private final KeyRing keyRing;
  private final ContentEncryption encryption;
  private final SecureRandom random;

  public KeyRingIntakeSeal(KeyRing keyRing, ContentEncryption encryption, SecureRandom random) {
    this.keyRing = keyRing;
    this.encryption = encryption;
    this.random = random;
  }

  @Override
  public byte[] seal(MessageId message, byte[] plaintext) {
    Map.Entry<KekId, SecretKey> kek = keyRing.currentKek();
    return AuthEnvelope.close(
        Optional.of(message),
        plaintext,
        encryption,
        new JceKEKRecipientInfoGenerator(
                kek.getKey().toString().getBytes(StandardCharsets.US_ASCII), kek.getValue())
            .setProvider(Algorithms.JDK)
            .setSecureRandom(random),
        random);
  }

  @Override
  public byte[] open(MessageId message, byte[] sealed) {
    AuthEnvelope envelope = AuthEnvelope.read(sealed);
    byte[] plaintext =
        envelope.open(new Opening(kekOf(envelope.recipient())).setProvider(Algorithms.JDK));
    MessageId sealedAs =
        envelope
            .messageId()
            .orElseThrow(() -> new SealBroken(Reason.MALFORMED, "the message's id is missing"));
    if (!sealedAs.equals(message)) {
      throw new SealBroken(Reason.WRONG_MESSAGE, "sealed as message " + sealedAs);
    }
    return plaintext;
  }

  private SecretKey kekOf(RecipientInfo recipient) {
    if (!(recipient.getInfo() instanceof KEKRecipientInfo kek)) {
      throw new SealBroken(Reason.WRONG_RECIPIENT, "not sealed to a key of the hub");
    }
    if (!KeyWrap.AES_256.identifier().equals(kek.getKeyEncryptionAlgorithm())) {
      throw new SealBroken(Reason.WEAK_ALGORITHM, "the key is not under AES-256 key wrap");
    }
    byte[] name = kek.getKekid().getKeyIdentifier().getOctets();
    if (!new RecipientInfo(
            new KEKRecipientInfo(
                new KEKIdentifier(name, null, null),
                KeyWrap.AES_256.identifier(),
                new DEROctetString(kek.getEncryptedKey().getOctets())))
        .equals(recipient)) {
      throw new SealBroken(Reason.MALFORMED, "of another form than the hub writes");
    }
    return KekId.read(new String(name, StandardCharsets.US_ASCII))
        .flatMap(keyRing::kek)
        .orElseThrow(() -> new SealBroken(Reason.KEY_GONE, "its key is not in the key ring"));
  }

  private static final class Opening extends JceKEKRecipient {

    Opening(SecretKey key) {
      super(key);
    }

    @Override
    public RecipientOperator getRecipientOperator(
        AlgorithmIdentifier wrap, AlgorithmIdentifier content, byte[] enclosed)
        throws CMSException {
      return GcmContent.under(() -> extractSecretKey(wrap, content, enclosed), content);
    }
  }
}
