package dk.sektorbro.exchange;

import java.util.function.Supplier;

/**
 * Runs work in one database transaction, so that a change of state and its audit record stand or
 * fall together.
 */
public interface UnitOfWork {

  <T> T inOne(Supplier<T> work);

  default void run(Runnable work) {
    inOne(
        () -> {
          work.run();
          return true;
        });
  }
}
