package dk.sektorbro.delivery;

import dk.sektorbro.certificate.CertificateForm;
import dk.sektorbro.certificate.CertificateForms;
import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.KnownParties;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.consent.ReleaseProfile;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.cut.ContentItems;
import dk.sektorbro.course.team.TeamPart;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Envelope;
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

/** Puts into a question to the consent gate what a message that lies open would share. */
final class Questions {

  /** For what may be shown to whoever asks, whatever they ask for. */
  static final String ANY_PURPOSE =
      Arrays.stream(Purpose.values()).map(Purpose::code).collect(Collectors.joining(","));

  private final KnownParties parties;
  private final ReleaseProfiles profiles;
  private final ContentItems contents;
  private final CertificateRequests requests;
  private final CertificateForms forms;
  private final Clock clock;

  Questions(
      KnownParties parties,
      ReleaseProfiles profiles,
      ContentItems contents,
      CertificateRequests requests,
      CertificateForms forms,
      Clock clock) {
    this.parties = parties;
    this.profiles = profiles;
    this.contents = contents;
    this.requests = requests;
    this.forms = forms;
    this.clock = clock;
  }

  /** The same for many questions of one moment about one citizen. */
  Questions forOneLook() {
    return new Questions(parties.forOneLook(), profiles, contents, requests, forms, clock);
  }

  /**
   * The question that sharing this content puts.
   *
   * @param message the content as it was written, where its elements can be told apart
   */
  ShareRequest of(
      Envelope envelope,
      Content content,
      Optional<PayloadCut.Open> message,
      String profileCode,
      String purposes) {
    return of(envelope, content, message, profileCode, purposes, request(envelope, content));
  }

  /**
   * The question that sharing this content puts, about that request for a certificate.
   *
   * @param request as it is, or as it would be
   */
  ShareRequest of(
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

  /** The question that showing a party's members of a team puts. */
  ShareRequest ofTeam(CitizenKey citizen, TeamPart part, PartyId reader) {
    return new ShareRequest(
        citizen,
        parties.get(part.party(), citizen),
        parties.get(reader, citizen),
        purposes(ANY_PURPOSE, Optional.empty()),
        Optional.empty(),
        ShareRequest.DISCLOSE,
        contents.team(part.party(), part.writtenAt()),
        List.of(),
        clock.instant());
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
