package dk.sektorbro.seal.revocation;

/** A source gave no answer that can be relied on. The message tells the operator why. */
final class Silent extends Exception {

  Silent(String why) {
    super(why);
  }

  Silent(String why, Throwable cause) {
    super(why, cause);
  }
}
