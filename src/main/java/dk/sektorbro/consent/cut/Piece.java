package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Item;
import org.hl7.fhir.r4.model.Base;
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

  /** A whole resource. */
  record Whole(Resource resource, Item item) implements Piece {}

  /**
   * One value of an element of a resource.
   *
   * @param element as the resource calls it, such as {@code payload}
   */
  record Part(Resource resource, String element, Base value, Item item) implements Piece {}
}
