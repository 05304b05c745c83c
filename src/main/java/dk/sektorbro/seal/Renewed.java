package dk.sektorbro.seal;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something made of the hub's keys, and made again once they are others. */
final class Renewed<K, T> implements Supplier<T> {

  private final Supplier<K> from;
  private final Function<K, T> make;
  private volatile @Nullable Made<K, T> last;

  private record Made<K, T>(K of, T made) {}

  Renewed(Supplier<K> from, Function<K, T> make) {
    this.from = from;
    this.make = make;
  }

  @Override
  public T get() {
    K now = from.get();
    Made<K, T> made = last;
    if (made == null || made.of() != now) {
      made = new Made<>(now, make.apply(now));
      last = made;
    }
    return made.made();
  }
}
