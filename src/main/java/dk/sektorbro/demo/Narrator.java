package dk.sektorbro.demo;

/** Where the story of the first case is told. */
@FunctionalInterface
public interface Narrator {

  void tell(String line);

  /** A step: who does what. */
  default void step(int number, String what) {
    tell("");
    tell("%2d. %s".formatted(number, what));
  }

  default void shared(String what) {
    tell("    shared    " + what);
  }

  default void withheld(String what) {
    tell("    withheld  " + what);
  }

  default void note(String what) {
    tell("    " + what);
  }
}
