package dk.sektorbro.jobcentre;

import dk.sektorbro.certificate.clock.CaseDesk;
import dk.sektorbro.certificate.clock.WorkTask;
import dk.sektorbro.course.plan.SharedPlan;
import dk.sektorbro.course.team.CitizenTeam;
import dk.sektorbro.delivery.HandOverDesk;
import dk.sektorbro.delivery.IdNumberDesk;
import dk.sektorbro.delivery.MoveDesk;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Receipt;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.jobcentre.soap.AcknowledgeMessages;
import dk.sektorbro.jobcentre.soap.AcknowledgeMessagesResponse;
import dk.sektorbro.jobcentre.soap.AcknowledgementCode;
import dk.sektorbro.jobcentre.soap.AcknowledgementResult;
import dk.sektorbro.jobcentre.soap.ChangeIdNumber;
import dk.sektorbro.jobcentre.soap.ChangeIdNumberResponse;
import dk.sektorbro.jobcentre.soap.GetHandOver;
import dk.sektorbro.jobcentre.soap.GetHandOverResponse;
import dk.sektorbro.jobcentre.soap.GetPlan;
import dk.sektorbro.jobcentre.soap.GetPlanResponse;
import dk.sektorbro.jobcentre.soap.GetStatus;
import dk.sektorbro.jobcentre.soap.GetStatusResponse;
import dk.sektorbro.jobcentre.soap.GetTeam;
import dk.sektorbro.jobcentre.soap.GetTeamResponse;
import dk.sektorbro.jobcentre.soap.GetWorkList;
import dk.sektorbro.jobcentre.soap.GetWorkListResponse;
import dk.sektorbro.jobcentre.soap.JobcentreExchange;
import dk.sektorbro.jobcentre.soap.RecallCertificate;
import dk.sektorbro.jobcentre.soap.RecallCertificateResponse;
import dk.sektorbro.jobcentre.soap.ReceiveMessages;
import dk.sektorbro.jobcentre.soap.ReceiveMessagesResponse;
import dk.sektorbro.jobcentre.soap.RecipientInWheel;
import dk.sektorbro.jobcentre.soap.RecordCall;
import dk.sektorbro.jobcentre.soap.RecordCallResponse;
import dk.sektorbro.jobcentre.soap.RecordCaseStep;
import dk.sektorbro.jobcentre.soap.RecordCaseStepResponse;
import dk.sektorbro.jobcentre.soap.RegisterConsent;
import dk.sektorbro.jobcentre.soap.RegisterConsentResponse;
import dk.sektorbro.jobcentre.soap.RegisterMove;
import dk.sektorbro.jobcentre.soap.RegisterMoveResponse;
import dk.sektorbro.jobcentre.soap.RegisterSickLeaveCase;
import dk.sektorbro.jobcentre.soap.RegisterSickLeaveCaseResponse;
import dk.sektorbro.jobcentre.soap.RemindCertificate;
import dk.sektorbro.jobcentre.soap.RemindCertificateResponse;
import dk.sektorbro.jobcentre.soap.ReportReferral;
import dk.sektorbro.jobcentre.soap.ReportReferralResponse;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.RequestCertificateResponse;
import dk.sektorbro.jobcentre.soap.ReturnCertificate;
import dk.sektorbro.jobcentre.soap.ReturnCertificateResponse;
import dk.sektorbro.jobcentre.soap.SendMeeting;
import dk.sektorbro.jobcentre.soap.SendMeetingResponse;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.SendMessageResponse;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.jobcentre.soap.StatusStep;
import dk.sektorbro.jobcentre.soap.UpdatePlan;
import dk.sektorbro.jobcentre.soap.UpdatePlanResponse;
import dk.sektorbro.jobcentre.soap.UpdateTeam;
import dk.sektorbro.jobcentre.soap.UpdateTeamResponse;
import dk.sektorbro.jobcentre.soap.WheelCode;
import dk.sektorbro.jobcentre.soap.WithdrawConsent;
import dk.sektorbro.jobcentre.soap.WithdrawConsentResponse;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.Notary;
import jakarta.jws.WebService;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What jobcentre systems call. It refuses by throwing {@code Refused}; {@link TypedFaults} turns
 * that into the fault of the contract.
 *
 * <p>Of an operation that carries a message to another party only the name reaches it through the
 * binding: the message itself goes to the intake as it came.
 */
@WebService(
    serviceName = "JobcentreExchangeService",
    portName = "JobcentreExchangePort",
    targetNamespace = JobcentreContract.NAMESPACE,
    endpointInterface = "dk.sektorbro.jobcentre.soap.JobcentreExchange")
