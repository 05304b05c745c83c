package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.audit.jdbc.JdbcAudit;
import dk.sektorbro.certificate.CertificateForms;
import dk.sektorbro.certificate.Dialogue;
import dk.sektorbro.certificate.MemoryRequests;
import dk.sektorbro.certificate.NoteArrival;
import dk.sektorbro.certificate.RequestClock;
import dk.sektorbro.certificate.UndoDisclosure;
import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.KnownParties;
import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.cut.ContentItems;
import dk.sektorbro.consent.cut.LabelTable;
import dk.sektorbro.course.CourseBook;
import dk.sektorbro.course.HeedNotification;
import dk.sektorbro.course.Reading;
import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.course.jdbc.JdbcCourseBook;
import dk.sektorbro.course.jdbc.JdbcMeetingBook;
import dk.sektorbro.course.jdbc.JdbcNetworkMeetings;
import dk.sektorbro.course.jdbc.JdbcPlanBook;
import dk.sektorbro.course.jdbc.JdbcPlannedDischarges;
import dk.sektorbro.course.jdbc.JdbcReferrals;
import dk.sektorbro.course.jdbc.JdbcTeamBook;
import dk.sektorbro.course.meeting.NewerWord;
import dk.sektorbro.course.meeting.WordsOfMeeting;
import dk.sektorbro.course.move.NobodyMoves;
import dk.sektorbro.course.plan.Change;
import dk.sektorbro.course.plan.PlanBook;
import dk.sektorbro.course.referral.Referrals;
import dk.sektorbro.course.referral.ReportProgress;
import dk.sektorbro.course.referral.UndoReferral;
import dk.sektorbro.course.team.TeamBook;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.MovingClock;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.exchange.jdbc.JdbcCitizenAliases;
import dk.sektorbro.exchange.jdbc.JdbcLedger;
import dk.sektorbro.exchange.jdbc.MigratedDatabase;
import dk.sektorbro.exchange.large.MemoryLargeStore;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.Delivery;
import dk.sektorbro.participant.FixedDirectory;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.Sealing;
import dk.sektorbro.participant.Sector;
import dk.sektorbro.participant.X509Keys;
import dk.sektorbro.seal.HubKeys;
import dk.sektorbro.seal.IntakeSeal;
import dk.sektorbro.seal.KeyAlgorithm;
import dk.sektorbro.seal.Keys;
import dk.sektorbro.seal.Notary;
import dk.sektorbro.seal.SealBroken;
import dk.sektorbro.seal.SealDigest;
import dk.sektorbro.seal.StatementSigner;
import dk.sektorbro.seal.jdbc.JdbcProofs;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;

/**
 * What carries messages out of the hub, on a real broker and a real database, with a clock that a
 * test moves: from the outbound queues to two parties whose interfaces do what the test says.
 */
final class Carriage implements AutoCloseable {

  static final PartyId SENDER = new PartyId("99999011000016001");
  static final PartyId EHR = new PartyId("99999021000016005");
  static final PartyId OTHER_EHR = new PartyId("99999041000016008");
  static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
  static final RetrySchedule SCHEDULE = RetrySchedule.of("30×1m, 5m, 1h, 6h, 12h, 1d");

  /** What a party's interface does with a message, by its text. */
  interface Interface {
    PushResult take(String text);
  }

  final MovingClock clock = new MovingClock(MORNING);
  final List<String> received = new CopyOnWriteArrayList<>();
  final List<String> reports = new CopyOnWriteArrayList<>();
  final Map<PartyId, Interface> interfaces = new ConcurrentHashMap<>();
  volatile Optional<SealBroken.Reason> broken = Optional.empty();
  final Ledger ledger;
  final DeadLetters deadLetters;
  final AcknowledgementDesk acknowledgements;
  final RecallDesk recalls;
  final ErasureDesk erasures;
  final PlanBook plans;
  final Expiry expiry;
  private final TeamBook teams;
  final MailboxStore mailboxes;
  final JdbcClient jdbc;
  private final MigratedDatabase database;
  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final JmsPoolConnectionFactory connections = new JmsPoolConnectionFactory();
  private final UnitOfWork transactions;
  private final Audit audit;
  private final Retrier retrier;
  private final PartyCircuits circuits;
  private final Map<MessageId, Integer> numberOf = new ConcurrentHashMap<>();
  private int numbers;

