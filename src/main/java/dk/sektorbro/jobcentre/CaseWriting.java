package dk.sektorbro.jobcentre;

import dk.sektorbro.certificate.clock.Aim;
import dk.sektorbro.certificate.clock.Ask;
import dk.sektorbro.certificate.clock.CaseDesk;
import dk.sektorbro.certificate.clock.Category;
import dk.sektorbro.certificate.clock.Milestone;
import dk.sektorbro.certificate.clock.Registration;
import dk.sektorbro.certificate.clock.Step;
import dk.sektorbro.certificate.clock.Timeline;
import dk.sektorbro.certificate.clock.WorkTask;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.jobcentre.soap.CallToMake;
import dk.sektorbro.jobcentre.soap.CaseMilestone;
import dk.sektorbro.jobcentre.soap.CaseStepCode;
import dk.sektorbro.jobcentre.soap.EarlyRequest;
import dk.sektorbro.jobcentre.soap.LatestRequest;
import dk.sektorbro.jobcentre.soap.RegisterSickLeaveCase;
import dk.sektorbro.jobcentre.soap.SickLeaveTimeline;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Sickness-benefit cases between the contract's words and the hub's. */
final class CaseWriting {

  private CaseWriting() {}

  static Registration registration(RegisterSickLeaveCase request) {
    return new Registration(
        request.getMessageId(),
        request.getWrittenAt().toInstant(),
        RequestReading.citizen(request.getCitizen()),
        RequestReading.author(request.getCaseworker(), request.getSender()),
        request.getCaseNumber(),
        request.getFirstDayOfAbsence(),
        Boolean.TRUE.equals(request.isEarlyFollowUp()),
        Optional.ofNullable(request.getCategory())
            .flatMap(code -> Category.ofCode(code.value()))
            .orElse(Category.LONGER),
        Boolean.TRUE.equals(request.isEmployerKnown()),
        Optional.ofNullable(request.getDepartment()).map(PartyId::new));
  }

  /** Empty where the case is closed. */
  static Optional<Step> step(CaseStepCode code) {
    return Step.ofCode(code.value());
  }

  static SickLeaveTimeline timeline(CaseDesk.View view) {
    SickLeaveTimeline timeline = new SickLeaveTimeline();
    view.timeline().milestones().stream()
        .map(CaseWriting::milestone)
        .forEach(timeline.getMilestone()::add);
    view.timeline().request().map(CaseWriting::request).ifPresent(timeline::setRequest);
    for (Aim aim : Aim.values()) {
      view.of().ask(aim).map(ask -> early(aim, ask)).ifPresent(timeline.getEarly()::add);
    }
    return timeline;
  }

  private static CaseMilestone milestone(Milestone milestone) {
    CaseMilestone written = new CaseMilestone();
    written.setStep(milestone.step().code());
    written.setNumber(milestone.number());
    written.setDue(milestone.due());
    written.setActBy(milestone.act());
    milestone.done().ifPresent(written::setDoneOn);
    written.setRule(milestone.source());
    return written;
  }

  private static LatestRequest request(Timeline.LatestRequest latest) {
    LatestRequest written = new LatestRequest();
    written.setForm(latest.form());
    written.setNeededBy(latest.needed());
    written.setAskBy(latest.usual());
    written.setLastDay(latest.last());
    return written;
  }

  private static EarlyRequest early(Aim aim, Ask ask) {
    EarlyRequest written = new EarlyRequest();
    written.setFor(aim.name().toLowerCase(Locale.ROOT));
    written.setState(ask.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    written.setSince(ask.since().atOffset(ZoneOffset.UTC));
    ask.reason().ifPresent(written::setReason);
    ask.request()
        .filter(request -> ask.state() != Ask.State.WAITS_FOR_CONSENT)
        .ifPresent(
            request -> {
              written.setForm(request.form());
              written.setReceiver(request.answerer().sor());
              written.setDue(request.due());
              written.setMessageId(request.messageId());
              written.setRequestId(request.requestId());
              written.setConversationId(request.conversationId());
            });
    return written;
  }

  static dk.sektorbro.jobcentre.soap.WorkTask task(WorkTask task) {
    var written = new dk.sektorbro.jobcentre.soap.WorkTask();
    written.setTask(task.what().code());
    task.caseNumber().ifPresent(written::setCaseNumber);
    written.setBy(task.by());
    written.setOverdue(task.overdue());
    task.form().ifPresent(written::setForm);
    task.department().map(PartyId::sor).ifPresent(written::setReceiver);
    task.requestId().ifPresent(written::setRequestId);
    task.answerDue().ifPresent(written::setAnswerDue);
    written.setWhy(task.why());
    task.call().map(CaseWriting::toCall).ifPresent(written::setCall);
    return written;
  }

  private static CallToMake toCall(WorkTask.ToCall call) {
    CallToMake written = new CallToMake();
    written.setNotice(call.notice().toString());
    written.setStay(call.stay().toString());
    written.setCitizen(DeliveryWriting.citizen(call.citizen()));
    written.setContact(NoticeWriting.contact(call.contact()));
    return written;
  }
}
