package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Citizen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a jobcentre says of a case.
 *
 * @param messageId made by the jobcentre, a UUID
 * @param department whom to ask for the certificate
 */
public record Registration(
    String messageId,
    Instant writtenAt,
    Citizen citizen,
    Author caseworker,
    String caseNumber,
    LocalDate firstDay,
    boolean earlyFollowUp,
    Category category,
    boolean employerKnown,
    Optional<PartyId> department) {

  Absence absence(LocalDate reported) {
    return new Absence(firstDay, reported, category, earlyFollowUp, employerKnown);
  }

  /** Tells two contents apart. */
  String digest() {
    return HexFormat.of().formatHex(Digest.over(Json.bytes(this)).bytes());
  }

  @Override
  public String toString() {
    return "Registration[" + messageId + "]";
  }
}