final class JobcentreExchangeEndpoint implements JobcentreExchange {

  private static final int USUAL_COUNT = 10;
  private static final int USUAL_TASKS = 100;

  private final MessageIntake intake;
  private final MailboxDesk mailbox;
  private final StatusDesk statuses;
  private final ConsentDesk consents;
  private final CasesDesk cases;
  private final SharedPlan plans;
  private final CitizenTeam teams;
  private final ParticipantDirectory directory;
  private final MoveDesk moves;
  private final HandOverDesk handOvers;
  private final IdNumberDesk numbers;
  private final MailboxEntries entries;
  private final Clock clock;

  JobcentreExchangeEndpoint(
      MessageIntake intake,
      MailboxDesk mailbox,
      StatusDesk statuses,
      ConsentDesk consents,
      CasesDesk cases,
      SharedPlan plans,
      CitizenTeam teams,
      ParticipantDirectory directory,
      MoveDesk moves,
      HandOverDesk handOvers,
      IdNumberDesk numbers,
      MailboxEntries entries,
      Clock clock) {
    this.intake = intake;
    this.mailbox = mailbox;
    this.statuses = statuses;
    this.consents = consents;
    this.cases = cases;
    this.plans = plans;
    this.teams = teams;
    this.directory = directory;
    this.moves = moves;
    this.handOvers = handOvers;
    this.numbers = numbers;
    this.entries = entries;
    this.clock = clock;
  }

  @Override
  public RequestCertificateResponse requestCertificate(RequestCertificate named) {
    RequestCertificateResponse response = new RequestCertificateResponse();
    response.setReceipt(accept());
    return response;
  }

  @Override
  public SendMessageResponse sendMessage(SendMessage named) {
    SendMessageResponse response = new SendMessageResponse();
    response.setReceipt(accept());
    return response;
  }

  @Override
  public SendMeetingResponse sendMeeting(SendMeeting named) {
    SendMeetingResponse response = new SendMeetingResponse();
    response.setReceipt(accept());
    return response;
  }

  @Override
  public ReportReferralResponse reportReferral(ReportReferral named) {
    ReportReferralResponse response = new ReportReferralResponse();
    response.setReceipt(accept());
    return response;
  }

  private dk.sektorbro.jobcentre.soap.Receipt accept() {
    InlineBody.Arrived arrived = Caller.arrived();
    Receipt receipt =
        intake.accept(
            new Submission(
                Caller.authenticated(),
                arrived.payload(),
                arrived.claimedMessageId(),
                Optional.empty(),
                Digest.of(arrived.payload().digest()),
                arrived.signature()));
    var told = new dk.sektorbro.jobcentre.soap.Receipt();
    told.setHubMessageId(receipt.id().toString());
    told.setReceivedAt(receipt.at().atOffset(ZoneOffset.UTC));
    told.setDuplicate(receipt.duplicate());
    receipt.signed().ifPresent(told::setSignedReceipt);
    return told;
  }

