package dk.sektorbro.delivery;

import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.Redaction;
import dk.sektorbro.consent.ReleaseProfile;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.cut.AllowList;
import dk.sektorbro.exchange.Dialect.InvalidOutput;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.content.Content;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a permitted message to what its release profile lists and the decision allows. Where its
 * sender writes FHIR that is done before it is translated, where its receiver reads FHIR after.
 */
public final class Cutter {

  private final ReleaseProfiles profiles;
  private final PayloadCut payloads;
  private final Redaction redaction;

  Cutter(ReleaseProfiles profiles, PayloadCut payloads, Redaction redaction) {
    this.profiles = profiles;
    this.payloads = payloads;
    this.redaction = redaction;
  }

  /** Large files that were cut away are no longer files of the message. */
  public Content cut(
      Content content,
      @ExchangeProperty(Property.OPEN) PayloadCut.@Nullable Open message,
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope,
      @ExchangeProperty(Property.RELEASE_PROFILE) String profile,
      @ExchangeProperty(Property.QUESTION) ShareRequest question,
      @ExchangeProperty(Property.SHARE_DECISION) ShareDecision.Permit permit,
      @ExchangeProperty(Property.FILES) List<LargeFile> files,
      Exchange exchange) {
    Content left;
    if (message == null) {
      Redaction.Left cut = redaction.cut(envelope.kind(), content, permit.obligations());
      exchange.setProperty(Property.CUT, new TreeSet<>(cut.elements()));
      left = cut.content();
    } else {
      Set<String> cut = cut(message, envelope, profile, question, permit);
      exchange.setProperty(Property.CUT, cut);
      left = cut.isEmpty() ? content : message.content();
    }
    exchange.setProperty(Property.FILES, LargeFiles.standingIn(left, files));
    return left;
  }

  /**
   * After translation. What is cut here is held to the profiles of its kind once more, and what was
   * cut before it was translated is marked where it would have stood.
   */
  public Payload trim(
      Payload written,
      @ExchangeProperty(Property.ENVELOPE) Envelope envelope,
      @ExchangeProperty(Property.RELEASE_PROFILE) String profile,
      @ExchangeProperty(Property.QUESTION) ShareRequest question,
      @ExchangeProperty(Property.SHARE_DECISION) ShareDecision.Permit permit,
      @ExchangeProperty(Property.CUT) Set<String> before,
      Exchange exchange) {
    if (!payloads.knows(written.language())) {
      return written;
    }
    PayloadCut.Open message = payloads.open(envelope.kind(), written);
    Set<String> cut =
        cut(
            message,
            envelope,
            profile,
            question,
            envelope.kind() == MessageKind.CARE_PLAN_UPDATE ? asDecidedByPart(permit) : permit);
    message.mark(before);
    if (cut.isEmpty() && before.isEmpty()) {
      return written;
    }
    Payload left = message.payload();
    payloads.mustBeValid(envelope.kind(), left);
    Set<String> all = new TreeSet<>(before);
    all.addAll(cut);
    exchange.setProperty(Property.CUT, all);
    return left;
  }

  /** Of a plan each part was put to the gate; what was written holds none that was refused. */
  private static ShareDecision.Permit asDecidedByPart(ShareDecision.Permit permit) {
    return new ShareDecision.Permit(List.of(), permit.basedOn());
  }

  private Set<String> cut(
      PayloadCut.Open message,
      Envelope envelope,
      String profileCode,
      ShareRequest question,
      ShareDecision.Permit permit) {
    ReleaseProfile profile = profiles.get(profileCode);
    AllowList elements =
        profile
            .elements(reader(question, envelope.receiver()), question.purposes())
            .orElseThrow(
                () ->
                    new InvalidOutput(
                        "The release profile "
                            + profileCode
                            + " does not say what this receiver may get for this purpose; add it."));
    return message.cut(profile, elements, permit.obligations());
  }

  /** Whoever is asked for something is the source of the question, and the one who reads. */
  private static Party reader(ShareRequest question, PartyId receiver) {
    return question.recipient().id().equals(receiver) ? question.recipient() : question.source();
  }
}
