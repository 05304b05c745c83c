package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenId.Scheme;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.jspecify.annotations.Nullable;

/** The citizen as an operation's parameter names them: in the body, never in a URL. */
final class CitizenParameter {

  private CitizenParameter() {}

  /**
   * @throws Refused where it is no id number
   */
  static CitizenId read(@Nullable Identifier patient) {
    Optional<Scheme> scheme =
        Optional.ofNullable(patient).map(Identifier::getSystem).flatMap(Scheme::ofSystem);
    if (patient == null
        || scheme.isEmpty()
        || !patient.hasValue()
        || !CitizenId.isValid(scheme.get(), patient.getValue())) {
      throw new Refused(
          RefusalCode.CITIZEN_ID_INVALID,
          "patient",
          "Name the citizen by a valueIdentifier with the system of CPR or X-eCPR.");
    }
    return new CitizenId(scheme.get(), patient.getValue());
  }
}
