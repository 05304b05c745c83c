package dk.sektorbro.consent;

import java.util.Set;

/**
 * What codes may mean beyond the very codes that are named: a refusal reaches that too.
 *
 * @param same the codes named, and the same concepts in other code systems
 * @param broader codes that take in one of those
 * @param told the code systems that tell whether something is about these concepts; what is coded
 *     in others alone may be. Empty where the codes named are words of forms and not of health
 */
public record Kindred(Codes same, Set<Code> broader, Set<String> told) {

  /** The codes and nothing else. */
  static Kindred none(Codes codes) {
    return new Kindred(codes, Set.of(), Set.of());
  }

  /** Whether what is coded so, and with none of the codes themselves, may be about them. */
  boolean mayBeMeantBy(Set<Code> codes) {
    if (told.isEmpty()) {
      return false;
    }
    boolean toldHere = false;
    boolean toldElsewhere = false;
    for (Code code : codes) {
      if (broader.contains(code)) {
        return true;
      }
      if (told.contains(code.system())) {
        toldHere = true;
      } else {
        toldElsewhere |= !CodeSystems.isOfForms(code.system());
      }
    }
    return toldElsewhere && !toldHere;
  }

  /** These and the others, where the same code systems tell of both. */
  public Kindred and(Kindred others) {
    return new Kindred(same.and(others.same), Codes.union(broader, others.broader), told);
  }
}
