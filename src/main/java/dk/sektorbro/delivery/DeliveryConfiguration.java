package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.AnswerCertificate;
import dk.sektorbro.certificate.AnswerDoubts;
import dk.sektorbro.certificate.CertificateForms;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.FollowUpRequest;
import dk.sektorbro.certificate.ForwardRequest;
import dk.sektorbro.certificate.LetTimePass;
import dk.sektorbro.certificate.NoteArrival;
import dk.sektorbro.certificate.RequestCertificate;
import dk.sektorbro.certificate.UndoDisclosure;
import dk.sektorbro.certificate.figures.IpsOutcomes;
import dk.sektorbro.consent.ConsentGate;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.KnownParties;
import dk.sektorbro.consent.Redaction;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.SecurityOfficer;
import dk.sektorbro.consent.cut.ContentItems;
import dk.sektorbro.consent.explain.CitizenSide;
import dk.sektorbro.course.Calls;
import dk.sektorbro.course.ChangePackage;
import dk.sektorbro.course.CourseBook;
import dk.sektorbro.course.CourseRules;
import dk.sektorbro.course.HeedNotification;
import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.course.letter.FollowLetter;
import dk.sektorbro.course.meeting.FollowMeeting;
import dk.sektorbro.course.meeting.MeetingBook;
import dk.sektorbro.course.meeting.NewerWord;
import dk.sektorbro.course.plan.PlanBook;
import dk.sektorbro.course.referral.ReferToIps;
import dk.sektorbro.course.referral.Referrals;
import dk.sektorbro.course.referral.ReportProgress;
import dk.sektorbro.course.referral.UndoReferral;
import dk.sektorbro.course.team.NetworkMeetings;
import dk.sektorbro.course.team.TeamBook;
import dk.sektorbro.exchange.AttachmentScanner;
import dk.sektorbro.exchange.CitizenAliases;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.RefusalBook;
import dk.sektorbro.exchange.TimedWork;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.large.Expansion;
import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.exchange.large.Lift;
import dk.sektorbro.participant.KeyRefusals;
import dk.sektorbro.participant.KeyStanding;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.IntakeSeal;
import dk.sektorbro.seal.KeyCabinet;
import dk.sektorbro.seal.Notary;
import dk.sektorbro.seal.PartyOpener;
import dk.sektorbro.seal.PartySeal;
import dk.sektorbro.seal.Proofs;
import dk.sektorbro.seal.StreamSeal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.core.paging.PagingManager;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;

