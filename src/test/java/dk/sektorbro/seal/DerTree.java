package dk.sektorbro.seal;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;

/** An ASN.1 value whose elements can be exchanged one by one; lengths stay right. */
final class DerTree {

  private static final ASN1ObjectIdentifier[] OIDS = {
    CMSObjectIdentifiers.data,
    CMSObjectIdentifiers.signedData,
    CMSObjectIdentifiers.envelopedData,
    CMSObjectIdentifiers.authEnvelopedData,
    NISTObjectIdentifiers.id_aes256_GCM,
    new ASN1ObjectIdentifier("2.5.4.3")
  };

  private ASN1Primitive root;

  DerTree(ASN1Primitive root) {
    this.root = root;
  }

  ASN1Primitive root() {
    return root;
  }

  /** Puts something else in the place of one element. */
  void change(FuzzedDataProvider input) {
    List<ASN1Primitive> elements = new ArrayList<>();
    gather(root, elements);
    int place = input.consumeInt(0, elements.size() - 1);
    ASN1Primitive old = elements.get(place);
    root = replaced(root, new Counter(place), other(old, elements, input));
  }

  private static ASN1Primitive other(
      ASN1Primitive old, List<ASN1Primitive> elements, FuzzedDataProvider input) {
    return switch (input.consumeInt(0, 8)) {
      case 0 -> DERNull.INSTANCE;
      case 1 -> elements.get(input.consumeInt(0, elements.size() - 1));
      case 2 -> new DEROctetString(input.consumeBytes(40));
      case 3 -> new ASN1Integer(BigInteger.valueOf(input.consumeLong()));
      case 4 -> input.pickValue(OIDS);
      case 5 -> new DERSequence();
      case 6 -> new DERTaggedObject(input.consumeBoolean(), input.consumeInt(0, 4), old);
      case 7 -> new DERSequence(new ASN1Encodable[] {old, old});
      default -> new DERSet();
    };
  }

  private static void gather(ASN1Primitive element, List<ASN1Primitive> into) {
    into.add(element);
    switch (element) {
      case ASN1Sequence sequence -> sequence.forEach(each -> gather(each.toASN1Primitive(), into));
      case ASN1Set set -> set.forEach(each -> gather(each.toASN1Primitive(), into));
      case ASN1TaggedObject tagged when isExplicit(tagged) ->
          gather(tagged.getBaseObject().toASN1Primitive(), into);
      case ASN1OctetString octets -> {}
      default -> {}
    }
  }

  private static boolean isExplicit(ASN1TaggedObject tagged) {
    return tagged.isExplicit();
  }

  private static ASN1Primitive replaced(ASN1Primitive element, Counter at, ASN1Primitive by) {
    if (at.isHere()) {
      return by;
    }
    return switch (element) {
      case ASN1Sequence sequence -> {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        sequence.forEach(each -> parts.add(replaced(each.toASN1Primitive(), at, by)));
        yield new DERSequence(parts);
      }
      case ASN1Set set -> {
        ASN1EncodableVector parts = new ASN1EncodableVector();
        set.forEach(each -> parts.add(replaced(each.toASN1Primitive(), at, by)));
        yield new DERSet(parts);
      }
      case ASN1TaggedObject tagged when isExplicit(tagged) ->
          new DERTaggedObject(
              true, tagged.getTagNo(), replaced(tagged.getBaseObject().toASN1Primitive(), at, by));
      default -> element;
    };
  }

  /** Counts elements in the order they are gathered in. */
  private static final class Counter {

    private int left;

    Counter(int left) {
      this.left = left;
    }

    boolean isHere() {
      return left-- == 0;
    }
  }
}
