package dk.sektorbro.demo;

import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.jobcentre.soap.AcknowledgeMessages;
import dk.sektorbro.jobcentre.soap.Attachment;
import dk.sektorbro.jobcentre.soap.AttachmentContentType;
import dk.sektorbro.jobcentre.soap.CaseStepCode;
import dk.sektorbro.jobcentre.soap.Caseworker;
import dk.sektorbro.jobcentre.soap.CaseworkerRole;
import dk.sektorbro.jobcentre.soap.CategoryCode;
import dk.sektorbro.jobcentre.soap.ChangeIdNumber;
import dk.sektorbro.jobcentre.soap.Citizen;
import dk.sektorbro.jobcentre.soap.Delivery;
import dk.sektorbro.jobcentre.soap.GetHandOver;
import dk.sektorbro.jobcentre.soap.GetHandOverResponse;
import dk.sektorbro.jobcentre.soap.GetPlan;
import dk.sektorbro.jobcentre.soap.GetPlanResponse;
import dk.sektorbro.jobcentre.soap.GetStatus;
import dk.sektorbro.jobcentre.soap.GetStatusResponse;
import dk.sektorbro.jobcentre.soap.GetTeam;
import dk.sektorbro.jobcentre.soap.GetTeamResponse;
import dk.sektorbro.jobcentre.soap.GetWorkList;
import dk.sektorbro.jobcentre.soap.IdNumber;
import dk.sektorbro.jobcentre.soap.IdNumberScheme;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.JobcentreExchange;
import dk.sektorbro.jobcentre.soap.LegalBasisCode;
import dk.sektorbro.jobcentre.soap.MailboxEntry;
import dk.sektorbro.jobcentre.soap.MeetingTypeCode;
import dk.sektorbro.jobcentre.soap.PurposeCode;
import dk.sektorbro.jobcentre.soap.Receipt;
import dk.sektorbro.jobcentre.soap.ReceiveMessages;
import dk.sektorbro.jobcentre.soap.RecordCall;
import dk.sektorbro.jobcentre.soap.RecordCaseStep;
import dk.sektorbro.jobcentre.soap.RegisterConsent;
import dk.sektorbro.jobcentre.soap.RegisterMove;
import dk.sektorbro.jobcentre.soap.RegisterSickLeaveCase;
import dk.sektorbro.jobcentre.soap.RegisterSickLeaveCaseResponse;
import dk.sektorbro.jobcentre.soap.ReportReferral;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.SendMeeting;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.SickLeaveTimeline;
import dk.sektorbro.jobcentre.soap.TeamMember;
import dk.sektorbro.jobcentre.soap.UpdatePlan;
import dk.sektorbro.jobcentre.soap.UpdatePlanResponse;
import dk.sektorbro.jobcentre.soap.UpdateTeam;
import dk.sektorbro.jobcentre.soap.UpdateTeamResponse;
import dk.sektorbro.jobcentre.soap.WithdrawConsent;
import dk.sektorbro.jobcentre.soap.WorkTask;
import dk.sektorbro.seal.PartyOpener;
import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.cxf.configuration.jsse.TLSClientParameters;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.transport.http.HTTPConduit;

/**
 * A jobcentre's case system: calls the hub over SOAP and opens what is sealed to it with its own
 * key.
 */
public final class SimulatedJobcentre {

  private final SimulatedParty self;
  private final PartyOpener opener;
  private final X509Certificate hubSigner;
  private final Clock clock;
  private final JobcentreExchange hub;
  private final JAXBContext deliveries = contract();

  /**
   * @param hub such as {@code https://localhost:8443}
   * @param opener any CMS library that opens what the hub seals
   */
  public SimulatedJobcentre(
      SimulatedParty self, URI hub, PartyOpener opener, X509Certificate hubSigner, Clock clock) {
    this.self = self;
    this.opener = opener;
    this.hubSigner = hubSigner;
    this.clock = clock;
    this.hub = client(hub.resolve("/soap/jobcentre/v1"));
  }

  private JobcentreExchange client(URI address) {
    JaxWsProxyFactoryBean factory = new JaxWsProxyFactoryBean();
    factory.setServiceClass(JobcentreExchange.class);
    factory.setAddress(address.toString());
    factory.setProperties(Map.of("mtom-enabled", true));
    JobcentreExchange exchange = factory.create(JobcentreExchange.class);
    HTTPConduit conduit = (HTTPConduit) ClientProxy.getClient(exchange).getConduit();
    TLSClientParameters tls = new TLSClientParameters();
    tls.setSslContext(self.tlsContext());
    conduit.setTlsClientParameters(tls);
    conduit.getClient().setReceiveTimeout(120_000);
    return exchange;
  }

  public PartyId id() {
    return self.id();
  }

