package dk.sektorbro.course;

import dk.sektorbro.exchange.content.Standing;
import java.util.Set;

/** What a notification gives to tell. */
sealed interface Telling {

  /** Nothing, for that reason. */
  record Nothing(Silence why) implements Telling {}

  /** Something new, to whoever may hear it. */
  record News() implements Telling {}

  /**
   * Something else than was told before, to whoever was told.
   *
   * @param of the messages, as their sender calls them, whose notices told it
   * @param elsewhere those whose notices told it along with another step; they count for whoever
   *     has none of the others
   * @param standing whether what was told is revised or does not hold
   */
  record Correction(Set<String> of, Set<String> elsewhere, Standing standing) implements Telling {}

  /** Why nothing is told. */
  enum Silence {
    /** Its cancellation came before it. */
    CANCELLED,
    /** A later revision of it came before it. */
    REVISED,
    /** What it begins was over before it came, and that was told with both times. */
    OVER,
    /** It takes back or revises what nobody was told. */
    NOTHING_WAS_TOLD
  }
}
