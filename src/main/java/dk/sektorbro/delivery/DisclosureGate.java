package dk.sektorbro.delivery;

import dk.sektorbro.certificate.CertificateForm;
import dk.sektorbro.certificate.CertificateForms;
import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.consent.AskingTells;
import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.ConsentGate;
import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.KnownParties;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.Reason;
import dk.sektorbro.consent.ReleaseProfile;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.WholeCertificate;
import dk.sektorbro.consent.cut.ContentItems;
import dk.sektorbro.course.HeedNotification;
import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.course.team.TeamPart;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.AdmissionNotice;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateForwarded;
import dk.sektorbro.exchange.content.CertificateNotice;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.DischargePlanned;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.IpsProgressed;
import dk.sektorbro.exchange.content.IpsReferred;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.NetworkMeetingProposed;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.exchange.content.PlanUpdated;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the consent gate about a message: at Release with its content open, and again with its seal
 * closed.
 */
final class DisclosureGate {

  private static final Map<String, String> RECTIFICATION =
      Map.of("rule", "rectification", "source", "GDPR, Article 19");

  private final ConsentGate gate;
  private final KnownParties parties;
  private final ReleaseProfiles profiles;
  private final ContentItems contents;
  private final CertificateRequests requests;
  private final CertificateForms forms;
  private final HeedNotification notices;
  private final PlanDischarge discharges;
  private final Footing footing;
  private final Ledger ledger;
  private final Clock clock;