/** Wires the beans that the routes name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  DeliverySettings.class,
  CapacitySettings.class,
  LargeSettings.class
})
class DeliveryConfiguration {

  @Bean
  MessageIntake messageIntake(
      @Lazy ProducerTemplate camel, LargeStore large, CapacitySettings capacity) {
    return new CamelMessageIntake(camel, large, capacity.answerWithin());
  }

  @Bean
  Room room(
      CapacitySettings settings,
      @Value("${sektorbro.data}") Path data,
      ObjectProvider<EmbeddedActiveMQ> broker,
      JdbcClient jdbc,
      Clock clock) {
    Optional<EmbeddedActiveMQ> own = Optional.ofNullable(broker.getIfAvailable());
    return new Room(
        settings,
        () -> data.toFile().getUsableSpace(),
        () ->
            own.map(embedded -> embedded.getActiveMQServer().getPagingManager())
                .filter(PagingManager::isDiskFull)
                .isPresent(),
        new JdbcBacklog(jdbc),
        clock);
  }

  @Bean
  Lift lift(LargeStore large, AttachmentScanner scanner, LargeSettings settings) {
    return new Lift(
        large,
        scanner,
        new SecureRandom(),
        Math.toIntExact(settings.above().toBytes()),
        Math.toIntExact(settings.largestRest().toBytes()));
  }

  @Bean
  Expansion expansion(LargeStore large) {
    return new Expansion(large);
  }

  @Bean
  TimedWork abandonedLargeFiles(LargeStore large, LargeSettings settings, Clock clock) {
    return TimedWork.every(
        "abandoned-large-files",
        settings.abandonedAfter().dividedBy(4),
        () ->
            large.sweep(
                clock.instant().minus(settings.abandonedAfter()),
                clock.instant().minus(settings.collectWithin())));
  }

  @Bean
  Dialects dialects(List<Dialect> dialects) {
    return new Dialects(dialects);
  }

  @Bean
  Examiner examiner(Dialects dialects) {
    return new Examiner(dialects);
  }

  @Bean
  SignatureGate signatures(
      ParticipantDirectory directory,
      KeyStanding standing,
      Audit audit,
      UnitOfWork transactions,
      Clock clock,
      DeliverySettings settings) {
    return new SignatureGate(
        directory, standing, audit, transactions, clock, settings.signatureAge());
  }

  @Bean
  Admission admission(
      ParticipantDirectory directory, Dialects dialects, DeliverySettings settings) {
    return new Admission(directory, dialects, settings.limits());
  }

  @Bean
  AttachmentCheck attachmentCheck(
      AttachmentScanner scanner,
      Dialects dialects,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new AttachmentCheck(scanner, dialects, audit, transactions, clock);
  }

  @Bean
  Registrar registrar(
      Ledger ledger,
      RefusalBook refusals,
      Dialects dialects,
      CitizenIndex citizens,
      DialogueDesk dialogue,
      LargeStore large,
      Notary notary,
      DeliverySettings settings,
      TeamPost team,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new Registrar(
        ledger,
        refusals,
        dialects,
        citizens,
        dialogue,
        team,
        large,
        notary,
        settings.acknowledgement().duplicates(),
        audit,
        transactions,
        clock);
  }

  @Bean
  DialogueDesk dialogue(
      RequestCertificate request,
      ForwardRequest forward,
      AnswerCertificate answer,
      FollowUpRequest followUp,
      CertificateRequests requests,
      AnswerDoubts doubts,
      FollowLetter letters,
      FollowMeeting meetings,
      ReferToIps refer,
      ReportProgress progress,
      PlanDischarge discharge,
      UnitOfWork transactions) {
    return new DialogueDesk(
        request,
        forward,
        answer,
        followUp,
        requests,
        doubts,
        letters,
        meetings,
        refer,
        progress,
        discharge,
        transactions);
  }

  @Bean
  DoubtDesk doubtDesk(
      AnswerDoubts doubts, DeadLetters letters, Audit audit, UnitOfWork transactions, Clock clock) {
    return new DoubtDesk(doubts, letters, audit, transactions, clock);
  }

  @Bean
  Reminders reminders(
      LetTimePass time,
      CertificateRequests requests,
      UndoDisclosure undo,
      DisclosureGate gate,
      Ledger ledger,
      HeldStore held,
      ParticipantDirectory directory,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new Reminders(
        time, requests, undo, gate, ledger, held, directory, audit, transactions, clock);
  }

  @Bean
  TimedWork certificateTime(Reminders reminders) {
    return TimedWork.every("certificate-time", Duration.ofMinutes(1), reminders::run);
  }

  @Bean
  Refusals refusals(
      RefusalBook book, Ledger ledger, Audit audit, UnitOfWork transactions, Clock clock) {
    return new Refusals(book, ledger, audit, transactions, clock);
  }

  @Bean
  IntakeSealer intakeSealer(IntakeSeal seal) {
    return new IntakeSealer(seal);
  }

  @Bean
  Opener opener(Ledger ledger, IntakeSeal seal, LargeStore large) {
    return new Opener(ledger, seal, large);
  }

  @Bean
  Translator translator(
      Dialects dialects, PayloadCut payloads, Expansion expansion, ParticipantDirectory directory) {
    return new Translator(dialects, payloads, expansion, directory);
  }

  @Bean
  DisclosureGate disclosureGate(
      ConsentGate gate,
      KnownParties parties,
      ReleaseProfiles profiles,
      ContentItems contents,
      CertificateRequests requests,
      CertificateForms forms,
      HeedNotification notices,
      PlanDischarge discharges,
      ReportProgress reports,
      PlanBook plans,
      Ledger ledger,
      Clock clock) {
    return new DisclosureGate(
        gate,
        parties,
        profiles,
        contents,
        requests,
        forms,
        notices,
        discharges,
        new Footing(reports, discharges, plans, ledger),
        ledger,
        clock);
  }

  @Bean
  NoticeDesk noticeDesk(
      HeedNotification heed,
      CourseBook book,
      ChangePackage changePackage,
      Ledger ledger,
      DisclosureGate gate,
      PayloadCut payloads,
      ConsentRegistry consents,
      ParticipantDirectory directory,
      NetworkMeetingDesk networkMeetings,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new NoticeDesk(
        heed,
        book,
        changePackage,
        ledger,
        gate,
        payloads,
        consents,
        directory,
        networkMeetings,
        audit,
        transactions,
        clock);
  }

  @Bean
  CallDesk callDesk(
      Calls calls,
      ParticipantDirectory directory,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new CallDesk(calls, directory, audit, transactions, clock);
  }

  @Bean
  Handovers handovers(JdbcClient jdbc, Ledger ledger, CitizenSide side, CitizenAliases aliases) {
    return new Handovers(jdbc, ledger, side, aliases);
  }

  @Bean
  Decider decider(DisclosureGate gate, Ledger ledger) {
    return new Decider(gate, ledger);
  }

  @Bean
  Reports reports(@Lazy ProducerTemplate camel) {
    return new Reports(camel);
  }

  @Bean
  ConsentReview consentReview(
      Ledger ledger,
      MailboxStore mailboxes,
      HeldStore held,
      DisclosureGate gate,
      Stopper stopper,
      Reports reports,
      TakeOvers takeOvers,
      UnitOfWork transactions) {
    return new ConsentReview(
        ledger, mailboxes, held, gate, stopper, reports, takeOvers, transactions);
  }

  @Bean
  Cutter cutter(ReleaseProfiles profiles, PayloadCut payloads, ContentItems contents) {
    return new Cutter(profiles, payloads, new Redaction(contents));
  }

  @Bean
  Releaser releaser(
      Ledger ledger,
      LargeStore large,
      Audit audit,
      SecurityOfficer officer,
      UnitOfWork transactions,
      Clock clock) {
    return new Releaser(ledger, large, audit, officer, transactions, clock);
  }

  @Bean
  Undoing undoing(UndoDisclosure certificates, UndoReferral referrals, PlanDischarge discharges) {
    return new Undoing(certificates, referrals, discharges);
  }

  @Bean
  Stopper stopper(
      Ledger ledger,
      ParticipantDirectory directory,
      Undoing undoing,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new Stopper(ledger, directory, undoing, audit, transactions, clock);
  }

  @Bean
  GatewayKey gatewayKey(PartyOpener opener, KeyCabinet keys) {
    return new GatewayKey(opener, keys::now);
  }

  @Bean
  OutboundSealer outboundSealer(
      PartySeal seal, LargeSealer largeSealer, ParticipantDirectory directory, ReceiverKeys keys) {
    return new OutboundSealer(seal, largeSealer, directory, keys);
  }

  @Bean
  ReceiverKeys receiverKeys(
      GatewayKey gateway, KeyStanding standing, KeyRefusals refusals, Clock clock) {
    return new ReceiverKeys(gateway, standing, refusals, clock);
  }

  @Bean
  LargeSealer largeSealer(StreamSeal seal, LargeStore large, UnitOfWork transactions) {
    return new LargeSealer(seal, large, transactions);
  }

  @Bean
  SetApart setApart(
      LargeStore large,
      LargeSealer sealer,
      ParticipantDirectory directory,
      ReceiverKeys keys,
      UnitOfWork transactions,
      LargeSettings settings) {
    return new SetApart(large, sealer, directory, keys, transactions, settings.collectAt());
  }

  @Bean
  AttachmentDesk attachmentDesk(
      LargeStore large,
      Ledger ledger,
      DisclosureGate gate,
      ParticipantDirectory directory,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new AttachmentDesk(large, ledger, gate, directory, audit, transactions, clock);
  }

  @Bean
  FilterRegistrationBean<MailboxDoor> mailboxDoor() {
    FilterRegistrationBean<MailboxDoor> door = new FilterRegistrationBean<>(new MailboxDoor());
    door.addUrlPatterns("/mailbox/*");
    return door;
  }

  @Bean
  MailboxStore mailboxStore(JdbcClient jdbc, LargeStore large) {
    return new JdbcMailboxStore(jdbc, large);
  }

  @Bean
  Courier courier(
      ParticipantDirectory directory,
      Ledger ledger,
      MailboxStore mailboxes,
      LargeStore large,
      List<Push> pushes,
      GatewayKey gateway,
      Stopper stopper,
      Notary notary,
      NoteArrival arrivals,
      DisclosureGate gate,
      DeliverySettings settings,
      PartyCircuits circuits,
      HeldStore held,
      Audit audit,
      SecurityOfficer officer,
      UnitOfWork transactions,
      Clock clock) {
    return new Courier(
        directory,
        ledger,
        mailboxes,
        large,
        pushes,
        gateway,
        stopper,
        notary,
        arrivals,
        gate,
        settings.acknowledgement(),
        circuits,
        held,
        audit,
        officer,
        transactions,
        clock);
  }

  @Bean
  Mailbox mailbox(
      MailboxStore store,
      LargeStore large,
      Ledger ledger,
      DisclosureGate gate,
      Stopper stopper,
      GatewayKey gateway,
      HeldStore held,
      ParticipantDirectory directory,
      Notary notary,
      NoteArrival arrivals,
      Reports reports,
      Audit audit,
      SecurityOfficer officer,
      UnitOfWork transactions,
      Clock clock) {
    return new Mailbox(
        store,
        large,
        ledger,
        gate,
        stopper,
        gateway,
        held,
        directory,
        notary,
        arrivals,
        reports,
        audit,
        officer,
        transactions,
        clock);
  }

  @Bean
  StatusDesk statusDesk(Ledger ledger, RefusalBook refusals) {
    return new StatusDesk(ledger, refusals);
  }

  @Bean
  ProofDesk proofDesk(Ledger ledger, Proofs proofs) {
    return new ProofDesk(ledger, proofs);
  }

  @Bean
  AcknowledgementDesk acknowledgementDesk(
      Ledger ledger,
      ParticipantDirectory directory,
      Notary notary,
      HeldStore held,
      Ending ending,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new AcknowledgementDesk(
        ledger, directory, notary, held, ending, audit, transactions, clock);
  }

  @Bean
  HeldStore heldStore(JdbcClient jdbc, Clock clock) {
    return new JdbcHeldStore(jdbc, clock);
  }

  @Bean
  PartyCircuits partyCircuits(DeliverySettings settings, Clock clock) {
    return new PartyCircuits(settings.retry().pauses().getFirst(), clock);
  }

  @Bean
  WaitingRoom waitingRoom(
      HeldStore store,
      Ledger ledger,
      PartyCircuits circuits,
      UnitOfWork transactions,
      Clock clock) {
    return new WaitingRoom(store, ledger, circuits, transactions, clock);
  }

  @Bean
  Setback setback(
      HeldStore store,
      Ledger ledger,
      Audit audit,
      UnitOfWork transactions,
      Clock clock,
      DeliverySettings settings) {
    return new Setback(
        store, ledger, audit, transactions, clock, settings.retry(), settings.attempts());
  }

  @Bean
  Retrier retrier(
      HeldStore store,
      PartyCircuits circuits,
      UnitOfWork transactions,
      Clock clock,
      @Lazy ProducerTemplate camel) {
    return new Retrier(store, circuits, transactions, clock, camel, Duration.ofMillis(500));
  }

  @Bean
  Ending ending(
      Ledger ledger,
      MailboxStore mailboxes,
      HeldStore held,
      LargeStore large,
      Undoing undoing,
      ParticipantDirectory directory,
      JmsTemplate broker,
      TeamCopies copies,
      Audit audit,
      Clock clock) {
    return new Ending(
        ledger,
        mailboxes,
        held,
        large,
        undoing,
        directory,
        new QueueEraser(broker),
        copies,
        audit,
        clock);
  }

  @Bean
  TeamCopies teamCopies(TeamBook teams, Ledger ledger) {
    return new TeamCopies(teams, ledger);
  }

  @Bean
  DeadLetters deadLetters(
      HeldStore store,
      Ledger ledger,
      Ending ending,
      PlanBook plans,
      HeedNotification notices,
      PlanDischarge discharges,
      MeetingBook meetings,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    Overtaken overtaken =
        new Overtaken(ledger, plans, notices, discharges, new NewerWord(meetings));
    return new DeadLetters(store, ledger, ending, overtaken, audit, transactions, clock);
  }

  @Bean
  RecallDesk recallDesk(Ledger ledger, Ending ending, TeamCopies copies, UnitOfWork transactions) {
    return new RecallDesk(ledger, ending, copies, transactions);
  }

  @Bean
  ErasureDesk erasureDesk(
      Ledger ledger,
      Ending ending,
      CertificateRequests certificates,
      HeedNotification notices,
      MeetingBook meetings,
      NetworkMeetings networkMeetings,
      TeamCopies copies,
      UnitOfWork transactions) {
    return new ErasureDesk(
        ledger, ending, certificates, notices, meetings, networkMeetings, copies, transactions);
  }

  @Bean
  TimedWork expiry(
      Ledger ledger,
      MailboxStore mailboxes,
      Ending ending,
      Audit audit,
      UnitOfWork transactions,
      Clock clock,
      DeliverySettings settings) {
    Expiry expiry =
        new Expiry(ledger, mailboxes, ending, audit, transactions, clock, settings.times());
    return TimedWork.every("expiry", Duration.ofMinutes(1), expiry::run);
  }

  @Bean
  IpsOutcomes ipsOutcomes(Referrals referrals, CourseRules rules, Clock clock) {
    return new ReferralOutcomes(referrals, rules.stillThereAfter(), clock);
  }

  @Bean
  DispatchRoutes dispatchRoutes(ParticipantDirectory directory) {
    return new DispatchRoutes(directory);
  }
}
