package dk.sektorbro.consent;

import dk.sektorbro.exchange.PartyId;
import java.util.Optional;

/**
 * What is known of a message that nobody has written yet.
 *
 * @param form code of the certificate form it is about, such as {@code LAE-285}
 * @param category of a letter, a code of {@link CodeSystems#LETTER_CATEGORIES}
 * @param dated when what it tells of was; of letters and certificates, when they are written
 * @param requester who asked for the certificate, of a request that is passed on: whose consent to
 *     the answer it takes
 */
public record Unwritten(
    Optional<String> form,
    Optional<String> category,
    Optional<Span> dated,
    Optional<PartyId> requester) {

  public static final Unwritten NOTHING_KNOWN =
      new Unwritten(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** What its writer says by code that all of its text is about. */
  Optional<Code> classification(boolean certificate) {
    return certificate
        ? form.map(code -> new Code(CodeSystems.CERTIFICATE_FORMS, code))
        : category.map(code -> new Code(CodeSystems.LETTER_CATEGORIES, code));
  }
}
