package dk.sektorbro.participant;

import java.util.Set;

/**
 * Who reads what a party receives, as far as the directory tells; consents can name either.
 *
 * @param roles every role in which somebody reads there, such as a code of MedCom's practitioner
 *     roles
 * @param groups the groups that the party is a member of
 */
public record Readers(Set<Word> roles, Set<Word> groups) {

  /** Nothing is told of who reads. */
  public static final Readers UNTOLD = new Readers(Set.of(), Set.of());

  /** A code of a code system, or an identifier of a system. */
  public record Word(String system, String value) {}
}
