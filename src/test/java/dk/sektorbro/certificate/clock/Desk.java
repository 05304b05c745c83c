package dk.sektorbro.certificate.clock;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.audit.AuditTrail;
import dk.sektorbro.certificate.clock.EarlyPolicy.Extent;
import dk.sektorbro.certificate.clock.EarlyPolicy.Wish;
import dk.sektorbro.exchange.AtOnce;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.DanishCalendar;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MovingClock;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Citizen;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A jobcentre's cases and the hub's clock, with everything around them under a test's hand. */
public final class Desk implements RequestsMade, MakesRequests {

  public static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  public static final PartyId PSYCHIATRY = new PartyId("99999021000016005");

  public final MovingClock clock = new MovingClock(Instant.parse("2026-03-04T08:00:00Z"));
  public final MemoryCases cases = new MemoryCases();
  public final Map<MessageId, List<Made>> requests = new HashMap<>();
  final Set<String> consented = new HashSet<>();
  final Map<String, Ask.Request> handedIn = new LinkedHashMap<>();
  final List<String> audit = new ArrayList<>();
  Runnable onTheWay = () -> {};
  final BenefitRules rules =
      BenefitRulesFile.read(
          Path.of("config/sickness-benefit.yaml"),
          DanishCalendar.read(Path.of("config/calendar.yaml")),
          (form, asked) -> AnswerTimes.Days.of(14, 8));
  final EarlyPolicy policy;
  final EarlyRequests early;
  final WorkList workList;

  public Desk(Extent certificate, Extent standby) {
    this(new Wish(certificate, standby, Optional.of(PSYCHIATRY)));
  }

  Desk(Wish wish) {
    policy = new EarlyPolicy(wish, Map.of());
    early =
        new EarlyRequests(
            cases,
            this,
            rules,
            policy,
            (about, answerer, at) -> consented.contains(about.particulars().caseNumber()),
            this,
            new Heard(),
            new AtOnce(),
            clock);
    workList = new WorkList(cases, this, rules, policy, (jobcentre, today) -> List.of(), clock);
  }

  public BenefitRules rules() {
    return rules;
  }

  public EarlyPolicy policy() {
    return policy;
  }

  @Override
  public Map<MessageId, List<Made>> in(Collection<MessageId> of) {
    return requests;
  }

  @Override
  public void make(SickLeaveCase about, Ask.Request request) {
    onTheWay.run();
    if (handedIn.putIfAbsent(request.requestId(), request) == null) {
      made(
          about.id(),
          request.form(),
          clock.instant(),
          request.due(),
          State.OPEN,
          request.requestId());
    }
  }

  /** A request is in the case. */
  public void made(
      MessageId of, String form, Instant asked, LocalDate due, State state, String requestId) {
    requests
        .computeIfAbsent(of, none -> new ArrayList<>())
        .add(
            new Made(
                MessageId.of(JOBCENTRE, requestId),
                requestId,
                form,
                asked,
                due,
                due,
                state,
                Optional.empty(),
                Optional.empty(),
                0,
                0));
  }

  /** What became of the latest request of a case. */
  public void becomes(MessageId of, State state, Optional<Instant> answered) {
    List<Made> made = Objects.requireNonNull(requests.get(of));
    Made last = made.removeLast();
    made.add(
        new Made(
            last.id(),
            last.requestId(),
            last.form(),
            last.asked(),
            last.due(),
            last.firstDue(),
            state,
            answered,
            last.takenOver(),
            last.reminders(),
            last.returns()));
  }

  /** The latest request of a case was handed over to its jobcentre. */
  public void isTakenOver(MessageId of, Instant at) {
    List<Made> made = Objects.requireNonNull(requests.get(of));
    Made last = made.removeLast();
    made.add(
        new Made(
            last.id(),
            last.requestId(),
            last.form(),
            last.asked(),
            last.due(),
            last.firstDue(),
            last.state(),
            last.answered(),
            Optional.of(at),
            last.reminders(),
            last.returns()));
  }

  static MessageId idOf(String caseNumber) {
    return MessageId.of(JOBCENTRE, "case/" + caseNumber);
  }

  /** A case is registered today, of an absence that began two days ago. */
  public MessageId registers(String caseNumber) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), DanishTime.ZONE);
    return registers(caseNumber, today.minusDays(2), Optional.empty());
  }

  public MessageId registers(String caseNumber, LocalDate firstDay, Optional<PartyId> department) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), DanishTime.ZONE);
    Registration registration =
        new Registration(
            UUID.randomUUID().toString(),
            clock.instant(),
            new Citizen(CitizenId.cpr("2509479989"), "Bruno Test", "Elmer"),
            new Author(
                "Sanne",
                "Sagsbehandler",
                Optional.of("socialraadgiver"),
                Optional.of(JOBCENTRE),
                Optional.of("00000000")),
            caseNumber,
            firstDay,
            false,
            Category.LONGER,
            true,
            department);
    MessageId id = idOf(caseNumber);
    cases.store(
        new SickLeaveCase(
            id,
            JOBCENTRE,
            department,
            new CitizenKey("0".repeat(64)),
            clock.instant(),
            false,
            new SickLeaveCase.Particulars(
                caseNumber,
                registration.citizen(),
                registration.caseworker(),
                registration.absence(today),
                Map.of(),
                Map.of(),
                Map.of(),
                clock.instant(),
                Optional.empty())),
        Optional.of(clock.instant()));
    early.look(id);
    return id;
  }

  /** Something was done in a case. */
  public void did(MessageId id, Step step, LocalDate on) {
    cases.store(cases.find(id).orElseThrow().did(step, on), Optional.of(clock.instant()));
  }

  public void closes(MessageId id, LocalDate on) {
    cases.store(cases.find(id).orElseThrow().close(on), Optional.empty());
  }

  Optional<Ask.State> asks(MessageId id, Aim aim) {
    return cases.find(id).orElseThrow().ask(aim).map(Ask::state);
  }

  private final class Heard implements Audit {

    @Override
    public void record(AuditEvent event) {
      audit.add(event.what() + " " + event.outcome());
    }

    @Override
    public List<AuditEvent> latest(int limit) {
      return List.of();
    }

    @Override
    public Optional<AuditTrail> trail(MessageId message) {
      return Optional.empty();
    }

    @Override
    public long firstBroken() {
      return -1;
    }
  }
}
