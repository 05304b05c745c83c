package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.jobcentre.soap.EarlierMessage;
import dk.sektorbro.jobcentre.soap.Part;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A reply, and what is passed on, carries its thread, and names one of its turns. */
final class ReplyCheck {

  private ReplyCheck() {}

  /**
   * @param element that holds it, such as {@code InReplyTo}
   */
  static List<Refusal> objections(EarlierMessage reply, String element) {
    List<Refusal> refusals = new ArrayList<>();
    if (reply.getThread().getTurn().stream()
        .noneMatch(turn -> turn.getMessageId().equals(reply.getMessageId()))) {
      refusals.add(
          JobcentreDialect.profile(
              "/SendMessage/" + element + "/MessageId",
              "The thread has no such turn. Send the thread back exactly as it was received."));
    }
    List<Part> parts = reply.getThread().getPart();
    for (int i = 0; i < parts.size(); i++) {
      var file = parts.get(i).getFile();
      if (file != null) {
        String at = "/SendMessage/" + element + "/Thread/Part[" + (i + 1) + "]/File";
        FileCheck.objection(file.getContentType(), file.getData(), at + "/Data")
            .ifPresent(refusals::add);
        if (file.getLink() != null && !isUri(file.getLink())) {
          refusals.add(JobcentreDialect.profile(at + "/Link", "Not a URI (RFC 3986)."));
        }
      }
    }
    return refusals;
  }

  // xs:anyURI takes almost any text; what follows needs a URI.
  @SuppressWarnings("UnusedVariable")
  private static boolean isUri(String link) {
    try {
      URI unused = URI.create(link);
      return true;
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }
}
