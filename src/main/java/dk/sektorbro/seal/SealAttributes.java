package dk.sektorbro.seal;

import dk.sektorbro.exchange.MessageId;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/** The attributes that bind sealed content to what it is and who it is for. */
final class SealAttributes {

  /** id-aa-contentIdentifier (RFC 2634, section 2.7): the message's id, 16 bytes. */
  static final ASN1ObjectIdentifier CONTENT_IDENTIFIER =
      PKCSObjectIdentifiers.id_aa_contentIdentifier;

  /**
   * The SHA-256 fingerprint of the receiver's X.509 certificate, among what is signed: without it a
   * receiver could seal what the hub signed to somebody else, who would believe the hub sent it. An
   * object identifier under 2.25 needs no registration (ITU-T X.667).
   */
  static final ASN1ObjectIdentifier SEALED_TO =
      new ASN1ObjectIdentifier("2.25.303664701247427552382086080107244502539");

  private static final int UUID_BYTES = 16;

  private SealAttributes() {}

  static Attribute contentIdentifier(MessageId message) {
    UUID id = message.value();
    byte[] bytes =
        ByteBuffer.allocate(UUID_BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return single(CONTENT_IDENTIFIER, new DEROctetString(bytes));
  }

  static Attribute single(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return new Attribute(type, new DERSet(value));
  }

  /** The id of the message, where there is exactly one and it is an id. */
  static Optional<MessageId> messageId(AttributeTable attributes) {
    return octets(attributes, CONTENT_IDENTIFIER)
        .filter(bytes -> bytes.length == UUID_BYTES)
        .map(ByteBuffer::wrap)
        .map(bytes -> new MessageId(new UUID(bytes.getLong(), bytes.getLong())));
  }

  /** The octets of an attribute that occurs once with one value. */
  static Optional<byte[]> octets(AttributeTable attributes, ASN1ObjectIdentifier type) {
    return value(attributes, type)
        .filter(ASN1OctetString.class::isInstance)
        .map(value -> ((ASN1OctetString) value).getOctets());
  }

  /** The value of an attribute that occurs once with one value. */
  static Optional<ASN1Encodable> value(AttributeTable attributes, ASN1ObjectIdentifier type) {
    if (attributes.getAll(type).size() != 1) {
      return Optional.empty();
    }
    Attribute only = attributes.get(type);
    return only.getAttrValues().size() == 1
        ? Optional.of(only.getAttrValues().getObjectAt(0))
        : Optional.empty();
  }
}
