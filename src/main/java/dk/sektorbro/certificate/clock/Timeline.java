package dk.sektorbro.certificate.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What must be done by when in one case.
 *
 * @param milestones in the order of their days
 * @param request when to ask for the certificate of the first follow-up; empty where there is none
 *     to be held
 */
public record Timeline(List<Milestone> milestones, Optional<LatestRequest> request) {

  /**
   * When a certificate must be asked for so that its answer is there for the first follow-up.
   *
   * @param needed the working day by which the answer should be there
   * @param usual the last working day on which to ask where the answerer gets the usual time
   * @param last the last working day on which the law lets one ask for an answer by then
   */
  public record LatestRequest(String form, LocalDate needed, LocalDate usual, LocalDate last) {}

  public Optional<Milestone> first(Step step) {
    return milestones.stream().filter(milestone -> milestone.step() == step).findFirst();
  }
}
