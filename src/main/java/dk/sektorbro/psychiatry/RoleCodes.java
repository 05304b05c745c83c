package dk.sektorbro.psychiatry;

import java.util.Optional;

/** Which code system a professional's role is a code of. */
interface RoleCodes {

  /**
   * The system of MedCom's value set of roles that has the code; empty where the role is in words.
   */
  Optional<String> system(String code);
}
