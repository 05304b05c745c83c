package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.MessageDestinationComponent;
import org.hl7.fhir.r4.model.Organization;

/** Whose message it is: who sends, who receives, and that their numbers can be theirs. */
final class PartyRules {

  private final MessageBundle message;
  private final MessageHeader header;
  private final PartyId authenticated;
  private final List<Refusal> refusals = new ArrayList<>();

  private PartyRules(MessageBundle message, MessageHeader header, PartyId authenticated) {
    this.message = message;
    this.header = header;
    this.authenticated = authenticated;
  }

  static List<Refusal> broken(MessageBundle message, MessageHeader header, PartyId authenticated) {
    PartyRules rules = new PartyRules(message, header, authenticated);
    rules.theSenderIsWhoConnected();
    rules.thereIsAReceiver();
    rules.organisationsHaveRealNumbers();
    return rules.refusals;
  }

  private void theSenderIsWhoConnected() {
    Optional<Organization> sender = message.follow(header.getSender(), Organization.class);
    if (sender.isEmpty()) {
      refuse(
          RefusalCode.SENDER_MISMATCH,
          "Bundle.entry[0].resource.sender",
          "The header names no sender that is in the message. Refer to the Organization that sends, with its SOR code.");
      return;
    }
    if (!MessageBundle.sor(sender.get()).equals(Optional.of(authenticated.sor()))) {
      refuse(
          RefusalCode.SENDER_MISMATCH,
          identifierPath(sender.get(), PartyId.SYSTEM),
          "The sender's SOR code is not that of the party whose key opened the connection.");
    }
  }

  private void thereIsAReceiver() {
    if (receiver(message, header).flatMap(MessageBundle::sor).isEmpty()) {
      refuse(
          RefusalCode.RECEIVER_MISSING,
          "Bundle.entry[0].resource.destination",
          "The message names no primary receiver. Add a destination with use primary and a receiver that is in the message"
              + " with its SOR code.");
    }
  }

  /** The primary receiver, as far as the message names one. */
  static Optional<Organization> receiver(MessageBundle message, MessageHeader header) {
    for (MessageDestinationComponent destination : header.getDestination()) {
      boolean primary =
          destination.getExtension().stream()
              .filter(extension -> Canonical.DESTINATION_USE_EXTENSION.equals(extension.getUrl()))
              .anyMatch(
                  extension ->
                      extension.getValue() instanceof Coding use
                          && "primary".equals(use.getCode()));
      if (primary) {
        return message.follow(destination.getReceiver(), Organization.class);
      }
    }
    return Optional.empty();
  }

  private void organisationsHaveRealNumbers() {
    for (Organization organization : message.all(Organization.class)) {
      List<Identifier> identifiers = organization.getIdentifier();
      for (int i = 0; i < identifiers.size(); i++) {
        String path = message.path(organization) + ".identifier[" + i + "].value";
        String value = Optional.ofNullable(identifiers.get(i).getValue()).orElse("");
        if (Canonical.GLN.equals(identifiers.get(i).getSystem()) && !Gln.isValid(value)) {
          refuse(
              RefusalCode.PARTY_ID_INVALID,
              path,
              "Not a GLN: 13 digits of which the last is a modulus-10 check digit.");
        }
        if (PartyId.SYSTEM.equals(identifiers.get(i).getSystem()) && !isSor(value)) {
          refuse(RefusalCode.PARTY_ID_INVALID, path, "Not a SOR code: 6 to 18 digits.");
        }
      }
    }
  }

  private String identifierPath(Organization organization, String system) {
    int index = MessageBundle.identifierIndex(organization, system);
    return message.path(organization)
        + (index < 0 ? ".identifier" : ".identifier[" + index + "].value");
  }

  private static boolean isSor(String value) {
    return value.matches("[0-9]{6,18}");
  }

  private void refuse(RefusalCode code, String location, String explanation) {
    refusals.add(new Refusal(code, location, explanation));
  }
}
