package dk.sektorbro.participant;

/** A key below the floor: nothing is sealed to it or signed with it. */
public final class WeakKey extends RuntimeException {

  public WeakKey(String found) {
    super(found + " is below the floor; accepted are " + KeyFloor.ACCEPTED);
  }
}
