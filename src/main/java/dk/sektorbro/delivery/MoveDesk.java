package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.MoveRequests;
import dk.sektorbro.certificate.Step;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.ConsentWatch;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.course.move.Move;
import dk.sektorbro.course.move.Moves;
import dk.sektorbro.course.move.RegisterMove;
import dk.sektorbro.course.move.Residence;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a jobcentre says that a citizen has moved away, and where the jobcentre of the new
 * municipality sees what it follows on.
 */
public final class MoveDesk {

  private static final int MOST_MESSAGES = 1000;

  private final RegisterMove register;
  private final Moves moves;
  private final MoveRequests moved;
  private final CertificateRequests requests;
  private final RequestsLeft left;
  private final DisclosureGate gate;
  private final Ties ties;
  private final Ledger ledger;
  private final CitizenIndex citizens;
  private final ConsentWatch watch;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;

  MoveDesk(
      RegisterMove register,
      Moves moves,
      MoveRequests moved,
      CertificateRequests requests,
      RequestsLeft left,
      DisclosureGate gate,
      ConsentRegistry consents,
      Ledger ledger,
      CitizenIndex citizens,
      ConsentWatch watch,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.register = register;
    this.moves = moves;
    this.moved = moved;
    this.requests = requests;
    this.left = left;
    this.gate = gate;
    this.ties = new Ties(consents, ledger);
    this.ledger = ledger;
    this.citizens = citizens;
    this.watch = watch;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The citizen has moved from the party's area to that of another.
   *
   * @return what the party calls the requests for certificates that it no longer asks for
   * @throws Refused where the party has no course with the citizen, or another move stands
   */
  public List<String> moved(PartyId from, PartyId to, CitizenId citizen) {
    CitizenKey key = citizens.keyOf(citizen);
    List<String> left =
        transactions.inOne(
            () -> {
              mustHaveACourse(from, key);
              if (register.handle(from, to, key)) {
                moved.leave(key, from);
                if (!moves.residenceOf(key).hasLeft(to)) {
                  moved.stay(key, to);
                }
                trail.act("citizen.moved", from, key, List.of());
              }
              return names(moved.left(key, from));
            });
    watch.changed(key);
    return left;
  }

  private static List<String> names(List<CertificateRequest> requests) {
    return requests.stream().map(request -> request.particulars().requestId()).toList();
  }

  /**
   * The citizen has not moved away from the party, after all.
   *
   * @throws Refused where the party has no course with the citizen, or something was handed over
   */
  public void stayed(PartyId by, CitizenId citizen) {
    CitizenKey key = citizens.keyOf(citizen);
    transactions.run(
        () -> {
          mustHaveACourse(by, key);
          if (register.takeBack(by, key)) {
            moved.stay(key, by);
            trail.act("citizen.stayed", by, key, List.of());
          }
        });
  }

  private void mustHaveACourse(PartyId by, CitizenKey citizen) {
    if (!ties.has(by, citizen)) {
      throw new Refused(RefusalCode.NOT_FOUND, "", "You have no course with this citizen.");
    }
  }

  /**
   * A thread of letters that is taken up.
   *
   * @param id the id of the communication
   * @param with whom it is
   * @param lastMessage what its writer calls the latest letter
   */
  public record Thread(String id, PartyId with, String lastMessage, Instant at) {}

  /** What the party follows on, as far as it may see it now. */
  public record HandedOver(
      Set<PartyId> from, List<CertificateRequest> requests, List<Thread> threads) {}

  /**
   * @throws Refused where the party sees nothing; the same for a citizen the hub does not know
   */
  public HandedOver handedOver(PartyId by, CitizenId citizen) {
    CitizenKey key = citizens.keyOf(citizen);
    return transactions.inOne(
        () -> {
          moves.lock(key);
          Residence residence = moves.residenceOf(key);
          Set<PartyId> from = residence.predecessorsOf(by);
          List<String> grounds = new ArrayList<>();
          List<CertificateRequest> asked =
              from.isEmpty()
                  ? List.of()
                  : requests.openOf(key, by).stream()
                      .filter(request -> wasHandedOver(request, by))
                      .filter(request -> isShown(request, grounds))
                      .map(CertificateRequest::asTheRequesterKnowsIt)
                      .toList();
          List<Thread> threads =
              from.stream().flatMap(gone -> threads(key, gone, by, grounds)).toList();
          if (asked.isEmpty() && threads.isEmpty()) {
            throw new Refused(
                RefusalCode.NOT_FOUND,
                "",
                "Nothing of this citizen was handed over to you. It takes a consent that names you.");
          }
          from.forEach(gone -> keepFromBeingTakenBack(residence.departure(gone).orElseThrow()));
          trail.act("hand-over.shown", by, key, grounds.stream().distinct().toList());
          return new HandedOver(from, asked, threads);
        });
  }

  private void keepFromBeingTakenBack(Move move) {
    if (move.handedOverAt().isEmpty()) {
      moves.store(move.handedOver(clock.instant()));
    }
  }

  private static boolean wasHandedOver(CertificateRequest request, PartyId to) {
    return request.timeline().stream()
        .anyMatch(
            event -> event.step() instanceof Step.HandedOver handed && handed.to().equals(to));
  }

  private boolean isShown(CertificateRequest request, List<String> grounds) {
    return permits(
        gate.decide(left.question(request, request.id(), clock.instant())), grounds);
  }

  private Stream<Thread> threads(
      CitizenKey citizen, PartyId gone, PartyId heir, List<String> grounds) {
    Map<String, Thread> threads = new LinkedHashMap<>();
    for (Ledger.Entry letter : ledger.ofCourse(citizen, gone, MOST_MESSAGES)) {
      Optional<String> thread = letter.particulars().conversation();
      Envelope envelope = letter.envelope();
      if (envelope.kind() == MessageKind.CARE_COMMUNICATION
          && thread.isPresent()
          && !threads.containsKey(thread.get())
          && gate.decideFor(heir, letter).filter(found -> permits(found, grounds)).isPresent()) {
        threads.put(
            thread.get(),
            new Thread(
                thread.get(),
                envelope.sender().equals(gone) ? envelope.receiver() : envelope.sender(),
                letter.particulars().senderMessageId(),
                envelope.acceptedAt()));
      }
    }
    return threads.values().stream();
  }

  private static boolean permits(ShareDecision decision, List<String> grounds) {
    if (!DisclosureGate.isByConsent(decision)) {
      return false;
    }
    grounds.addAll(Releaser.grounds(decision));
    return true;
  }
}
