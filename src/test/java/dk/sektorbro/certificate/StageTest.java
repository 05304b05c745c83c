package dk.sektorbro.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.content.Urgency;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step from every stage: where it leads, or by which code it is refused. */
class StageTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  private static final Map<String, Step> STEPS =
      Stream.of(
              new Step.Arrived(),
              new Step.Accepted(),
              new Step.Declined("Tid"),
              new Step.Answered(false),
              new Step.Returned(List.of("Timer"), DAY),
              new Step.Reminded(Urgency.ROUTINE, 1),
              new Step.FellDue(),
              new Step.Recalled(Optional.empty()),
              new Step.Forwarded(new PartyId("99999041000016002")),
              new Step.Expired(),
              new Step.Closed())
          .collect(Collectors.toMap(Step::code, Function.identity()));

  private static final Map<String, Stage> STAGES =
      Stream.of(
              new Stage.Ordered(),
              new Stage.Delivered(),
              new Stage.Accepted(),
              new Stage.Returned(),
              new Stage.Expired(),
              new Stage.Answered(),
              new Stage.Closed(),
              new Stage.Declined(),
              new Stage.Recalled(),
              new Stage.Withheld())
          .collect(Collectors.toMap(Stage::code, Function.identity()));

  private static final List<String> ORDER =
      List.of(
          "arrived",
          "accepted",
          "declined",
          "answered",
          "returned",
          "reminded",
          "overdue",
          "recalled",
          "forwarded",
          "expired",
          "closed");

  private static final String TABLE =
      """
      ORDERED   | DELIVERED ACCEPTED          DECLINED ANSWERED REQUEST_NOT_ANSWERED ORDERED   ORDERED   RECALLED ORDERED              EXPIRED REQUEST_NOT_ANSWERED
      DELIVERED | DELIVERED ACCEPTED          DECLINED ANSWERED REQUEST_NOT_ANSWERED DELIVERED DELIVERED RECALLED ORDERED              EXPIRED REQUEST_NOT_ANSWERED
      ACCEPTED  | ACCEPTED  REQUEST_ACCEPTED  DECLINED ANSWERED REQUEST_NOT_ANSWERED ACCEPTED  ACCEPTED  RECALLED ORDERED              EXPIRED REQUEST_NOT_ANSWERED
      RETURNED  | RETURNED  REQUEST_ACCEPTED  DECLINED ANSWERED REQUEST_NOT_ANSWERED RETURNED  RETURNED  RECALLED FORWARD_NOT_POSSIBLE EXPIRED REQUEST_NOT_ANSWERED
      EXPIRED   | EXPIRED   REQUEST_EXPIRED   DECLINED ANSWERED REQUEST_NOT_ANSWERED EXPIRED   EXPIRED   RECALLED ORDERED              EXPIRED REQUEST_NOT_ANSWERED
      ANSWERED  | ANSWERED  REQUEST_CLOSED    REQUEST_CLOSED REQUEST_CLOSED RETURNED REQUEST_CLOSED REQUEST_CLOSED REQUEST_CLOSED REQUEST_CLOSED REQUEST_CLOSED CLOSED
      CLOSED    | CLOSED    REQUEST_CLOSED    REQUEST_CLOSED REQUEST_CLOSED REQUEST_CLOSED REQUEST_CLOSED REQUEST_CLOSED REQUEST_CLOSED REQUEST_CLOSED REQUEST_CLOSED REQUEST_CLOSED
      DECLINED  | DECLINED  REQUEST_DECLINED  REQUEST_DECLINED REQUEST_DECLINED REQUEST_DECLINED REQUEST_DECLINED REQUEST_DECLINED REQUEST_DECLINED REQUEST_DECLINED REQUEST_DECLINED REQUEST_DECLINED
      RECALLED  | RECALLED  REQUEST_RECALLED  REQUEST_RECALLED REQUEST_RECALLED REQUEST_RECALLED REQUEST_RECALLED REQUEST_RECALLED REQUEST_RECALLED REQUEST_RECALLED REQUEST_RECALLED REQUEST_RECALLED
      WITHHELD  | WITHHELD  REQUEST_NOT_SHARED REQUEST_NOT_SHARED REQUEST_NOT_SHARED REQUEST_NOT_SHARED REQUEST_NOT_SHARED REQUEST_NOT_SHARED REQUEST_NOT_SHARED REQUEST_NOT_SHARED REQUEST_NOT_SHARED REQUEST_NOT_SHARED
      """;

  static Stream<Arguments> everyStepFromEveryStage() {
    return TABLE
        .lines()
        .flatMap(
            line -> {
              String[] parts = line.split("\\|");
              List<String> outcomes = Arrays.asList(parts[1].strip().split("\\s+"));
              return ORDER.stream()
                  .map(
                      step ->
                          Arguments.of(parts[0].strip(), step, outcomes.get(ORDER.indexOf(step))));
            });
  }

  @ParameterizedTest(name = "{1} from {0}: {2}")
  @MethodSource
  void everyStepFromEveryStage(String from, String step, String outcome) {
    Stage stage = Objects.requireNonNull(STAGES.get(from));
    Step taken = Objects.requireNonNull(STEPS.get(step));
    if (STAGES.containsKey(outcome)) {
      assertThat(stage.after(taken)).isEqualTo(STAGES.get(outcome));
    } else {
      assertThatThrownBy(() -> stage.after(taken))
          .isInstanceOfSatisfying(
              Stage.IllegalStep.class,
              illegal -> assertThat(illegal.code()).isEqualTo(RefusalCode.valueOf(outcome)));
    }
  }
}
