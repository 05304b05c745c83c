package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.content.PlanOverlap;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanPart.Weekly;
import dk.sektorbro.exchange.content.PlanSeen;
import dk.sektorbro.exchange.content.PlanUpdated;
import dk.sektorbro.jobcentre.soap.DayOfWeekCode;
import dk.sektorbro.jobcentre.soap.Plan;
import dk.sektorbro.jobcentre.soap.PlanActivity;
import dk.sektorbro.jobcentre.soap.PlanGoal;
import dk.sektorbro.jobcentre.soap.PlanStageCode;
import dk.sektorbro.jobcentre.soap.PlanUpdate;
import dk.sektorbro.jobcentre.soap.PlanVoiceCode;
import dk.sektorbro.jobcentre.soap.PlanWeek;
import dk.sektorbro.jobcentre.soap.PlanWeekLimit;
import dk.sektorbro.jobcentre.soap.PlanWording;

/** Says what a party sees of a plan in the words of the contract. */
final class PlanWriting {

  private PlanWriting() {}

  static PlanUpdate update(PlanUpdated from) {
    PlanUpdate to = new PlanUpdate();
    to.setPlan(plan(from.plan()));
    to.setWrittenAt(DeliveryWriting.moment(from.writtenAt()));
    return to;
  }

  static Plan plan(PlanSeen from) {
    Plan to = new Plan();
    to.setCitizen(DeliveryWriting.citizen(from.citizen()));
    for (PlanSeen.Said said : from.parts()) {
      switch (said.part()) {
        case PlanPart.Goal goal -> to.getPlanGoal().add(goal(said, goal));
        case PlanPart.Activity activity -> to.getPlanActivity().add(activity(said, activity));
        case PlanPart.WeekLimit limit -> to.getPlanWeekLimit().add(limit(said, limit));
      }
    }
    from.overlaps().stream().map(PlanWriting::overlap).forEach(to.getPlanOverlap()::add);
    return to;
  }

  private static PlanGoal goal(PlanSeen.Said said, PlanPart.Goal from) {
    PlanGoal to = new PlanGoal();
    to.setId(from.id());
    to.setVoice(PlanVoiceCode.fromValue(from.voice().code()));
    to.setWords(from.words());
    to.setStage(PlanStageCode.fromValue(from.stage().code()));
    to.setWording(wording(said));
    return to;
  }

  private static PlanActivity activity(PlanSeen.Said said, PlanPart.Activity from) {
    PlanActivity to = new PlanActivity();
    to.setId(from.id());
    to.setWhat(from.kind().code());
    to.setWords(from.words());
    to.setResponsible(from.responsible());
    to.setFirstDay(from.first());
    to.setLastDay(from.last());
    from.weekly().map(PlanWriting::week).ifPresent(to::setWeek);
    to.setStage(PlanStageCode.fromValue(from.stage().code()));
    to.setWording(wording(said));
    return to;
  }

  private static PlanWeekLimit limit(PlanSeen.Said said, PlanPart.WeekLimit from) {
    PlanWeekLimit to = new PlanWeekLimit();
    to.setMinutes(Math.toIntExact(from.most().toMinutes()));
    to.setWording(wording(said));
    return to;
  }

  private static PlanWeek week(Weekly from) {
    PlanWeek to = new PlanWeek();
    from.days().stream()
        .sorted()
        .map(day -> DayOfWeekCode.values()[day.ordinal()]) // both begin on Monday
        .forEach(to.getOnDay()::add);
    from.from().map(Object::toString).ifPresent(to::setFromTime);
    if (from.days().isEmpty()) {
      to.setTimesAWeek(from.times());
    }
    to.setMinutes(Math.toIntExact(from.each().toMinutes()));
    return to;
  }

  private static PlanWording wording(PlanSeen.Said from) {
    PlanWording to = new PlanWording();
    to.setBy(from.by().sor());
    to.setAt(DeliveryWriting.moment(from.at()));
    to.setChange(from.change());
    if (from.alternative()) {
      to.setAlternative(true);
    }
    return to;
  }

  private static dk.sektorbro.jobcentre.soap.PlanOverlap overlap(PlanOverlap from) {
    var to = new dk.sektorbro.jobcentre.soap.PlanOverlap();
    to.setHow(from.kind().code());
    to.getActivityId().addAll(from.activities());
    to.setFirstDay(from.from());
    from.planned().ifPresent(time -> to.setPlannedMinutes(Math.toIntExact(time.toMinutes())));
    from.allowed().ifPresent(time -> to.setAllowedMinutes(Math.toIntExact(time.toMinutes())));
    return to;
  }
}
