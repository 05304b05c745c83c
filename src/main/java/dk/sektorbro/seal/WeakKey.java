package dk.sektorbro.seal;

/** A key below the floor: nothing is sealed to it or signed with it. */
public final class WeakKey extends RuntimeException {

  public WeakKey(String found) {
    super(found + " is below the floor; EC P-256 and RSA of at least 3072 bits are accepted");
  }
}