  Carriage(Path home) throws Exception {
    database = new MigratedDatabase(home);
    jdbc = database.jdbc();
    transactions = database.transactions();
    audit = new JdbcAudit(jdbc);
    ledger = new JdbcLedger(jdbc, new Unconcealed(), new MemoryLargeStore());
    startBroker();
    FixedDirectory directory =
        new FixedDirectory(HUB, List.of(jobcentre(), ehr(EHR), ehr(OTHER_EHR)));
    mailboxes = new JdbcMailboxStore(jdbc, new MemoryLargeStore());
    HeldStore held = new JdbcHeldStore(jdbc, clock);
    MemoryRequests none = new MemoryRequests(); // no message here is of a dialogue
    CertificateForms noForms = new CertificateForms(List.of());
    Dialogue dialogue =
        new Dialogue(noForms, none, new RequestClock(new DanishCalendar(List.of())), audit, clock);
    PlanDischarge discharges =
        new PlanDischarge(new JdbcPlannedDischarges(jdbc, new Unconcealed()), ledger, clock);
    Referrals referrals = new JdbcReferrals(jdbc, new Unconcealed());
    Undoing undo =
        new Undoing(
            new UndoDisclosure(none, dialogue), new UndoReferral(referrals, clock), discharges);
    circuits = new PartyCircuits(SCHEDULE.pauses().getFirst(), clock);
    Stopper stopper = new Stopper(ledger, directory, undo, audit, transactions, clock);
    teams = new JdbcTeamBook(jdbc, new Unconcealed());
    TeamCopies copies = new TeamCopies(teams, ledger);
    Ending ending =
        new Ending(
            ledger,
            mailboxes,
            held,
            new MemoryLargeStore(),
            undo,
            directory,
            new QueueEraser(new JmsTemplate(connections)),
            copies,
            audit,
            clock);
    acknowledgements =
        new AcknowledgementDesk(
            ledger, directory, notary(), held, ending, audit, transactions, clock);
    recalls = new RecallDesk(ledger, ending, copies, transactions);
    CourseBook course = new JdbcCourseBook(jdbc, new Unconcealed());
    plans = new JdbcPlanBook(jdbc, new Unconcealed());
    HeedNotification heed = new HeedNotification(course, ledger, Set.of(), clock);
    NewerWord meetings =
        new NewerWord(
            new WordsOfMeeting(
                new JdbcMeetingBook(jdbc, new Unconcealed()), new JdbcCitizenAliases(jdbc)),
            ledger);
    Overtaken overtaken = new Overtaken(ledger, plans, heed, discharges, meetings);
    deadLetters = new DeadLetters(held, ledger, ending, overtaken, audit, transactions, clock);
    erasures =
        new ErasureDesk(
            ledger,
            ending,
            none,
            heed,
            new JdbcMeetingBook(jdbc, new Unconcealed()),
            new JdbcNetworkMeetings(jdbc, new Unconcealed()),
            copies,
            transactions);
    expiry = new Expiry(ledger, mailboxes, ending, audit, transactions, clock, limits());
    bind("opener", new Opener(ledger, new NothingAtIntake(), new MemoryLargeStore()));
    bind("waitingRoom", new WaitingRoom(held, ledger, circuits, transactions, clock));
    bind("setback", new Setback(held, ledger, audit, transactions, clock, SCHEDULE, 8));
    bind("stopper", stopper);
    bind("releaser", new Object());
    bind("setApart", new Object());
    bind("noticeDesk", new Object());
    bind("planNews", new Object());
    bind("networkMeetingDesk", new Object());
    bind("intakeSealer", new Object());
    KnownParties parties = new KnownParties(directory);
    ReleaseProfiles profiles = new ReleaseProfiles(List.of());
    Footing footing =
        new Footing(
            new ReportProgress(
                referrals,
                ledger,
                new Reading(ledger, party -> false),
                new NobodyMoves(),
                Period.ofMonths(4),
                clock),
            discharges,
            plans,
            ledger);
    DisclosureGate gate =
        new DisclosureGate(
            question -> new ShareDecision.Permit(List.of(), List.of()),
            new Questions(
                parties,
                profiles,
                new ContentItems(new LabelTable(List.of())),
                none,
                noForms,
                clock),
            parties,
            new Mending(heed, discharges, ledger),
            footing);
    SealedGate sealedGate = new SealedGate(gate, parties, profiles, footing, clock);
    bind("decider", new Decider(gate, sealedGate, footing, ledger));
    bind("translator", new Translated());
    bind("outboundSealer", new NotSealed());
    bind(
        "courier",
        new Courier(
            directory,
            ledger,
            mailboxes,
            new MemoryLargeStore(),
            List.of(new Parties()),
            new GatewayKey(this::opened, Carriage::keys),
            stopper,
            notary(),
            new NoteArrival(none, dialogue),
            sealedGate,
            new AcknowledgementRules(
                Duration.ofMinutes(30), 3, AcknowledgementRules.Duplicates.REPROCESS),
            circuits,
            held,
            audit,
            (message, report) -> {},
            transactions,
            clock));
    startRoutes(directory);
    ProducerTemplate template2 = camel.createProducerTemplate();
    retrier = new Retrier(held, circuits, transactions, clock, template2, Duration.ofMillis(20));
    retrier.start();
  }