  /** The hub's SOAP interface itself, for calls that this system has no method for. */
  public JobcentreExchange hub() {
    return hub;
  }

  /** What a consent shall name beside the citizen and the case. */
  public record ConsentWish(
      TestCitizen citizen, PartyId other, String caseNumber, List<InformationTypeCode> types) {}

  /** Registers a written consent, in both directions, for half a year. Returns the consent's id. */
  public String registersConsent(ConsentWish wish) {
    return registersConsent(wish, List.of());
  }

  /**
   * @param before other parties, who may disclose and not receive
   */
  public String registersConsent(ConsentWish wish, List<PartyId> before) {
    RegisterConsent consent = consent(wish);
    before.stream().map(PartyId::sor).forEach(consent.getSource()::add);
    return registersConsent(consent);
  }

  public String registersConsent(RegisterConsent consent) {
    call(() -> hub.registerConsent(consent));
    return consent.getConsentId();
  }

  /** A consent as the case system would register it, to be registered or changed first. */
  public RegisterConsent consent(ConsentWish wish) {
    RegisterConsent consent = new RegisterConsent();
    consent.setConsentId(UUID.randomUUID().toString());
    consent.setSender(self.id().sor());
    consent.setCitizen(citizen(wish.citizen()));
    consent.getSource().addAll(List.of(wish.other().sor(), self.id().sor()));
    consent.getRecipient().addAll(List.of(self.id().sor(), wish.other().sor()));
    consent.getInformationType().addAll(wish.types());
    consent.setPurpose(PurposeCode.SICKNESS_BENEFIT_CASE);
    consent.setCaseNumber(wish.caseNumber());
    consent.setLegalBasis(LegalBasisCode.LEGAL_PROTECTION_ACT_11_A);
    consent.setGivenAt(now().minusMinutes(5));
    consent.setExpiresAt(now().plusMonths(6));
    consent.setWritten(true);
    return consent;
  }

  public void withdrawsConsent(String consentId) {
    WithdrawConsent withdrawal = new WithdrawConsent();
    withdrawal.setConsentId(consentId);
    withdrawal.setSender(self.id().sor());
    call(() -> hub.withdrawConsent(withdrawal));
  }

  /** A request as the case system would send it, to be sent or changed first. */
  public RequestCertificate certificateRequest(
      TestCitizen citizen, PartyId answerer, String caseNumber, String question) {
    RequestCertificate request = new RequestCertificate();
    request.setMessageId(UUID.randomUUID().toString());
    request.setSender(self.id().sor());
    request.setReceiver(answerer.sor());
    request.setWrittenAt(now());
    request.setCitizen(citizen(citizen));
    request.setCaseworker(caseworker());
    request.setRequestId(UUID.randomUUID().toString());
    request.setConversationId(UUID.randomUUID().toString());
    request.setForm("LAE-285");
    request.setCaseNumber(caseNumber);
    request.setDue(LocalDate.now(clock.withZone(DanishTime.ZONE)).plusDays(14));
    request.getQuestion().add(question);
    return request;
  }

  public Receipt requestsCertificate(RequestCertificate request) {
    return call(() -> hub.requestCertificate(request)).getReceipt();
  }

  /** A case as the case system would register it, to be sent or changed first. */
  public RegisterSickLeaveCase sickLeaveCase(
      TestCitizen citizen, String caseNumber, LocalDate firstDay, PartyId department) {
    RegisterSickLeaveCase request = new RegisterSickLeaveCase();
    request.setMessageId(UUID.randomUUID().toString());
    request.setSender(self.id().sor());
    request.setWrittenAt(now());
    request.setCitizen(citizen(citizen));
    request.setCaseworker(caseworker());
    request.setCaseNumber(caseNumber);
    request.setFirstDayOfAbsence(firstDay);
    request.setEmployerKnown(true);
    request.setDepartment(department.sor());
    return request;
  }

  public RegisterSickLeaveCaseResponse registers(RegisterSickLeaveCase request) {
    return call(() -> hub.registerSickLeaveCase(request));
  }

  /** Tells what was done in a case, and on which day. */
  public SickLeaveTimeline did(String caseNumber, CaseStepCode step, LocalDate on) {
    RecordCaseStep request = new RecordCaseStep();
    request.setSender(self.id().sor());
    request.setCaseNumber(caseNumber);
    request.setStep(step);
    request.setOn(on);
    return call(() -> hub.recordCaseStep(request)).getTimeline();
  }

  /** Says that it called the citizen, as the notice asks. */
  public void called(String notice, LocalDate on) {
    RecordCall request = new RecordCall();
    request.setSender(self.id().sor());
    request.setNotice(notice);
    request.setOn(on);
    call(() -> hub.recordCall(request));
  }

