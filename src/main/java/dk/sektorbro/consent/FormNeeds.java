package dk.sektorbro.consent;

import java.util.Optional;
import java.util.Set;

/** What a form of certificate asks of a consent. */
public interface FormNeeds {

  /**
   * @param purposes what the form may be asked for
   * @param types what must be shared with it
   */
  record Needs(Set<Purpose> purposes, Set<InformationType> types) {}

  /** Empty where the hub carries no such form. */
  Optional<Needs> of(String form);
}
