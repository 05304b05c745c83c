package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.ReleaseProfile;
import dk.sektorbro.exchange.MessageKind;
import java.util.Map;
import java.util.Set;

/**
 * What messages of a kind are made of.
 *
 * @param event the kind of message itself, which every piece of it is of
 * @param information the type of information that an element is, such as {@code
 *     Communication.payload.contentAttachment}
 * @param indivisible the types of which all is shared or nothing, so that what was decided on the
 *     whole holds for each part
 */
public record Composition(Code event, Map<String, Code> information, Set<Code> indivisible) {

  public static Composition of(MessageKind kind, ReleaseProfile profile) {
    return new Composition(
        new Code(CodeSystems.EVENT_CODES, kind.code()),
        profile.information(),
        profile.indivisible());
  }
}
