package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Item;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Resource;

/**
 * A piece of a message that can be cut away by itself.
 *
 * @param item the piece, as consents see it
 */
sealed interface Piece {

  Item item();

  /** The resource that the piece is, or is in. */
  Resource resource();

  /** Whether it says who sends what to whom about whom; without that there is no message. */
  boolean isFrame();

  /** A whole resource that is not of the frame; of a letter, its texts are cut one by one. */
  record Whole(Resource resource, Item item) implements Piece {
    @Override
    public boolean isFrame() {
      return resource instanceof Communication;
    }
  }

  /**
   * One value of an element of a resource.
   *
   * @param element as the resource calls it, such as {@code payload}
   * @param speaks whether it has a text, a code, a date or an author of its own
   */
  record Part(
      Resource resource, String element, Base value, Item item, boolean isFrame, boolean speaks)
      implements Piece {}
}