  @Override
  public RegisterConsentResponse registerConsent(RegisterConsent request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "RegisterConsent");
    consents.register(
        by,
        new ConsentDesk.ConsentForm(
            request.getConsentId(),
            RequestReading.citizen(request.getCitizen()).id(),
            request.getSource().stream().map(PartyId::new).collect(Collectors.toSet()),
            recipients(request),
            request.getInformationType().stream()
                .map(type -> type.value())
                .collect(Collectors.toSet()),
            request.getPurpose().value(),
            request.getCaseNumber(),
            request.getLegalBasis().value(),
            request.getGivenAt().toInstant(),
            request.getExpiresAt().toInstant(),
            request.isWritten(),
            onlyIn(request)));
    RegisterConsentResponse response = new RegisterConsentResponse();
    response.setConsentId(request.getConsentId());
    return response;
  }

  private static Set<PartyId> recipients(RegisterConsent request) {
    return Stream.concat(
            request.getRecipient().stream(),
            request.getRecipientInWheel().stream().map(RecipientInWheel::getOrganisation))
        .map(PartyId::new)
        .collect(Collectors.toSet());
  }

  /** Who is named beside as well is named wherever it stands. */
  private static Map<PartyId, Set<String>> onlyIn(RegisterConsent request) {
    return request.getRecipientInWheel().stream()
        .filter(each -> !request.getRecipient().contains(each.getOrganisation()))
        .collect(
            Collectors.toMap(
                each -> new PartyId(each.getOrganisation()),
                each -> each.getWheel().stream().map(WheelCode::value).collect(Collectors.toSet()),
                (one, other) ->
                    Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet())));
  }

  @Override
  public WithdrawConsentResponse withdrawConsent(WithdrawConsent request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "WithdrawConsent");
    var at =
        consents.withdraw(
            by,
            request.getConsentId(),
            Optional.ofNullable(request.getWithdrawnAt()).map(OffsetDateTime::toInstant));
    WithdrawConsentResponse response = new WithdrawConsentResponse();
    response.setConsentId(request.getConsentId());
    response.setWithdrawnAt(at.atOffset(ZoneOffset.UTC));
    return response;
  }

  @Override
  public ReceiveMessagesResponse receiveMessages(ReceiveMessages request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "ReceiveMessages");
    MailboxDesk.Page page =
        mailbox.receive(by, Optional.ofNullable(request.getMaxCount()).orElse(USUAL_COUNT));
    if (page.items().stream().anyMatch(MailboxEntries::isLarge)) {
      Caller.answerByMtom();
    }
    ReceiveMessagesResponse response = new ReceiveMessagesResponse();
    page.items().stream().map(entries::entry).forEach(response.getEntry()::add);
    response.setMoreWaiting(page.more());
    return response;
  }

  @Override
  public AcknowledgeMessagesResponse acknowledgeMessages(AcknowledgeMessages request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "AcknowledgeMessages");
    List<String> ids = request.getHubMessageId();
    List<MailboxDesk.Outcome> outcomes =
        mailbox.acknowledge(
            by,
            ids.stream().map(MessageId::parse).toList(),
            new Notary.Word("mailbox", Caller.key(), Optional.empty(), Caller.signature()));
    AcknowledgeMessagesResponse response = new AcknowledgeMessagesResponse();
    for (int i = 0; i < ids.size(); i++) {
      AcknowledgementResult result = new AcknowledgementResult();
      result.setHubMessageId(ids.get(i));
      result.setOutcome(
          switch (outcomes.get(i)) {
            case ACKNOWLEDGED -> AcknowledgementCode.ACKNOWLEDGED;
            case ALREADY_ACKNOWLEDGED -> AcknowledgementCode.ALREADY_ACKNOWLEDGED;
            case NOT_FOUND -> AcknowledgementCode.NOT_FOUND;
          });
      response.getResult().add(result);
    }
    return response;
  }

  @Override
  public GetStatusResponse getStatus(GetStatus request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "GetStatus");
    StatusDesk.StatusReport report = statuses.status(by, request.getMessageId());
    GetStatusResponse response = new GetStatusResponse();
    response.setMessageId(request.getMessageId());
    response.setHubMessageId(report.id().toString());
    response.setState(StateCode.fromValue(report.state().name()));
    reason(report.reason()).ifPresent(response::setReason);
    report.refusals().stream()
        .limit(100)
        .map(FaultTable::problem)
        .forEach(response.getProblem()::add);
    for (var taken : report.steps()) {
      StatusStep step = new StatusStep();
      step.setState(StateCode.fromValue(taken.state().name()));
      reason(taken.reason()).ifPresent(step::setReason);
      step.setAt(taken.at().atOffset(ZoneOffset.UTC));
      response.getStep().add(step);
    }
    report.certificate().map(CertificateStatusWriting::status).ifPresent(response::setCertificate);
    return response;
  }

  private static Optional<String> reason(String code) {
    return Optional.of(code).filter(given -> !given.isBlank());
  }

  @Override
  public RegisterSickLeaveCaseResponse registerSickLeaveCase(RegisterSickLeaveCase request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "RegisterSickLeaveCase");
    CaseDesk.Registered registered = cases.register(by, CaseWriting.registration(request));
    var receipt = new dk.sektorbro.jobcentre.soap.Receipt();
    receipt.setHubMessageId(MessageId.of(by, request.getMessageId()).toString());
    receipt.setReceivedAt(clock.instant().atOffset(ZoneOffset.UTC));
    receipt.setDuplicate(registered.duplicate());
    RegisterSickLeaveCaseResponse response = new RegisterSickLeaveCaseResponse();
    response.setReceipt(receipt);
    response.setTimeline(CaseWriting.timeline(registered.view()));
    return response;
  }

  @Override
  public RecordCaseStepResponse recordCaseStep(RecordCaseStep request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "RecordCaseStep");
    RecordCaseStepResponse response = new RecordCaseStepResponse();
    response.setTimeline(
        CaseWriting.timeline(
            cases.record(
                by,
                request.getCaseNumber(),
                CaseWriting.step(request.getStep()),
                request.getOn())));
    return response;
  }

  @Override
  public RecordCallResponse recordCall(RecordCall request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "RecordCall");
    cases.called(by, MessageId.parse(request.getNotice()), request.getOn());
    return new RecordCallResponse();
  }

  @Override
  public GetWorkListResponse getWorkList(GetWorkList request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "GetWorkList");
    List<WorkTask> tasks = cases.workList(by, Optional.ofNullable(request.getUntil()));
    int most = Optional.ofNullable(request.getMaxCount()).orElse(USUAL_TASKS);
    GetWorkListResponse response = new GetWorkListResponse();
    tasks.stream().limit(most).map(CaseWriting::task).forEach(response.getTask()::add);
    response.setMoreWaiting(tasks.size() > most);
    return response;
  }

  @Override
  public GetPlanResponse getPlan(GetPlan request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "GetPlan");
    SharedPlan.View view = plans.read(by, RequestReading.citizenId(request.getIdNumber()));
    GetPlanResponse response = new GetPlanResponse();
    response.setVersion(view.version());
    response.setPlan(PlanWriting.plan(view.seen()));
    return response;
  }

  @Override
  public UpdatePlanResponse updatePlan(UpdatePlan request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "UpdatePlan");
    PlanReading reading = new PlanReading(request);
    List<PlanPart> parts = reading.parts();
    SharedPlan.View view;
    try {
      view =
          plans.write(
              by,
              RequestReading.citizen(request.getCitizen()),
              Optional.ofNullable(request.getBasedOn()),
              parts);
    } catch (Refused refused) {
      throw reading.placed(refused);
    }
    UpdatePlanResponse response = new UpdatePlanResponse();
    response.setVersion(view.version());
    response.setPlan(PlanWriting.plan(view.seen()));
    return response;
  }

  @Override
  public GetTeamResponse getTeam(GetTeam request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "GetTeam");
    CitizenTeam.View view = teams.read(by, RequestReading.citizenId(request.getIdNumber()));
    GetTeamResponse response = new GetTeamResponse();
    response.setVersion(view.version());
    response.setTeam(TeamForm.team(view, directory));
    return response;
  }

  @Override
  public RegisterMoveResponse registerMove(RegisterMove request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "RegisterMove");
    RegisterMoveResponse response = new RegisterMoveResponse();
    CitizenId citizen = RequestReading.citizenId(request.getIdNumber());
    Optional.ofNullable(request.getMovedTo())
        .ifPresentOrElse(
            to -> response.getRequestId().addAll(moves.moved(by, new PartyId(to), citizen)),
            () -> moves.stayed(by, citizen));
    return response;
  }

  @Override
  public UpdateTeamResponse updateTeam(UpdateTeam request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "UpdateTeam");
    UpdateTeamResponse response = new UpdateTeamResponse();
    try {
      teams
          .write(
              by,
              RequestReading.citizen(request.getCitizen()),
              Optional.ofNullable(request.getBasedOn()),
              TeamForm.members(request.getTeamMember()))
          .ifPresent(
              view -> {
                response.setVersion(view.version());
                response.setTeam(TeamForm.team(view, directory));
              });
    } catch (Refused refused) {
      throw new Refused(
          refused.refusals().stream()
              .map(each -> new Refusal(each.code(), place(each.location()), each.explanation()))
              .toList());
    }
    return response;
  }

  private static String place(String location) {
    return switch (location) {
      case "basedOn" -> "/UpdateTeam/BasedOn";
      case "members" -> "/UpdateTeam/TeamMember";
      default -> location;
    };
  }

  @Override
  public GetHandOverResponse getHandOver(GetHandOver request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "GetHandOver");
    return HandOverWriting.response(
        handOvers.handedOver(by, RequestReading.citizenId(request.getIdNumber())));
  }

  @Override
  public ChangeIdNumberResponse changeIdNumber(ChangeIdNumber request) {
    PartyId by = Caller.authenticatedAs(request.getSender(), "ChangeIdNumber");
    numbers.changed(
        by,
        RequestReading.citizenId(request.getFormerNumber()),
        RequestReading.citizenId(request.getIdNumber()));
    return new ChangeIdNumberResponse();
  }

  @Override
  public RemindCertificateResponse remindCertificate(RemindCertificate named) {
    RemindCertificateResponse response = new RemindCertificateResponse();
    response.setReceipt(accept());
    return response;
  }

  @Override
  public ReturnCertificateResponse returnCertificate(ReturnCertificate named) {
    ReturnCertificateResponse response = new ReturnCertificateResponse();
    response.setReceipt(accept());
    return response;
  }

  @Override
  public RecallCertificateResponse recallCertificate(RecallCertificate named) {
    RecallCertificateResponse response = new RecallCertificateResponse();
    response.setReceipt(accept());
    return response;
  }
}