  private byte[] opened(
      MessageId message,
      byte[] payload,
      List<KeyStore.PrivateKeyEntry> receivers,
      List<X509Certificate> signers) {
    broken.ifPresent(
        reason -> {
          throw new SealBroken(reason, "as the test says");
        });
    return payload;
  }

  private static HubKeys keys() {
    KeyStore.PrivateKeyEntry any = Keys.signing("hub", KeyAlgorithm.EC_P256);
    return new HubKeys(any, any, any, List.of(any), List.of(any), List.of(), Optional.empty());
  }

  /** As if the hub had just been set up, at the same moment. */
  void empty() {
    interfaces.clear();
    broken = Optional.empty();
    circuits.answered(EHR);
    circuits.answered(OTHER_EHR);
    jdbc.sql("truncate message, team_message, audit cascade").update();
    received.clear();
    reports.clear();
    clock.set(MORNING);
  }

  private static final Address HUB =
      new Address(new PartyId("99999031000016007"), new Gln("5799999900037"), "Hub");

  private Notary notary() {
    return new Notary(
        new JdbcProofs(jdbc),
        new StatementSigner(
            Keys.signing("hub", KeyAlgorithm.EC_P256),
            SealDigest.SHA_256,
            clock,
            new SecureRandom()),
        clock);
  }

  private void bind(String name, Object bean) {
    camel.getRegistry().bind(name, bean);
  }

  private void startBroker() throws Exception {
    String name = UUID.randomUUID().toString();
    int id = Math.abs(name.hashCode());
    broker.setConfiguration(
        new ConfigurationImpl()
            .setName(name)
            .setPersistenceEnabled(false)
            .setSecurityEnabled(false)
            .addAcceptorConfiguration("vm", "vm://" + id)
            .addAddressSetting(
                "#", new AddressSettings().setMaxDeliveryAttempts(-1).setAutoDeleteQueues(false)));
    broker.start();
    connections.setConnectionFactory(new ActiveMQConnectionFactory("vm://" + id));
  }