  /** What is to be done until a day. */
  public List<WorkTask> workList(LocalDate until) {
    GetWorkList request = new GetWorkList();
    request.setSender(self.id().sor());
    request.setUntil(until);
    request.setMaxCount(1000);
    return call(() -> hub.getWorkList(request)).getTask();
  }

  /** The citizen's plan, as far as the jobcentre sees it. */
  public GetPlanResponse plan(TestCitizen citizen) {
    GetPlan request = new GetPlan();
    request.setSender(self.id().sor());
    request.setIdNumber(citizen(citizen).getIdNumber());
    return call(() -> hub.getPlan(request));
  }

  /** Says that the citizen has moved. Returns the ids of the requests it no longer asks for. */
  public List<String> saysMoved(TestCitizen citizen, PartyId to) {
    RegisterMove move = new RegisterMove();
    move.setSender(self.id().sor());
    move.setIdNumber(citizen(citizen).getIdNumber());
    move.setMovedTo(to.sor());
    return call(() -> hub.registerMove(move)).getRequestId();
  }

  /** Takes back that the citizen has moved. */
  public void saysStayed(TestCitizen citizen) {
    RegisterMove move = new RegisterMove();
    move.setSender(self.id().sor());
    move.setIdNumber(citizen(citizen).getIdNumber());
    call(() -> hub.registerMove(move));
  }

  /** Says that a citizen with a replacement number has got a CPR number. */
  public void saysNumberChanged(TestCitizen former, TestCitizen present) {
    ChangeIdNumber change = new ChangeIdNumber();
    change.setSender(self.id().sor());
    change.setFormerNumber(citizen(former).getIdNumber());
    change.setIdNumber(citizen(present).getIdNumber());
    call(() -> hub.changeIdNumber(change));
  }

  /** What it follows on. */
  public GetHandOverResponse handOver(TestCitizen citizen) {
    GetHandOver request = new GetHandOver();
    request.setSender(self.id().sor());
    request.setIdNumber(citizen(citizen).getIdNumber());
    return call(() -> hub.getHandOver(request));
  }

  /** A change to the plan as the case system would send it; the parts are still to be added. */
  public UpdatePlan planChange(TestCitizen citizen, Optional<String> basedOn) {
    UpdatePlan request = new UpdatePlan();
    request.setSender(self.id().sor());
    request.setCitizen(citizen(citizen));
    basedOn.ifPresent(request::setBasedOn);
    return request;
  }

  public UpdatePlanResponse writes(UpdatePlan change) {
    return call(() -> hub.updatePlan(change));
  }

  /** The citizen's team, as far as the jobcentre sees it. */
  public GetTeamResponse team(TestCitizen citizen) {
    GetTeam request = new GetTeam();
    request.setSender(self.id().sor());
    request.setIdNumber(citizen(citizen).getIdNumber());
    return call(() -> hub.getTeam(request));
  }

  /** Says who of the jobcentre is in the citizen's team. */
  public UpdateTeamResponse joins(
      TestCitizen citizen, Optional<String> basedOn, List<TeamMember> members) {
    UpdateTeam request = new UpdateTeam();
    request.setSender(self.id().sor());
    request.setCitizen(citizen(citizen));
    basedOn.ifPresent(request::setBasedOn);
    request.getTeamMember().addAll(members);
    return call(() -> hub.updateTeam(request));
  }

  /** A message as the case system would send it, to be sent or changed first. */
  public SendMessage message(TestCitizen citizen, PartyId receiver, String text) {
    SendMessage message = new SendMessage();
    message.setMessageId(UUID.randomUUID().toString());
    message.setSender(self.id().sor());
    message.setReceiver(receiver.sor());
    message.setWrittenAt(now());
    message.setCitizen(citizen(citizen));
    message.setCaseworker(caseworker());
    message.setCommunicationId("urn:uuid:" + UUID.randomUUID());
    message.setCategory(CategoryCode.CARECOORDINATION);
    message.setText(text);
    return message;
  }

  /** A report on a referral as the case system would send it; the step is to be set first. */
  public ReportReferral referralReport(TestCitizen citizen, PartyId referrer, String referralId) {
    ReportReferral report = new ReportReferral();
    report.setMessageId(UUID.randomUUID().toString());
    report.setSender(self.id().sor());
    report.setReceiver(referrer.sor());
    report.setWrittenAt(now());
    report.setCitizen(citizen(citizen));
    report.setCaseworker(caseworker());
    report.setReferralId(referralId);
    return report;
  }

  public Receipt reports(ReportReferral report) {
    return call(() -> hub.reportReferral(report)).getReceipt();
  }

