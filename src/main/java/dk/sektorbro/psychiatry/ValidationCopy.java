package dk.sektorbro.psychiatry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.exchange.MessageKind;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a message that the validator reads.
 *
 * <p>Without narrative and without the bytes of attachments, on which no profile has a say and of
 * which the validator spends half its time; each resource claims the profile its place asks for, so
 * that leaving out {@code meta.profile} gets no resource past its profile.
 */
final class ValidationCopy {

  private static final Map<String, String> CARE_COMMUNICATION =
      Map.of(
          "Patient", Canonical.PATIENT,
          "Communication", Canonical.CARE_COMMUNICATION,
          "Encounter", Canonical.ENCOUNTER,
          "CareTeam", Canonical.CARE_TEAM,
          "Practitioner", Canonical.PRACTITIONER,
          "PractitionerRole", Canonical.PRACTITIONER_ROLE,
          "Organization", Canonical.ORGANIZATION);

  /** Sender and receiver are claimed apart; a ward that is named needs no GLN. */
  private static final Map<String, String> HOSPITAL_NOTIFICATION =
      Map.of(
          "Patient", Canonical.PATIENT,
          "MessageHeader", Canonical.HOSPITAL_NOTIFICATION_HEADER,
          "Encounter", Canonical.HOSPITAL_NOTIFICATION_ENCOUNTER,
          "Provenance", Canonical.PROVENANCE);

  /** In the hub's own messages the bundle's profile says what each entry is. */
  private static final Map<String, String> OWN =
      Map.of(
          "Practitioner", Canonical.PRACTITIONER,
          "PractitionerRole", Canonical.PRACTITIONER_ROLE);

  /** Any valid base64: the validator is to see that there are data, not which. */
  private static final String SOME_DATA = "JVBERi0=";

  private ValidationCopy() {}

  static String of(ObjectNode message, MessageKind kind) {
    ObjectNode copy = message.deepCopy();
    Map<String, String> profiles = profiles(kind);
    Set<String> ends =
        kind == MessageKind.HOSPITAL_NOTIFICATION ? senderAndReceivers(copy) : Set.of();
    for (JsonNode entry : copy.path("entry")) {
      if (entry.get("resource") instanceof ObjectNode resource) {
        resource.remove("text");
        withoutBytes(resource);
        String type = resource.path("resourceType").asText();
        claim(resource, profiles.get(type));
        if (ends.contains(type + "/" + resource.path("id").asText())) {
          claim(resource, Canonical.ORGANIZATION);
        }
      }
    }
    return copy.toString();
  }

  private static Map<String, String> profiles(MessageKind kind) {
    return switch (kind) {
      case CARE_COMMUNICATION -> CARE_COMMUNICATION;
      case HOSPITAL_NOTIFICATION -> HOSPITAL_NOTIFICATION;
      case CERTIFICATE_REQUEST,
          CERTIFICATE_FORWARD,
          CERTIFICATE_REMINDER,
          CERTIFICATE_RETURN,
          CERTIFICATE_RECALL,
          CERTIFICATE_ANSWER,
          ADMISSION_NOTICE,
          MEETING,
          CARE_PLAN_UPDATE,
          PLANNED_DISCHARGE,
          IPS_REFERRAL,
          IPS_PROGRESS,
          NETWORK_MEETING_PROPOSAL,
          NON_DELIVERY ->
          OWN;
    };
  }

  private static Set<String> senderAndReceivers(JsonNode message) {
    JsonNode header = message.path("entry").path(0).path("resource");
    Set<String> references = new HashSet<>();
    references.add(header.path("sender").path("reference").asText());
    header
        .path("destination")
        .forEach(
            destination -> references.add(destination.path("receiver").path("reference").asText()));
    return references;
  }

  private static void withoutBytes(ObjectNode resource) {
    for (JsonNode payload : resource.path("payload")) {
      lighten(payload.get("contentAttachment"));
    }
    for (JsonNode content : resource.path("content")) {
      lighten(content.get("attachment"));
    }
  }

  private static void lighten(@Nullable JsonNode attachment) {
    if (attachment instanceof ObjectNode file && file.path("data").isTextual()) {
      file.put("data", SOME_DATA);
      file.remove("size");
      file.remove("hash");
    }
  }

  private static void claim(ObjectNode resource, @Nullable String profile) {
    if (profile == null) {
      return;
    }
    if (!(resource.get("meta") instanceof ObjectNode)) {
      resource.putObject("meta");
    }
    ObjectNode meta = (ObjectNode) resource.get("meta");
    if (!(meta.get("profile") instanceof ArrayNode)) {
      meta.putArray("profile");
    }
    ArrayNode claimed = (ArrayNode) meta.get("profile");
    for (JsonNode each : claimed) {
      if (each.asText().equals(profile)) {
        return;
      }
    }
    claimed.add(profile);
  }
}
