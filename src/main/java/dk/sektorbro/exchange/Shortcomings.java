package dk.sektorbro.exchange;

import java.util.List;

/**
 * What a part of the hub lacks to do all its work, such as packages it cannot validate without. A
 * part that may lack something supplies one; the hub tells of it at the start and in its health.
 */
@FunctionalInterface
public interface Shortcomings {

  /** What is lacking and how to mend it, a text each; empty where nothing is. */
  List<String> shortcomings();
}