  public static Attachment pdf(String title, byte[] bytes) {
    Attachment attachment = new Attachment();
    attachment.setContentType(AttachmentContentType.APPLICATION_PDF);
    attachment.setTitle(title);
    attachment.setData(new DataHandler(new ByteArrayDataSource(bytes, "application/pdf")));
    return attachment;
  }

  public Receipt sends(SendMessage message) {
    return call(() -> hub.sendMessage(message)).getReceipt();
  }

  /**
   * A word on a meeting as the case system would send it, to be sent or changed first.
   *
   * @param type of a meeting that is called
   * @param calendar a calendar object with a method
   */
  public SendMeeting meeting(
      TestCitizen citizen, PartyId receiver, Optional<MeetingTypeCode> type, String calendar) {
    SendMeeting meeting = new SendMeeting();
    meeting.setMessageId(UUID.randomUUID().toString());
    meeting.setSender(self.id().sor());
    meeting.setReceiver(receiver.sor());
    meeting.setWrittenAt(now());
    meeting.setCitizen(citizen(citizen));
    meeting.setCaseworker(caseworker());
    type.ifPresent(meeting::setType);
    meeting.setCalendar(calendar);
    return meeting;
  }

  public Receipt sends(SendMeeting meeting) {
    return call(() -> hub.sendMeeting(meeting)).getReceipt();
  }

  /** Everything that waits, opened; nothing is acknowledged. */
  public List<Collected> collects() {
    ReceiveMessages ask = new ReceiveMessages();
    ask.setSender(self.id().sor());
    ask.setMaxCount(50);
    List<Collected> collected = new ArrayList<>();
    for (MailboxEntry entry : call(() -> hub.receiveMessages(ask)).getEntry()) {
      collected.add(new Collected(entry.getHubMessageId(), open(entry)));
    }
    return collected;
  }

  private Delivery open(MailboxEntry entry) {
    return Optional.ofNullable(entry.getDelivery())
        .orElseGet(
            () ->
                parse(
                    opener.open(
                        MessageId.parse(entry.getHubMessageId()),
                        bytes(entry.getSealedContent()),
                        self.encryption(),
                        hubSigner)));
  }

  /** Confirms that these are safe in the case system, so that the hub destroys its copies. */
  public void acknowledges(List<Collected> collected) {
    if (collected.isEmpty()) {
      return;
    }
    AcknowledgeMessages acknowledgement = new AcknowledgeMessages();
    acknowledgement.setSender(self.id().sor());
    collected.forEach(item -> acknowledgement.getHubMessageId().add(item.hubMessageId()));
    call(() -> hub.acknowledgeMessages(acknowledgement));
  }

  public GetStatusResponse status(String messageId) {
    GetStatus ask = new GetStatus();
    ask.setSender(self.id().sor());
    ask.setMessageId(messageId);
    return call(() -> hub.getStatus(ask));
  }

  /** A message out of the mailbox. */
  public record Collected(String hubMessageId, Delivery delivery) {}

  private static Citizen citizen(TestCitizen about) {
    IdNumber number = new IdNumber();
    number.setScheme(
        about.id().scheme() == CitizenId.Scheme.CPR ? IdNumberScheme.CPR : IdNumberScheme.X_E_CPR);
    number.setValue(about.id().number());
    Citizen citizen = new Citizen();
    citizen.setIdNumber(number);
    citizen.setGivenName(about.givenName());
    citizen.setFamilyName(about.familyName());
    return citizen;
  }

  private static Caseworker caseworker() {
    Caseworker caseworker = new Caseworker();
    caseworker.setGivenName("Sanne");
    caseworker.setFamilyName("Sagsbehandler");
    caseworker.setRole(CaseworkerRole.SOCIALRAADGIVER);
    caseworker.setPhone("00000000");
    return caseworker;
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock.withZone(DanishTime.ZONE)).withNano(0);
  }

  private static JAXBContext contract() {
    try {
      return JAXBContext.newInstance(Delivery.class);
    } catch (JAXBException e) {
      throw new IllegalStateException("The contract has no deliveries", e);
    }
  }

  private Delivery parse(byte[] xml) {
    try {
      return (Delivery) deliveries.createUnmarshaller().unmarshal(new ByteArrayInputStream(xml));
    } catch (JAXBException e) {
      throw new IllegalStateException("The delivery is not XML of the contract", e);
    }
  }

  static byte[] bytes(DataHandler data) {
    try {
      return data.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T call(Call<T> call) {
    try {
      return call.make();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception fault) {
      throw new HubFault(fault);
    }
  }

  private interface Call<T> {
    T make() throws Exception;
  }

  /** The hub answered a typed fault; it is the cause. */
  public static final class HubFault extends RuntimeException {
    HubFault(Exception fault) {
      super("The hub answered a fault: " + fault.getClass().getSimpleName(), fault);
    }
  }
}
