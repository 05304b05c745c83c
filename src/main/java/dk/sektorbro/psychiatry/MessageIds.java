package dk.sektorbro.psychiatry;

/** Message ids as references name them. */
final class MessageIds {

  private MessageIds() {}

  /** The id in {@code MessageHeader/<id>}, or in an address that ends so. */
  static String ofReference(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }
}
