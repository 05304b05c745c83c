package dk.sektorbro.consent.policy;

import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.ShareRequest;
import dk.sektorbro.consent.Wheel;
import dk.sektorbro.consent.policy.Combining.Word;
import dk.sektorbro.consent.policy.Weighing.Speaker;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one consent says of one item.
 *
 * @param finding {@code PERMITS}, {@code DENIES}, or why it says neither
 * @param holdsUntil consents given from this moment on are not held to what this one does not
 *     permit
 */
record Verdict(Policy policy, Finding finding, Map<String, String> about, Instant holdsUntil) {

  private static final String WHEEL = "wheel";

  static Verdict of(Speaker speaker, ShareRequest request, Item item) {
    Policy policy = speaker.policy();
    Standing standing = speaker.standing();
    if (standing instanceof Standing.Never never) {
      return new Verdict(policy, never.finding(), Map.of(), Instant.MIN);
    }
    if (speaker.missed().isPresent()) {
      Condition.OfDisclosure missed = speaker.missed().get();
      return new Verdict(
          policy,
          missed.unmet(request),
          wheels(missed.namedWheels(request)),
          standing.speaksUntil());
    }
    Optional<Condition.Of> missed = policy.root().missed(item);
    if (missed.isPresent()) {
      return notSurelyOf(item, missed.get(), speaker, request);
    }
    if (standing instanceof Standing.Over over) {
      return new Verdict(policy, over.finding(), over.about(), Instant.MIN);
    }
    Provision word = policy.root().lastWord(request, item);
    if (word.permits() && standing instanceof Standing.OnlyRefuses refuses) {
      return new Verdict(policy, refuses.finding(), refuses.about(), refuses.speaksUntil());
    }
    return new Verdict(
        policy,
        word.permits() ? Finding.PERMITS : Finding.DENIES,
        about(policy.root(), word, request),
        standing.speaksUntil());
  }

  /** Of an item that a permission may reach, what it excepts is refused all the same. */
  private static Verdict notSurelyOf(
      Item item, Condition.Of missed, Speaker speaker, ShareRequest request) {
    Provision root = speaker.policy().root();
    Instant speaksUntil = speaker.standing().speaksUntil();
    if (!(speaker.standing() instanceof Standing.Over)
        && root.mayOnlyRefuse()
        && root.mayReach(item)) {
      Provision word = root.lastWord(request, item);
      if (!word.permits()) {
        return new Verdict(
            speaker.policy(), Finding.DENIES, about(root, word, request), speaksUntil);
      }
    }
    return new Verdict(speaker.policy(), missed.unmet(), Map.of(), speaksUntil);
  }

  private static Map<String, String> about(Provision root, Provision word, ShareRequest request) {
    Map<String, String> about = wheels(word.namedWheels(request));
    if (word == root) {
      return about;
    }
    return about.isEmpty()
        ? Map.of("provision", word.path())
        : Map.of("provision", word.path(), WHEEL, about.get(WHEEL));
  }

  static Map<String, String> wheels(Set<Wheel> wheels) {
    return wheels.isEmpty()
        ? Map.of()
        : Map.of(WHEEL, wheels.stream().map(Wheel::code).sorted().collect(Collectors.joining(" ")));
  }

  boolean permits() {
    return finding == Finding.PERMITS;
  }

  boolean denies() {
    return finding == Finding.DENIES;
  }

  /** A refusal counts from the last moment it may be of, a permission from the first. */
  Word word() {
    Instant said =
        denies()
            ? policy.givenAtLatest().orElse(Instant.MAX)
            : policy.givenAt().orElse(Instant.MIN);
    return new Word(said, policy.permits());
  }

  /** True where this refusal takes back what the other permits. */
  boolean beats(Verdict permission, Combining combining) {
    return heldTo(permission) && combining.beats(word(), permission.word());
  }

  /**
   * True where all consents must permit, and this one is to share between the same parties for the
   * same purpose and case, and does not.
   */
  boolean withholdsUnanimity(Verdict permission) {
    if (!policy.permits() || !heldTo(permission)) {
      return false;
    }
    return switch (finding) {
      case OTHER_CLASS,
          OTHER_CODE,
          OTHER_LABEL,
          OTHER_DATES,
          OTHER_DATA,
          NOT_UNDERSTOOD,
          BREAKS_LAW,
          WITHDRAWN ->
          true;
      case PERMITS,
          DENIES,
          NOT_GIVEN,
          ENTERED_IN_ERROR,
          NOT_ABOUT_DISCLOSURE,
          OTHER_SOURCE,
          OTHER_RECIPIENT,
          OTHER_WHEEL,
          OTHER_PURPOSE,
          OTHER_CASE,
          OTHER_ACTION,
          OTHER_PERIOD,
          NOT_YET_IN_FORCE,
          EXPIRED,
          OUTWEIGHED,
          FORBIDDEN,
          SIGNED_FOR,
          SIGN_OFF_DOES_NOT_COVER,
          MENDS,
          MOVED,
          RELEASES_LESS ->
          false;
    };
  }

  private boolean heldTo(Verdict permission) {
    return permission.policy.givenAt().map(given -> given.isBefore(holdsUntil)).orElse(true);
  }
}
