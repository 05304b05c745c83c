package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.MessageId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** UUIDs as MedCom writes them, with {@code urn:uuid:}, and as the hub keeps them, without. */
final class Uuids {

  private static final String PREFIX = "urn:uuid:";

  private Uuids() {}

  static String bare(String value) {
    return value.startsWith(PREFIX) ? value.substring(PREFIX.length()) : value;
  }

  static String urn(String value) {
    return value.startsWith(PREFIX) ? value : PREFIX + value;
  }

  /** The id of what plays a role in a message, the same every time the message is written. */
  static String named(MessageId message, String role) {
    return UUID.nameUUIDFromBytes(
            ("sektorbro:fhir:" + message + "/" + role).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
