package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.content.PlanPart.Stage;
import java.util.Arrays;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;

/** How far a part of a plan is, in FHIR's codes for goals and for activities. */
final class PlanCodes {

  private PlanCodes() {}

  static GoalLifecycleStatus goal(Stage stage) {
    return switch (stage) {
      case PLANNED -> GoalLifecycleStatus.PLANNED;
      case UNDER_WAY -> GoalLifecycleStatus.ACTIVE;
      case COMPLETED -> GoalLifecycleStatus.COMPLETED;
      case STOPPED -> GoalLifecycleStatus.CANCELLED;
    };
  }

  static CarePlanActivityStatus activity(Stage stage) {
    return switch (stage) {
      case PLANNED -> CarePlanActivityStatus.NOTSTARTED;
      case UNDER_WAY -> CarePlanActivityStatus.INPROGRESS;
      case COMPLETED -> CarePlanActivityStatus.COMPLETED;
      case STOPPED -> CarePlanActivityStatus.STOPPED;
    };
  }

  static Optional<Stage> stage(GoalLifecycleStatus status) {
    return Arrays.stream(Stage.values()).filter(stage -> goal(stage) == status).findFirst();
  }

  static Optional<Stage> stage(CarePlanActivityStatus status) {
    return Arrays.stream(Stage.values()).filter(stage -> activity(stage) == status).findFirst();
  }
}