  private void startRoutes(FixedDirectory directory) throws Exception {
    camel.addComponent("jms", new BrokerConfiguration().jms(connections));
    camel.getPropertiesComponent().addInitialProperty("sektorbro.release-consumers", "1");
    DispatchRoutes dispatch = new DispatchRoutes(directory);
    dispatch.beforeApplicationStart(camel);
    for (String route : List.of("dispatch", "failure", "again", "non-delivery", "outbound")) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(
              PluginHelper.getResourceLoader(camel)
                  .resolveResource("file:" + new File("routes", route + ".yaml")));
    }
    camel.start();
    for (PartyId party : List.of(SENDER, EHR, OTHER_EHR)) {
      TemplatedRouteBuilder.builder(camel, "dispatch")
          .routeId(DispatchRoutes.idOf(party))
          .parameter("receiver", party.sor())
          .add();
    }
  }

  private static TimeLimits limits() {
    Map<MessageKind, Duration> days = new EnumMap<>(MessageKind.class);
    for (MessageKind kind : MessageKind.values()) {
      days.put(kind, Duration.ofDays(7));
    }
    return new TimeLimits(days, Duration.ofDays(3), Duration.ofDays(30));
  }

  private static Participant jobcentre() {
    return participant(SENDER, new Delivery.Mailbox(), Language.JOBCENTRE_XML);
  }

  private static Participant ehr(PartyId id) {
    return participant(
        id, new Delivery.Push(URI.create("https://localhost/fhir")), Language.FHIR_JSON);
  }

  @SuppressWarnings("NullAway") // nobody here uses a key
  private static Participant participant(PartyId id, Delivery delivery, Language language) {
    return new Participant(
        id,
        "Part " + id,
        new Gln("5799999900013"),
        new Cvr("99990007"),
        "0999",
        Sector.PSYCHIATRY,
        EnumSet.allOf(MessageKind.class),
        delivery,
        Sealing.GATEWAY,
        language,
        new X509Keys(List.of(), List.of(), List.of()));
  }

  /** Queues a released message about that citizen, as Release does. */
  MessageId released(PartyId receiver, String citizen, String text) {
    return released(envelope(MessageKind.CARE_COMMUNICATION, receiver, citizen), text, Set.of());
  }

  /** The same of one that names others as going before it. */
  MessageId released(PartyId receiver, String citizen, String text, Set<MessageId> names) {
    return released(envelope(MessageKind.MEETING, receiver, citizen), text, names);
  }

  /** The same of a report on a referral that the hub does not remember. */
  MessageId reportOnNothing(PartyId receiver, String citizen) {
    return released(envelope(MessageKind.IPS_PROGRESS, receiver, citizen), "accepted", Set.of());
  }

  /** The same of one that tells of that change to the citizen's plan. */
  MessageId news(PartyId receiver, String citizen, String text, int change) {
    Envelope envelope = envelope(MessageKind.CARE_PLAN_UPDATE, receiver, citizen);
    CitizenKey key = envelope.citizen().orElseThrow();
    transactions.run(
        () -> {
          UUID plan = plans.planOf(key).orElseGet(UUID::randomUUID);
          if (change == 1) {
            plans.begin(plan, key);
          }
          plans.add(
              plan,
              new Change(
                  UUID.randomUUID(),
                  change,
                  SENDER,
                  Sector.JOBCENTRE,
                  clock.instant(),
                  new Citizen(CitizenId.cpr("2509479989"), "Bruno", "Elmer"),
                  List.of()));
          plans.tells(envelope.id(), plan, change);
        });
    return released(envelope, text, Set.of());
  }

  private MessageId released(Envelope envelope, String text, Set<MessageId> names) {
    transactions.run(
        () -> {
          received(envelope, text.length());
          ledger.move(envelope.id(), MessageState.ACCEPTED, "accepted", clock.instant());
          ledger.describe(
              envelope.id(),
              Json.write(new Disclosure(question(envelope), List.of(), names, Optional.empty())));
          ledger.move(envelope.id(), MessageState.RELEASED, "released", clock.instant());
        });
    queue(envelope, text);
    return envelope.id();
  }

  private void received(Envelope envelope, int size) {
    ledger.open(
        new Ledger.Entry(
            envelope,
            MessageState.RECEIVED,
            "received",
            new Ledger.Particulars(
                envelope.id().toString(),
                envelope.id().toString(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            size,
            clock.instant()));
  }

  /** What was written to the team of that citizen. */
  MessageId toTheTeam(String citizen, MessageState state) {
    Envelope envelope = envelope(MessageKind.CARE_COMMUNICATION, HUB.id(), citizen);
    transactions.run(
        () -> {
          received(envelope, 0);
          if (state != MessageState.RECEIVED) {
            ledger.move(envelope.id(), state, "heeded", clock.instant());
          }
        });
    return envelope.id();
  }

  /** One message is what another to the team became for that member. */
  void isFor(MessageId original, MessageId message, PartyId member) {
    transactions.run(() -> teams.addressed(new TeamBook.Copy(message, original, member)));
  }

  private void queue(Envelope envelope, String text) {
    camel
        .createProducerTemplate()
        .send(
            "jms:queue:outbound." + envelope.receiver(),
            exchange -> {
              QueueHeaders.set(exchange, envelope, Language.FHIR_JSON);
              exchange.getMessage().setBody(text.getBytes(StandardCharsets.UTF_8));
            });
  }

  private Envelope envelope(MessageKind kind, PartyId receiver, String citizen) {
    byte[] key = new byte[32];
    System.arraycopy(citizen.getBytes(StandardCharsets.UTF_8), 0, key, 0, citizen.length());
    MessageId id = MessageId.of(SENDER, "message " + ++numbers);
    numberOf.put(id, numbers);
    return new Envelope(
        id,
        kind,
        SENDER,
        receiver,
        Optional.of(CitizenKey.of(key)),
        Optional.empty(),
        clock.instant());
  }

  private ShareRequest question(Envelope envelope) {
    return new ShareRequest(
        envelope.citizen().orElseThrow(),
        Party.of(envelope.sender()),
        Party.of(envelope.receiver()),
        Set.of(new Code(CodeSystems.PURPOSES, Purpose.COORDINATION_OF_CARE.code())),
        Optional.empty(),
        ShareRequest.DISCLOSE,
        Item.of(InformationType.CORRESPONDENCE, MessageKind.CARE_COMMUNICATION),
        List.of(),
        clock.instant());
  }

  /** The receiver's later word on what it took. */
  void acknowledges(MessageId message, boolean usable) {
    Ledger.Entry entry = ledger.find(message).orElseThrow();
    acknowledgements.acknowledged(
        entry.envelope().receiver(),
        "message " + numberOf.get(message),
        usable,
        Notary.Word.inPerson("test", Optional.empty()));
  }

  MessageState stateOf(MessageId message) {
    return ledger.find(message).orElseThrow().state();
  }

  /** What the audit record says of the message, oldest first. */
  List<String> trailOf(MessageId message) {
    List<String> trail =
        new java.util.ArrayList<>(
            audit.latest(1000).stream()
                .filter(event -> event.message().equals(Optional.of(message)))
                .map(AuditEvent::what)
                .toList());
    Collections.reverse(trail);
    return trail;
  }

  /** How many bytes of the message's payload lie anywhere but on the broker. */
  long bytesKept(MessageId message) {
    return jdbc.sql(
            """
            select coalesce((select sum(length(sealed)) from held where message = :id), 0)
              + coalesce((select sum(length(sealed)) from mailbox where message = :id), 0)""")
        .param("id", message.value())
        .query(Long.class)
        .single();
  }

  /** Queues what the ledger has never heard of. */
  void stray(PartyId receiver) {
    queue(envelope(MessageKind.CARE_COMMUNICATION, receiver, "nobody"), "stray");
  }

  long dead() {
    return depth("dead");
  }

  long onTheBroker(PartyId receiver) {
    return depth("outbound." + receiver);
  }

  private long depth(String name) {
    var queue = broker.getActiveMQServer().locateQueue(SimpleString.of(name));
    return queue == null ? 0 : queue.getMessageCount();
  }

  void pauses(PartyId receiver) throws Exception {
    camel.getRouteController().suspendRoute(DispatchRoutes.idOf(receiver));
  }

  void resumes(PartyId receiver) throws Exception {
    camel.getRouteController().resumeRoute(DispatchRoutes.idOf(receiver));
  }

  @Override
  public void close() throws Exception {
    retrier.stop();
    camel.close();
    connections.stop();
    broker.stop();
    database.close();
  }

  /** The interfaces of the parties. */
  private final class Parties implements Push {
    @Override
    public Set<Language> languages() {
      return EnumSet.allOf(Language.class);
    }

    @Override
    public PushResult push(Envelope envelope, Payload payload, URI endpoint, int transmission) {
      String text = new String(payload.bytes(), StandardCharsets.UTF_8);
      PushResult result =
          interfaces
              .getOrDefault(envelope.receiver(), anything -> new PushResult.Accepted())
              .take(text);
      if (result instanceof PushResult.Accepted) {
        received.add(text);
      }
      return result;
    }
  }

  /** Writes a report as its reason. */
  public final class Translated {
    public String toReceiver(NotDelivered report) {
      reports.add(report.reason());
      return report.reason();
    }
  }

  /** Seals nothing. */
  public static final class NotSealed {
    public void seal(Exchange exchange) {
      Envelope envelope = exchange.getProperty(Property.ENVELOPE, Envelope.class);
      byte[] body = exchange.getMessage().getBody(byte[].class);
      QueueHeaders.set(exchange, envelope, Language.JOBCENTRE_XML);
      exchange.getMessage().setBody(body);
    }
  }

  /** No message here comes off the intake queue. */
  private static final class NothingAtIntake implements IntakeSeal {
    @Override
    public byte[] seal(MessageId message, byte[] plaintext) {
      throw new AssertionError("Nothing is taken in here");
    }

    @Override
    public byte[] open(MessageId message, byte[] sealed) {
      throw new AssertionError("Nothing is taken in here");
    }
  }
}
