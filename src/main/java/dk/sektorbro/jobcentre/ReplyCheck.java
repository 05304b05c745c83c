package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.jobcentre.soap.Author;
import dk.sektorbro.jobcentre.soap.EarlierMessage;
import dk.sektorbro.jobcentre.soap.Part;
import dk.sektorbro.jobcentre.soap.ThreadFile;
import dk.sektorbro.jobcentre.soap.Turn;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reply, and what is passed on, carries its thread, names one of its turns, and says nothing that
 * the receiver's language cannot: MedCom has every turn with what it brought and after which it
 * came, and every writer with a name.
 */
final class ReplyCheck {

  private static final String AS_RECEIVED = "Send the thread back exactly as it was received.";

  /** As MedCom tells a number from other text (medcom-core-contact). */
  private static final Pattern OF_A_PHONE = Pattern.compile("[-0-9]");

  private final String ownId;
  private final EarlierMessage reply;
  private final String place;
  private final List<Refusal> refusals = new ArrayList<>();

  private ReplyCheck(String ownId, EarlierMessage reply, String place) {
    this.ownId = ownId;
    this.reply = reply;
    this.place = place;
  }

  /**
   * @param ownId of the message that replies or passes on
   * @param element that holds the thread, such as {@code InReplyTo}
   */
  static List<Refusal> objections(String ownId, EarlierMessage reply, String element) {
    ReplyCheck check = new ReplyCheck(ownId, reply, "/SendMessage/" + element);
    check.turns();
    check.parts();
    return check.refusals;
  }

  private void object(String at, String explanation) {
    refusals.add(JobcentreDialect.profile(at, explanation));
  }

  private void turns() {
    List<Turn> turns = reply.getThread().getTurn();
    Set<String> told = turns.stream().map(Turn::getMessageId).collect(Collectors.toSet());
    if (!told.contains(reply.getMessageId())) {
      object(place + "/MessageId", "The thread has no such turn. " + AS_RECEIVED);
    }
    if (told.contains(ownId)) {
      object(
          "/SendMessage/MessageId",
          "A turn of the thread has this id. Give every message an id of its own.");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      String at = place + "/Thread/Turn[" + (i + 1) + "]";
      if (!seen.add(turn.getMessageId())) {
        object(at + "/MessageId", "Another turn has the same id. " + AS_RECEIVED);
      }
      if (turn.getRevises() != null && !told.contains(turn.getRevises())) {
        object(
            at + "/Revises",
            "The thread has no such turn. "
                + AS_RECEIVED
                + " A message before that was none of this kind is named in RevisesIdentifier.");
      }
      if (turn.getPart().isEmpty()) {
        object(at + "/Part", "Every turn brought something. " + AS_RECEIVED);
      }
    }
  }

  private void parts() {
    List<Part> parts = reply.getThread().getPart();
    for (int i = 0; i < parts.size(); i++) {
      String at = place + "/Thread/Part[" + (i + 1) + "]";
      Author author = parts.get(i).getAuthor();
      if (author != null) {
        author(author, at + "/Author");
      }
      if (parts.get(i).getFile() != null) {
        file(parts.get(i).getFile(), at + "/File");
      }
    }
  }

  private void author(Author author, String at) {
    if (author.getGivenName() == null && author.getFamilyName() == null) {
      object(at, "Whoever wrote has a name. " + AS_RECEIVED);
    }
    if (author.getPhone() != null && !OF_A_PHONE.matcher(author.getPhone()).find()) {
      object(at + "/Phone", "A telephone number has digits. " + AS_RECEIVED);
    }
  }

  private void file(ThreadFile file, String at) {
    FileCheck.objection(file.getContentType(), file.getData(), at + "/Data")
        .ifPresent(refusals::add);
    if (file.getData() != null && file.getContentType() == null) {
      refusals.add(
          new Refusal(
              RefusalCode.ATTACHMENT_TYPE,
              at + "/ContentType",
              "A file that comes along says what it is. " + AS_RECEIVED));
    }
    if (file.getLink() != null && !isWebAddress(file.getLink())) {
      object(at + "/Link", "A link begins with https:// or http://. " + AS_RECEIVED);
    }
  }

  // xs:anyURI takes almost any text; the receiver's language does not.
  private static boolean isWebAddress(String link) {
    try {
      URI address = new URI(link);
      return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
          && address.getHost() != null;
    } catch (URISyntaxException notOne) {
      return false;
    }
  }
}
