package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.PartyId;
import java.time.LocalDate;
import java.util.List;

/** What a jobcentre was asked to do outside its cases, for its work list. */
@FunctionalInterface
public interface CallsToMake {

  /** The calls that wards asked it to make and that it has not made. */
  List<WorkTask> of(PartyId jobcentre, LocalDate today);
}
