package dk.sektorbro.demo;

/** A step of the first case did not happen. */
public final class DemoFailed extends RuntimeException {
  DemoFailed(String what) {
    super(what);
  }
}
