package dk.sektorbro.certificate.clock;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.consent.ConsentWatch;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.Faults;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks early, by itself: looks at a case when it is registered, when its citizen's consents change,
 * and every morning while it is open, and does what the jobcentre's policy says.
 *
 * <p>What it decides is written down before it is done, so that a crash repeats the same request.
 */
public final class EarlyRequests implements ConsentWatch, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EarlyRequests.class);
  private static final LocalTime MORNING = LocalTime.of(6, 0);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final int AT_ONCE = 200;

  private final Cases cases;
  private final RequestsMade requests;
  private final BenefitRules rules;
  private final EarlyPolicy policy;
  private final Outlook outlook;
  private final MakesRequests maker;
  private final Audit audit;
  private final UnitOfWork transactions;
  private final Clock clock;
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  public EarlyRequests(
      Cases cases,
      RequestsMade requests,
      BenefitRules rules,
      EarlyPolicy policy,
      Outlook outlook,
      MakesRequests maker,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.cases = cases;
    this.requests = requests;
    this.rules = rules;
    this.policy = policy;
    this.outlook = outlook;
    this.maker = maker;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A consent may be what a case waits for. What this misses, the next morning finds. */
  @Override
  public void changed(CitizenKey citizen) {
    workers.execute(() -> cases.openOf(citizen).forEach(this::lookQuietly));
  }

  /** Looks at every case that is due; each once, whatever comes of it. */
  public void run() {
    Instant now = clock.instant();
    for (List<MessageId> due = cases.due(now, AT_ONCE);
        !due.isEmpty();
        due = cases.due(now, AT_ONCE)) {
      due.forEach(this::lookQuietly);
    }
  }

  private void lookQuietly(MessageId id) {
    try {
      look(id);
    } catch (RuntimeException e) {
      LOG.warn("Case {} is looked at again later", id, Faults.withoutText(e));
      transactions.run(() -> cases.postpone(id, clock.instant().plus(AGAIN)));
    }
  }

  /** Does for a case what is to be done now. Done twice, it does nothing more. */
  public void look(MessageId id) {
    for (Aim aim : Aim.values()) {
      transactions.inOne(() -> decide(id, aim)).ifPresent(decided -> hand(decided, aim));
    }
  }

  /** The case, where something is to be asked. */
  private Optional<SickLeaveCase> decide(MessageId id, Aim aim) {
    SickLeaveCase found = cases.lock(id).orElseThrow();
    if (found.closed()) {
      return Optional.empty();
    }
    Optional<Ask> next = next(found, aim);
    boolean changed = next.isPresent() && !next.equals(found.ask(aim));
    SickLeaveCase decided = changed ? found.with(aim, next.get()) : found;
    cases.store(decided, Optional.of(nextLook(decided)));
    if (changed) {
      record(decided, next.get());
    }
    return Optional.of(decided)
        .filter(it -> it.ask(aim).map(ask -> ask.state() == Ask.State.INTENDED).orElse(false));
  }

  /** What is not handed over yet is looked at again soon; everything else every morning. */
  private Instant nextLook(SickLeaveCase decided) {
    boolean pending = decided.particulars().asks().values().stream().anyMatch(Ask::isPending);
    return pending
        ? clock.instant().plus(AGAIN)
        : today().plusDays(1).atTime(MORNING).atZone(DanishTime.ZONE).toInstant();
  }

  private Optional<Ask> next(SickLeaveCase found, Aim aim) {
    Optional<Ask> before = found.ask(aim);
    if (before.map(ask -> ask.state() == Ask.State.INTENDED).orElse(false)) {
      return before;
    }
    List<RequestsMade.Made> made = requests.in(found.id());
    Optional<Need> need =
        switch (aim) {
          case CERTIFICATE -> certificate(found, made);
          case STANDBY -> standby(made);
        };
    return need.flatMap(it -> wished(found, aim, before, it)).or(() -> before.map(this::left));
  }

  /** One that lapsed and is not wished any more is the jobcentre's, should it be needed again. */
  private Ask left(Ask before) {
    return before.state() == Ask.State.LAPSED
        ? Ask.of(Ask.State.PROPOSED, clock.instant())
        : before;
  }

  /**
   * Something that should be asked for.
   *
   * @param by when its answer is needed; empty where it is of use at any time
   */
  private record Need(String form, Optional<LocalDate> by) {}

  private Optional<Need> certificate(SickLeaveCase found, List<RequestsMade.Made> made) {
    boolean asked =
        made.stream().anyMatch(it -> it.form().equals(rules.form()) && !it.mayBeRepeated());
    boolean held = !found.done(Step.FIRST_FOLLOW_UP).isEmpty();
    return asked || held
        ? Optional.empty()
        : rules
            .timeline(found.particulars().absence(), found.particulars().done())
            .request()
            .map(latest -> new Need(latest.form(), Optional.of(latest.needed())));
  }

  private Optional<Need> standby(List<RequestsMade.Made> made) {
    String form = rules.standby().form();
    boolean asked = made.stream().anyMatch(it -> it.form().equals(form) && !it.mayBeRepeated());
    boolean late =
        made.stream().filter(it -> it.form().equals(rules.form())).anyMatch(this::isMissing);
    return late && !asked ? Optional.of(new Need(form, Optional.empty())) : Optional.empty();
  }

  private boolean isMissing(RequestsMade.Made request) {
    return request.state() == RequestsMade.State.DECLINED
        || (request.isOpen()
            && request.answered().isEmpty()
            && !today().isBefore(rules.standbyFrom(request.due())));
  }

  private Optional<Ask> wished(SickLeaveCase found, Aim aim, Optional<Ask> before, Need need) {
    EarlyPolicy.Wish wish = policy.of(found.jobcentre());
    Instant now = clock.instant();
    Optional<Ask> next =
        switch (wish.extent(aim)) {
          case WARN -> Optional.empty();
          case PROPOSE -> Optional.of(Ask.of(Ask.State.PROPOSED, now));
          case ASK ->
              Optional.of(
                  found
                      .department()
                      .or(wish::department)
                      .map(department -> asked(found, aim, before, need, department, now))
                      .orElseGet(() -> Ask.of(Ask.State.PROPOSED, now)));
        };
    return next.filter(it -> before.map(last -> last.state() != it.state()).orElse(true));
  }

  private Ask asked(
      SickLeaveCase found,
      Aim aim,
      Optional<Ask> before,
      Need need,
      PartyId department,
      Instant now) {
    if (before.map(ask -> ask.state() == Ask.State.FAILED).orElse(false)) {
      return before.get();
    }
    if (!outlook.permits(found, department, now)) {
      return new Ask(
          Ask.State.WAITS_FOR_CONSENT, now, before.flatMap(Ask::request), Optional.empty());
    }
    int attempt = before.flatMap(Ask::request).map(last -> last.attempt() + 1).orElse(1);
    return Ask.intended(
        Ask.Request.of(
            found,
            aim,
            attempt,
            need.form(),
            department,
            rules.dueIfAsked(need.form(), today(), need.by()),
            now));
  }

  private void hand(SickLeaveCase decided, Aim aim) {
    Ask intended = decided.ask(aim).orElseThrow();
    Ask.Request request = intended.request().orElseThrow();
    Ask outcome;
    try {
      maker.make(decided, request);
      outcome = intended.made(clock.instant());
    } catch (Refused refused) {
      if (refused.passes()) {
        return;
      }
      outcome =
          refused.code() == RefusalCode.DUE_TOO_EARLY
              ? intended.lapsed(clock.instant())
              : intended.failed(clock.instant(), refused.code().name());
    }
    Ask reached = outcome;
    transactions.run(
        () -> {
          SickLeaveCase now = cases.lock(decided.id()).orElseThrow();
          if (now.ask(aim).equals(Optional.of(intended))) {
            SickLeaveCase after = now.with(aim, reached);
            cases.store(after, Optional.of(nextLook(after)));
            record(after, reached);
          }
        });
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), DanishTime.ZONE);
  }

  private void record(SickLeaveCase about, Ask ask) {
    List<String> basedOn = new ArrayList<>(List.of(about.id().toString()));
    ask.request().ifPresent(request -> basedOn.add(request.form()));
    audit.record(
        new AuditEvent(
            "case.asks",
            clock.instant(),
            Optional.empty(),
            ask.request().map(request -> MessageId.of(about.jobcentre(), request.messageId())),
            Optional.of(about.citizen()),
            ask.reason().orElseGet(() -> ask.state().name().toLowerCase(Locale.ROOT)),
            basedOn));
  }

  @Override
  public void close() {
    workers.close();
  }
}
