package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.Refused;

/** Hands in a request in a jobcentre's name, as the jobcentre would itself. */
@FunctionalInterface
public interface MakesRequests {

  /**
   * Handing in the same twice is as handing it in once.
   *
   * @throws Refused where it is not taken
   */
  void make(SickLeaveCase about, Ask.Request request);
}
