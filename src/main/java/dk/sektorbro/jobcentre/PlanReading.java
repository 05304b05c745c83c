package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanPart.Kind;
import dk.sektorbro.exchange.content.PlanPart.Stage;
import dk.sektorbro.exchange.content.PlanPart.Voice;
import dk.sektorbro.exchange.content.PlanPart.Weekly;
import dk.sektorbro.jobcentre.soap.PlanActivity;
import dk.sektorbro.jobcentre.soap.PlanGoal;
import dk.sektorbro.jobcentre.soap.PlanWeek;
import dk.sektorbro.jobcentre.soap.PlanWeekLimit;
import dk.sektorbro.jobcentre.soap.UpdatePlan;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a jobcentre writes in a plan. */
final class PlanReading {

  private static final Pattern PART = Pattern.compile("parts\\[(\\d+)]");

  private final UpdatePlan request;

  PlanReading(UpdatePlan request) {
    this.request = request;
  }

  /**
   * Goals first, then activities, then the limit of the week, each in its order.
   *
   * @throws Refused at the element that cannot be
   */
  List<PlanPart> parts() {
    List<PlanPart> parts = new ArrayList<>();
    for (PlanGoal goal : request.getPlanGoal()) {
      parts.add(goal(goal));
    }
    for (PlanActivity activity : request.getPlanActivity()) {
      parts.add(at(path(parts.size()), () -> activity(activity)));
    }
    for (PlanWeekLimit limit : request.getPlanWeekLimit()) {
      parts.add(
          at(
              path(parts.size()),
              () -> new PlanPart.WeekLimit(Duration.ofMinutes(limit.getMinutes()))));
    }
    return parts;
  }

  /** The same refusals, at the elements of the request. */
  Refused placed(Refused refused) {
    return refused.located(this::place);
  }

  private String place(String location) {
    Matcher part = PART.matcher(location);
    if (part.matches()) {
      return path(Integer.parseInt(part.group(1)));
    }
    return location.equals("basedOn") ? "/UpdatePlan/BasedOn" : "/UpdatePlan";
  }

  private String path(int index) {
    int goals = request.getPlanGoal().size();
    int both = goals + request.getPlanActivity().size();
    if (index < goals) {
      return "/UpdatePlan/PlanGoal[" + (index + 1) + "]";
    }
    return index < both
        ? "/UpdatePlan/PlanActivity[" + (index - goals + 1) + "]"
        : "/UpdatePlan/PlanWeekLimit[" + (index - both + 1) + "]";
  }

  private static PlanPart at(String path, Supplier<PlanPart> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException wrong) {
      throw new Refused(RefusalCode.PROFILE_VIOLATION, path, String.valueOf(wrong.getMessage()));
    }
  }

  private static PlanPart goal(PlanGoal from) {
    return new PlanPart.Goal(
        from.getId(),
        Voice.ofCode(from.getVoice().value()).orElseThrow(),
        from.getWords(),
        Stage.ofCode(from.getStage().value()).orElseThrow());
  }

  private static PlanPart activity(PlanActivity from) {
    return new PlanPart.Activity(
        from.getId(),
        Kind.ofCode(from.getWhat())
            .orElseThrow(() -> new IllegalArgumentException("There is no such kind of activity.")),
        from.getWords(),
        from.getResponsible(),
        from.getFirstDay(),
        from.getLastDay(),
        Optional.ofNullable(from.getWeek()).map(PlanReading::week),
        Stage.ofCode(from.getStage().value()).orElseThrow());
  }

  private static Weekly week(PlanWeek from) {
    Set<DayOfWeek> days =
        from.getOnDay().stream()
            .map(day -> DayOfWeek.values()[day.ordinal()])
            .collect(Collectors.toSet());
    int times = Optional.ofNullable(from.getTimesAWeek()).orElse(days.isEmpty() ? 1 : days.size());
    return new Weekly(
        days,
        Optional.ofNullable(from.getFromTime()).map(LocalTime::parse),
        times,
        Duration.ofMinutes(from.getMinutes()));
  }
}
