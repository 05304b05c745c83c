package dk.sektorbro.delivery;

import dk.sektorbro.consent.Redaction;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.cut.AllowList;
import dk.sektorbro.consent.cut.ListedContent;
import dk.sektorbro.exchange.Dialect.InvalidOutput;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.MessageKind;
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
 * sender writes FHIR that is done before it is translated, where its receiver reads FHIR after, and
 * where neither does on what the message says.
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
    AllowList elements = elements(envelope, profile, question);
    exchange.setProperty(Property.RELEASED, new Disclosure.Released(profile, elements.paths()));
    Content left;
    if (message == null) {
      Redaction.Left redacted = redaction.cut(envelope.kind(), content, permit.obligations());
      ListedContent.Left listed = listed(redacted.content(), elements);
      Set<String> cut = new TreeSet<>(redacted.elements());
      cut.addAll(listed.cut());
      exchange.setProperty(Property.CUT, cut);
      left = listed.content();
    } else {
      Set<String> cut = message.cut(profiles.get(profile), elements, permit.obligations());
      exchange.setProperty(Property.CUT, cut);
      left = cut.isEmpty() ? content : message.content();
    }
    exchange.setProperty(Property.FILES, LargeFiles.standingIn(left, files));
    return left;
  }

  private static ListedContent.Left listed(Content content, AllowList elements) {
    try {
      return ListedContent.of(content, elements);
    } catch (ListedContent.NotListed nothingLeft) {
      throw new InvalidOutput(String.valueOf(nothingLeft.getMessage()));
    }
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
    ShareDecision.Permit left =
        envelope.kind() == MessageKind.CARE_PLAN_UPDATE ? asDecidedByPart(permit) : permit;
    Set<String> cut =
        message.cut(
            profiles.get(profile), elements(envelope, profile, question), left.obligations());
    message.mark(before);
    if (cut.isEmpty() && before.isEmpty()) {
      return written;
    }
    Payload trimmed = message.payload();
    payloads.mustBeValid(envelope.kind(), trimmed);
    Set<String> all = new TreeSet<>(before);
    all.addAll(cut);
    exchange.setProperty(Property.CUT, all);
    return trimmed;
  }

  /** Of a plan each part was put to the gate; what was written holds none that was refused. */
  private static ShareDecision.Permit asDecidedByPart(ShareDecision.Permit permit) {
    return new ShareDecision.Permit(List.of(), permit.basedOn());
  }

  private AllowList elements(Envelope envelope, String profile, ShareRequest question) {
    return profiles
        .get(profile)
        .elements(Disclosure.reader(question, envelope.receiver()), question.purposes())
        .orElseThrow(
            () ->
                new InvalidOutput(
                    "The release profile "
                        + profile
                        + " does not say what this receiver may get for this purpose; add it."));
  }
}
