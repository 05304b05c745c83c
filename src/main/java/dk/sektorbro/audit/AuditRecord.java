package dk.sektorbro.audit;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An audit event as the chain hashes it, and as it may be shown to others.
 *
 * @param actor SOR code
 * @param citizen SHA-256, in hex, of the number and the citizen's key: it binds the record to the
 *     citizen, and tells nobody which records are about the same one
 */
public record AuditRecord(
    long number,
    String what,
    Instant at,
    Optional<String> actor,
    Optional<UUID> message,
    Optional<String> citizen,
    String outcome,
    List<String> basedOn) {

  /** The event as the record with that number. */
  public static AuditRecord of(long number, AuditEvent event) {
    return new AuditRecord(
        number,
        event.what(),
        event.at(),
        event.actor().map(PartyId::sor),
        event.message().map(MessageId::value),
        event.citizen().map(citizen -> bound(number, citizen)),
        event.outcome(),
        event.basedOn());
  }

  private static String bound(long number, CitizenKey citizen) {
    MessageDigest sha256 = AuditChain.sha256();
    sha256.update((number + " " + citizen.hex()).getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(sha256.digest());
  }
}