  DisclosureGate(
      ConsentGate gate,
      KnownParties parties,
      ReleaseProfiles profiles,
      ContentItems contents,
      CertificateRequests requests,
      CertificateForms forms,
      HeedNotification notices,
      PlanDischarge discharges,
      Footing footing,
      Ledger ledger,
      Clock clock) {
    this.gate = gate;
    this.parties = parties;
    this.profiles = profiles;
    this.contents = contents;
    this.requests = requests;
    this.forms = forms;
    this.notices = notices;
    this.discharges = discharges;
    this.footing = footing;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The same for many questions of one moment about one citizen. */
  DisclosureGate forOneLook() {
    return new DisclosureGate(
        gate.forOneLook(),
        parties.forOneLook(),
        profiles,
        contents,
        requests,
        forms,
        notices,
        discharges,
        footing,
        ledger,
        clock);
  }

  /**
   * The question that sharing this content puts.
   *
   * @param message the content as it was written, where its elements can be told apart
   */
  ShareRequest question(
      Envelope envelope,
      Content content,
      Optional<PayloadCut.Open> message,
      String profileCode,
      String purposes) {
    return question(envelope, content, message, profileCode, purposes, request(envelope, content));
  }

  /**
   * The question that sharing this content puts, about that request for a certificate.
   *
   * @param request as it is, or as it would be
   */
  ShareRequest question(
      Envelope envelope,
      Content content,
      Optional<PayloadCut.Open> message,
      String profileCode,
      String purposes,
      Optional<CertificateRequest> request) {
    ReleaseProfile profile = profiles.get(profileCode);
    Map<InformationType, Item> carried = carried(envelope, content, message, profile);
    Optional<CertificateForm> form = request.map(asked -> forms.get(asked.form()));
    Set<InformationType> accompanying = EnumSet.noneOf(InformationType.class);
    accompanying.addAll(profile.accompanying());
    accompanying.retainAll(carried.keySet());
    form.ifPresent(asked -> accompanying.addAll(asked.needs()));
    accompanying.remove(profile.essential());
    PartyId source = profile.asks() ? envelope.receiver() : envelope.sender();
    PartyId recipient =
        profile.asks()
            ? request.map(CertificateRequest::requester).orElse(envelope.sender())
            : envelope.receiver();
    return new ShareRequest(
        envelope.citizen().orElseThrow(),
        parties.get(source, envelope.citizen().orElseThrow()),
        parties.get(recipient, envelope.citizen().orElseThrow()),
        purposes(purposes, form),
        request.map(asked -> asked.particulars().caseNumber()),
        ShareRequest.DISCLOSE,
        carried.getOrDefault(profile.essential(), Item.of(profile.essential(), envelope.kind())),
        Stream.concat(
                accompanying.stream()
                    .map(type -> carried.getOrDefault(type, Item.of(type, envelope.kind()))),
                contents.parts(envelope.kind(), content).stream())
            .toList(),
        clock.instant());
  }

  /**
   * Whether the release profile has an element of a type of resource for whoever the question says
   * would get it.
   */
  boolean releases(ShareRequest question, String profileCode, String type, String element) {
    return profiles
        .get(profileCode)
        .elements(question.recipient(), question.purposes())
        .filter(elements -> elements.lists(type, element))
        .isPresent();
  }

  /** The question that showing a party's members of a team puts. */
  ShareRequest questionOfTeam(CitizenKey citizen, TeamPart part, PartyId reader, String purposes) {
    return new ShareRequest(
        citizen,
        parties.get(part.party(), citizen),
        parties.get(reader, citizen),
        purposes(purposes, Optional.empty()),
        Optional.empty(),
        ShareRequest.DISCLOSE,
        contents.team(part.party(), part.writtenAt()),
        List.of(),
        clock.instant());
  }

  ShareDecision decide(ShareRequest question) {
    return WholeCertificate.of(question, gate.decide(question));
  }

  /**
   * The decision on a message. One that rests on what was not shared is not shared. One that mends
   * what its receiver has follows it even where no consent is left, but not to a receiver that the
   * citizen has left.
   */
  ShareDecision decide(Envelope message, ShareRequest question) {
    if (!stands(message)) {
      return restsOnUnshared();
    }
    if (message.kind() == MessageKind.NETWORK_MEETING_PROPOSAL
        && parties.isTheHub(message.sender())) {
      return new ShareDecision.Permit(List.of(), List.of()); // told to whoever told the hub
    }
    ShareDecision decision = decide(question);
    if (isMoved(decision)) {
      return decision instanceof ShareDecision.Deny
              && message.sender().equals(question.recipient().id())
          ? new ShareDecision.Deny(List.of(Reason.of(Reason.Code.MOVED)), decision.basedOn())
          : decision;
    }
    if (decision instanceof ShareDecision.Permit permit) {
      return asks(message, question)
          ? AskingTells.of(
              gate,
              question,
              decision,
              parties.get(message.sender(), question.citizen()),
              parties.get(message.receiver(), question.citizen()))
          : withWhatIsMended(message, question, permit);
    }
    return isForbidden(decision)
        ? decision
        : mending(message, question, decision).<ShareDecision>map(it -> it).orElse(decision);
  }

  /** Whether the message still has what it rests on in its dialogue. */
  boolean stands(Envelope message) {
    return footing.stands(message);
  }

  /** Whether there is nothing that the message could tell its receiver. */
  boolean tellsNothing(Envelope message) {
    return footing.tellsNothing(message);
  }

  static ShareDecision restsOnUnshared() {
    return new ShareDecision.Deny(List.of(Reason.of(Reason.Code.RESTS_ON_UNSHARED)), List.of());
  }

  /** Permitted by the citizen, and not on a signature that is to be reported. */
  static boolean isByConsent(ShareDecision decision) {
    return decision instanceof ShareDecision.Permit permit
        && permit.obligations().stream().noneMatch(Obligation.Report.class::isInstance);
  }

  /** Whether what is decided on is what the receiver would answer. */
  private static boolean asks(Envelope message, ShareRequest question) {
    return message.receiver().equals(question.source().id());
  }

  private static boolean isMoved(ShareDecision decision) {
    return found(Finding.MOVED, decision);
  }

  private static boolean isForbidden(ShareDecision decision) {
    return found(Finding.FORBIDDEN, decision);
  }

  private static boolean found(Finding finding, ShareDecision decision) {
    return decision.basedOn().stream().anyMatch(ground -> ground.finding() == finding);
  }

  private Optional<ShareDecision.Permit> mending(
      Envelope message, ShareRequest question, ShareDecision otherwise) {
    return mended(message)
        .flatMap(ledger::find)
        .map(
            before ->
                before
                    .particulars()
                    .disclosure()
                    .map(disclosure -> Json.read(disclosure, Disclosure.class)))
        .map(
            before ->
                new ShareDecision.Permit(
                    noMoreThan(before, question),
                    Stream.concat(
                            otherwise.basedOn().stream(),
                            Stream.of(ShareDecision.Ground.of(Finding.MENDS, RECTIFICATION)))
                        .toList()));
  }

  /** What a consent covers less of since is mended as what it covers none of. */
  private ShareDecision.Permit withWhatIsMended(
      Envelope message, ShareRequest question, ShareDecision.Permit permit) {
    if (isForbidden(permit)
        || permit.obligations().stream().noneMatch(Obligation.Withhold.class::isInstance)) {
      return permit;
    }
    return mending(message, question, permit)
        .map(
            mends ->
                new ShareDecision.Permit(
                    permit.obligations().stream()
                        .filter(
                            each ->
                                !(each instanceof Obligation.Withhold)
                                    || mends.obligations().contains(each))
                        .toList(),
                    mends.basedOn()))
        .filter(mends -> !mends.obligations().equals(permit.obligations()))
        .orElse(permit);
  }

  private Optional<MessageId> mended(Envelope message) {
    if (message.kind() == MessageKind.ADMISSION_NOTICE) {
      return notices.mended(message.id());
    }
    return message.kind() == MessageKind.PLANNED_DISCHARGE
        ? discharges.mended(message.id())
        : Optional.empty();
  }

  /**
   * What was not shared then is not shared by mending it.
   *
   * @param before empty where what is mended was erased: then no more than that it is
   */
  private static List<Obligation> noMoreThan(Optional<Disclosure> before, ShareRequest question) {
    Set<String> had =
        before.stream()
            .flatMap(disclosure -> disclosure.request().accompanying().stream())
            .map(Item::name)
            .collect(Collectors.toSet());
    return Stream.concat(
            before.stream().flatMap(disclosure -> disclosure.obligations().stream()),
            question.accompanying().stream()
                .map(Item::name)
                .filter(name -> !had.contains(name))
                .map(Obligation.Withhold::new))
        .distinct()
        .toList();
  }

  /**
   * The decision of this moment on a message that Release permitted. A report of non-delivery says
   * nothing of the citizen and needs no consent; anything else without a description of what it
   * shares is not shared.
   */
  ShareDecision decideAgain(Ledger.Entry entry) {
    if (entry.envelope().citizen().isEmpty()) {
      return new ShareDecision.Permit(List.of(), List.of());
    }
    Optional<String> described = entry.particulars().disclosure();
    if (described.isEmpty()) {
      return new ShareDecision.Deny(List.of(Reason.of(Reason.Code.OTHER_PARTIES)), List.of());
    }
    Disclosure disclosure = Json.read(described.get(), Disclosure.class);
    if (!footing.hasWhatItNames(disclosure)) {
      return restsOnUnshared();
    }
    ShareRequest question = asOfNow(asked(entry, disclosure));
    ShareDecision now = decide(entry.envelope(), question);
    if (!(now instanceof ShareDecision.Permit permit)) {
      return now;
    }
    if (disclosure
        .released()
        .filter(then -> releasesLess(then, entry.envelope(), question))
        .isPresent()) {
      return new ShareDecision.Deny(
          List.of(Reason.of(Reason.Code.NARROWED)),
          Stream.concat(
                  now.basedOn().stream(),
                  Stream.of(ShareDecision.Ground.of(Finding.RELEASES_LESS, Map.of())))
              .toList());
    }
    return disclosure.exceeds(permit)
        ? new ShareDecision.Deny(List.of(Reason.of(Reason.Code.NARROWED)), now.basedOn())
        : disclosure.stillToDo(permit);
  }

  /** Because its receiver stands in another wheel than then, for one. */
  private boolean releasesLess(Disclosure.Released then, Envelope message, ShareRequest question) {
    return profiles
        .get(then.profile())
        .elements(Disclosure.reader(question, message.receiver()), question.purposes())
        .filter(elements -> elements.leavesAllOf(then.elements()))
        .isEmpty();
  }

  /**
   * By the key that the ledger knows the citizen by now: a number may have been joined to another.
   */
  private static ShareRequest asked(Ledger.Entry entry, Disclosure disclosure) {
    return disclosure.request().about(entry.envelope().citizen().orElseThrow());
  }

  /** Whether another party may be shown now what a message tells; empty where that is not known. */
  Optional<ShareDecision> decideFor(PartyId reader, Ledger.Entry entry) {
    if (entry.envelope().citizen().isEmpty()) {
      return Optional.empty();
    }
    return entry
        .particulars()
        .disclosure()
        .map(described -> asked(entry, Json.read(described, Disclosure.class)))
        .map(
            then ->
                decide(
                    then.between(
                            parties.get(then.source().id(), then.citizen()),
                            parties.get(reader, then.citizen()))
                        .at(clock.instant())));
  }

  private ShareRequest asOfNow(ShareRequest then) {
    return then.between(
            parties.get(then.source().id(), then.citizen()),
            parties.get(then.recipient().id(), then.citizen()))
        .at(clock.instant());
  }

  /**
   * What a message carries, as consents see it. One that asks for information tells of that only
   * which form it is asked for in.
   */
  private Map<InformationType, Item> carried(
      Envelope envelope,
      Content content,
      Optional<PayloadCut.Open> message,
      ReleaseProfile profile) {
    Map<InformationType, Item> said = contents.of(envelope.kind(), content);
    Map<InformationType, Item> written = message.map(open -> open.items(profile)).orElse(Map.of());
    said.replaceAll(
        (type, item) ->
            profile.asks()
                ? Item.of(type, envelope.kind()).classifiedAs(item)
                : Optional.ofNullable(written.get(type))
                    .map(each -> each.classifiedAs(item))
                    .orElse(item));
    return said;
  }

  /** The request of the dialogue that the message belongs to. */
  private Optional<CertificateRequest> request(Envelope envelope, Content content) {
    return switch (content) {
      case CertificateRequested asked -> requests.findConcernedBy(envelope.id());
      case CertificateForwarded forwarded -> requests.findConcernedBy(envelope.id());
      case CertificateAnswered answered -> requests.findConcernedBy(envelope.id());
      case CertificateNotice notice -> requests.findConcernedBy(envelope.id());
      case Correspondence correspondence -> Optional.empty();
      case HospitalNotified notified -> Optional.empty();
      case AdmissionNotice notice -> Optional.empty();
      case MeetingWord word -> Optional.empty();
      case PlanUpdated update -> Optional.empty();
      case DischargePlanned planned -> Optional.empty();
      case IpsReferred referred -> Optional.empty();
      case IpsProgressed progressed -> Optional.empty();
      case NetworkMeetingProposed proposed -> Optional.empty();
      case NotDelivered report -> Optional.empty();
    };
  }

  /** Those of the route that the form may be asked for. */
  private static Set<Code> purposes(String codes, Optional<CertificateForm> form) {
    return Arrays.stream(codes.split(",", -1))
        .map(String::strip)
        .map(
            code ->
                Purpose.ofCode(code)
                    .orElseThrow(() -> new IllegalArgumentException("No purpose '" + code + "'")))
        .filter(purpose -> form.filter(asked -> !asked.purposes().contains(purpose)).isEmpty())
        .map(purpose -> new Code(CodeSystems.PURPOSES, purpose.code()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
