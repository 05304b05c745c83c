package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.certificate.Step;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.course.meeting.FollowMeeting;
import dk.sektorbro.course.meeting.FollowMeeting.Upcoming;
import dk.sektorbro.course.move.Move;
import dk.sektorbro.course.move.Moves;
import dk.sektorbro.course.move.Residence;
import dk.sektorbro.course.referral.Referral;
import dk.sektorbro.course.referral.ReportProgress;
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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the jobcentre of a citizen's new municipality sees what it follows on. */
public final class HandOverDesk {

  private static final int PAGE = 500;
  private static final Set<MessageKind> TAKEN_UP =
      EnumSet.of(MessageKind.CARE_COMMUNICATION, MessageKind.MEETING, MessageKind.IPS_REFERRAL);

  private final Moves moves;
  private final CertificateRequests requests;
  private final RequestsLeft left;
  private final FollowMeeting meetings;
  private final ReportProgress referrals;
  private final SealedGate gate;
  private final Ledger ledger;
  private final CitizenIndex citizens;
  private final Trail trail;
  private final UnitOfWork transactions;
  private final Clock clock;

  HandOverDesk(
      Moves moves,
      CertificateRequests requests,
      RequestsLeft left,
      FollowMeeting meetings,
      ReportProgress referrals,
      SealedGate gate,
      Ledger ledger,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.moves = moves;
    this.requests = requests;
    this.left = left;
    this.meetings = meetings;
    this.referrals = referrals;
    this.gate = gate;
    this.ledger = ledger;
    this.citizens = citizens;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A thread of letters that is taken up.
   *
   * @param id the id of the communication
   * @param with whom it is
   * @param lastMessage what its writer calls the latest letter
   */
  public record Thread(String id, PartyId with, String lastMessage, Instant at) {}

  /**
   * A referral that is taken up.
   *
   * @param referralId what its referrer calls it
   */
  public record OpenReferral(String referralId, Referral referral) {}

  /**
   * What the party follows on, as far as it may see it now.
   *
   * @param from those of whom it sees anything
   */
  public record HandedOver(
      Set<PartyId> from,
      List<CertificateRequest> requests,
      List<Thread> threads,
      List<Upcoming> meetings,
      List<OpenReferral> referrals) {}

  /**
   * @throws Refused where the party sees nothing; the same for a citizen the hub does not know
   */
  public HandedOver handedOver(PartyId by, CitizenId citizen) {
    CitizenKey key = citizens.keyOf(citizen);
    return transactions.inOne(
        () -> {
          moves.lock(key);
          Residence residence = moves.residenceOf(key);
          Look look = new Look(key, by);
          residence.predecessorsOf(by).stream().sorted().forEach(look::at);
          if (look.from.isEmpty()) {
            throw new Refused(
                RefusalCode.NOT_FOUND,
                "",
                "Nothing of this citizen was handed over to you. It takes a consent that names you.");
          }
          look.from.forEach(
              gone -> keepFromBeingTakenBack(residence.departure(gone).orElseThrow()));
          look.note();
          return look.found();
        });
  }

  private void keepFromBeingTakenBack(Move move) {
    if (move.handedOverAt().isEmpty()) {
      moves.store(move.handedOver(clock.instant()));
    }
  }

  /** Of which kind, and who had it. */
  private record Shown(PartyId gone, MessageKind kind) {}

  /** One look at a citizen's course by who follows on others in it. */
  private final class Look {

    private final CitizenKey citizen;
    private final PartyId heir;
    private final Set<PartyId> from = new HashSet<>();
    private final Map<Shown, Set<String>> shown = new LinkedHashMap<>();
    private Set<String> grounds = new LinkedHashSet<>();
    private final Map<String, CertificateRequest> asked = new LinkedHashMap<>();
    private final Map<String, Thread> threads = new LinkedHashMap<>();
    private final Map<String, Upcoming> upcoming = new LinkedHashMap<>();
    private final Map<String, OpenReferral> referred = new LinkedHashMap<>();

    Look(CitizenKey citizen, PartyId heir) {
      this.citizen = citizen;
      this.heir = heir;
    }

    HandedOver found() {
      return new HandedOver(
          from,
          List.copyOf(asked.values()),
          List.copyOf(threads.values()),
          List.copyOf(upcoming.values()),
          List.copyOf(referred.values()));
    }

    void at(PartyId gone) {
      requests.openOf(citizen, heir).stream()
          .filter(request -> wasHandedOver(request, gone))
          .filter(this::isShown)
          .map(CertificateRequest::asTheRequesterKnowsIt)
          .forEach(
              request ->
                  found(
                      gone,
                      MessageKind.CERTIFICATE_REQUEST,
                      asked,
                      request.id().toString(),
                      request));
      List<Ledger.Entry> page = ledger.ofCourse(citizen, gone, TAKEN_UP, Optional.empty(), PAGE);
      while (!page.isEmpty()) {
        page.forEach(entry -> message(gone, entry));
        page = ledger.ofCourse(citizen, gone, TAKEN_UP, Optional.of(page.getLast()), PAGE);
      }
    }

    private void message(PartyId gone, Ledger.Entry entry) {
      Optional<String> conversation = entry.particulars().conversation();
      MessageKind kind = entry.envelope().kind();
      if (conversation.isPresent() && kind == MessageKind.CARE_COMMUNICATION) {
        letter(gone, conversation.get(), entry);
      } else if (conversation.isPresent() && kind == MessageKind.MEETING) {
        meeting(gone, conversation.get(), entry);
      } else if (conversation.isPresent() && kind == MessageKind.IPS_REFERRAL) {
        referral(gone, conversation.get(), entry);
      }
    }

    private <T> void found(
        PartyId gone, MessageKind kind, Map<String, T> among, String id, T what) {
      among.putIfAbsent(id, what);
      from.add(gone);
      shown.computeIfAbsent(new Shown(gone, kind), none -> new LinkedHashSet<>()).addAll(grounds);
    }

    void note() {
      shown.forEach(
          (what, basedOn) ->
              trail.handedOver(
                  Handovers.HAND_OVER_SHOWN,
                  what.gone(),
                  heir,
                  Optional.empty(),
                  citizen,
                  what.kind(),
                  basedOn));
    }

    private boolean wasHandedOver(CertificateRequest request, PartyId gone) {
      boolean by =
          request.timeline().stream()
              .anyMatch(
                  event ->
                      event.step() instanceof Step.Moved
                          && event.by().filter(gone::equals).isPresent());
      return by
          && request.timeline().stream()
              .anyMatch(
                  event ->
                      event.step() instanceof Step.HandedOver handed && handed.to().equals(heir));
    }

    private boolean isShown(CertificateRequest request) {
      return permits(left.mayBeAnswered(request, clock.instant()));
    }

    private void letter(PartyId gone, String thread, Ledger.Entry letter) {
      if (!threads.containsKey(thread) && maySee(letter)) {
        found(
            gone,
            MessageKind.CARE_COMMUNICATION,
            threads,
            thread,
            new Thread(
                thread,
                otherThan(gone, letter),
                letter.particulars().senderMessageId(),
                letter.envelope().acceptedAt()));
      }
    }

    private void meeting(PartyId gone, String uid, Ledger.Entry word) {
      String which = uid + "/" + otherThan(gone, word);
      if (!upcoming.containsKey(which)) {
        meetings
            .upcoming(heir, gone, word)
            .filter(open -> maySee(word))
            .ifPresent(meeting -> found(gone, MessageKind.MEETING, upcoming, which, meeting));
      }
    }

    private void referral(PartyId gone, String referralId, Ledger.Entry referral) {
      referrals
          .takenUpBy(heir, referral.envelope().id())
          .filter(open -> maySee(referral))
          .ifPresent(
              open ->
                  found(
                      gone,
                      MessageKind.IPS_REFERRAL,
                      referred,
                      open.id().toString(),
                      new OpenReferral(referralId, open)));
    }

    private boolean maySee(Ledger.Entry entry) {
      return permits(gate.byConsent(heir, entry));
    }

    private boolean permits(Optional<ShareDecision.Permit> permit) {
      permit.map(Releaser::grounds).map(LinkedHashSet::new).ifPresent(found -> grounds = found);
      return permit.isPresent();
    }

    private static PartyId otherThan(PartyId gone, Ledger.Entry entry) {
      Envelope envelope = entry.envelope();
      return envelope.sender().equals(gone) ? envelope.receiver() : envelope.sender();
    }
  }
}
