package dk.sektorbro.seal;

/** What is stored under the key of the {@link KeyRing} that wraps keys. */
public interface WrappedKeys {

  /**
   * Makes a new wrapping key and stores every wrapped key anew under it. What they conceal does not
   * change.
   *
   * @return how many there are
   */
  int rewrap();
}
