package dk.sektorbro.consent;

import dk.sektorbro.consent.cut.AllowList;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What would be decided about a message that nobody has written yet, by the gate, the purposes and
 * the release profile that a message goes through. Shares nothing and records nothing.
 */
public final class ConsentOutlook {

  private final ConsentGate gate;
  private final KnownParties parties;
  private final ReleaseProfiles profiles;
  private final FormNeeds forms;

  public ConsentOutlook(
      ConsentGate gate, KnownParties parties, ReleaseProfiles profiles, FormNeeds forms) {
    this.gate = gate;
    this.parties = parties;
    this.profiles = profiles;
    this.forms = forms;
  }

  /**
   * A message that might be sent.
   *
   * @param purpose one of those the kind serves; empty means any of them
   * @param caseNumber the case it would be about, where it is about one
   * @param known what is known of it besides
   */
  public record Prospect(
      CitizenKey citizen,
      PartyId sender,
      PartyId receiver,
      MessageKind kind,
      Optional<Purpose> purpose,
      Optional<String> caseNumber,
      Unwritten known,
      Instant at) {

    @Override
    public String toString() {
      return "Prospect[" + kind.code() + " from " + sender + " to " + receiver + "]";
    }
  }

  /**
   * What would come of it.
   *
   * @param question as it would be put to the gate, as far as the message is known
   * @param elements what the release profile lets its receiver have; empty where it does not say,
   *     and then nothing leaves
   * @param openForm whether it turns on the form of a certificate that is not known
   */
  public record View(
      ShareRequest question,
      ShareDecision decision,
      Optional<AllowList> elements,
      boolean openForm) {}

  /** What cannot be looked at before more is known of it, or at all. */
  public static final class NotAskable extends IllegalArgumentException {
    private final String element;

    NotAskable(String element, String remedy) {
      super(remedy);
      this.element = element;
    }

    public String element() {
      return element;
    }

    public String remedy() {
      return String.valueOf(getMessage());
    }
  }

  public ShareDecision decide(Prospect prospect) {
    return look(prospect).decision();
  }

  /**
   * @throws NotAskable for a form that the hub does not carry, or a request passed on of which
   *     nobody says who asked for the certificate
   * @throws IllegalArgumentException for a kind of message that nobody needs a consent for
   */
  public View look(Prospect prospect) {
    ReleaseProfile profile = profiles.get(prospect.kind().code());
    boolean certificate = profile.essential() == InformationType.MEDICAL_CERTIFICATE;
    Optional<FormNeeds.Needs> form =
        prospect.known().form().filter(code -> certificate).map(this::needs);
    PartyId source = profile.asks() ? prospect.receiver() : prospect.sender();
    PartyId recipient = profile.asks() ? requester(prospect) : prospect.receiver();
    ShareRequest question =
        new ShareRequest(
            prospect.citizen(),
            parties.get(source, prospect.citizen()),
            parties.get(recipient, prospect.citizen()),
            purposes(prospect, profile, form),
            prospect.caseNumber(),
            ShareRequest.DISCLOSE,
            item(profile.essential(), prospect, profile),
            accompanying(profile, form).map(type -> item(type, prospect, profile)).toList(),
            prospect.at());
    return new View(
        question,
        decide(prospect, profile, question),
        profile.elements(
            profile.asks() ? question.source() : question.recipient(), question.purposes()),
        certificate && form.isEmpty());
  }

  private ShareDecision decide(Prospect prospect, ReleaseProfile profile, ShareRequest question) {
    ShareDecision decision = WholeCertificate.of(question, gate.decide(question));
    return profile.asks()
        ? AskingTells.of(
            gate,
            question,
            decision,
            parties.get(prospect.sender(), prospect.citizen()),
            parties.get(prospect.receiver(), prospect.citizen()))
        : decision;
  }

  private FormNeeds.Needs needs(String form) {
    return forms
        .of(form)
        .orElseThrow(() -> new NotAskable("form", "Name a form that the hub carries."));
  }

  /** A request is passed on by a unit that will not get the answer. */
  private static PartyId requester(Prospect prospect) {
    if (prospect.kind() != MessageKind.CERTIFICATE_FORWARD) {
      return prospect.sender();
    }
    return prospect
        .known()
        .requester()
        .orElseThrow(
            () ->
                new NotAskable(
                    "requester",
                    "Name who asked for the certificate: a request passed on takes the consent to the answer that they get."));
  }

  private static Stream<InformationType> accompanying(
      ReleaseProfile profile, Optional<FormNeeds.Needs> form) {
    return Stream.concat(
            profile.accompanying().stream(), form.stream().flatMap(asked -> asked.types().stream()))
        .distinct()
        .filter(type -> type != profile.essential());
  }

  /**
   * A message that asks for information tells of it only which form it is asked for in. A letter
   * says by its category what all of it is about, and is one resource whatever is in it.
   */
  private static Item item(InformationType type, Prospect prospect, ReleaseProfile profile) {
    Item bare = Item.of(type, prospect.kind());
    Set<Code> classes = new HashSet<>(bare.classes());
    if (profile.thread()) {
      classes.addAll(profile.resourcesOf(type));
    }
    boolean certificate = profile.essential() == InformationType.MEDICAL_CERTIFICATE;
    Optional<Code> classification =
        prospect
            .known()
            .classification(certificate)
            .filter(code -> !certificate || type == profile.essential())
            .filter(code -> certificate || prospect.kind() == MessageKind.CARE_COMMUNICATION);
    return new Item(
        bare.name(),
        Set.copyOf(classes),
        classification.stream().collect(Collectors.toUnmodifiableSet()),
        true,
        classification.stream().map(Code::system).collect(Collectors.toUnmodifiableSet()),
        Set.of(),
        profile.asks() ? Optional.empty() : prospect.known().dated(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of());
  }

  private static Set<Code> purposes(
      Prospect prospect, ReleaseProfile profile, Optional<FormNeeds.Needs> form) {
    Stream<Purpose> served =
        prospect.purpose().isPresent()
            ? prospect.purpose().stream()
            : profile.shares().stream().flatMap(share -> share.purposes().stream());
    return served
        .filter(purpose -> form.filter(asked -> !asked.purposes().contains(purpose)).isEmpty())
        .map(purpose -> new Code(CodeSystems.PURPOSES, purpose.code()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
