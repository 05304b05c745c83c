package dk.sektorbro.exchange;

/**
 * Failures made fit for a log: the classes and the places, without texts, which may quote a
 * message.
 */
public final class Faults {

  private Faults() {}

  public static Throwable withoutText(Throwable fault) {
    return copy(fault, 8);
  }

  private static Throwable copy(Throwable fault, int deepest) {
    Throwable cause = fault.getCause();
    Throwable copy =
        cause == null || deepest == 0
            ? new Fault(fault.getClass().getName())
            : new Fault(fault.getClass().getName(), copy(cause, deepest - 1));
    copy.setStackTrace(fault.getStackTrace());
    return copy;
  }

  private static final class Fault extends Exception {
    Fault(String name) {
      super(name);
    }

    Fault(String name, Throwable cause) {
      super(name, cause);
    }
  }
}
