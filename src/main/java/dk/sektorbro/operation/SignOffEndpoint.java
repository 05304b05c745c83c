package dk.sektorbro.operation;

import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.SignOffDesk;
import dk.sektorbro.consent.policy.SignOff;
import dk.sektorbro.exchange.PartyId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.lang.Nullable;

/** Where a named person's signature for sharing without consent is entered, and read back. */
@Endpoint(id = "consentsignoff")
final class SignOffEndpoint {

  private static final int MOST = 1000;

  private final SignOffDesk desk;

  SignOffEndpoint(SignOffDesk desk) {
    this.desk = desk;
  }

  /**
   * @param citizen id number; ten digits of a CPR number, or an X-eCPR
   * @param information codes of information types, with commas between
   * @param until a moment such as {@code 2026-12-01T00:00:00Z}; not given means as long as the
   *     basis lets it
   */
  @WriteOperation
  Answer sign(
      String basis,
      String citizen,
      String source,
      String recipient,
      String caseNumber,
      String information,
      String signedBy,
      String reason,
      @Nullable String until,
      SecurityContext who) {
    try {
      return Answer.of(
          desk.sign(
              new SignOffDesk.Wish(
                  basis,
                  ExplainEndpoint.citizen(citizen),
                  new PartyId(source),
                  new PartyId(recipient),
                  caseNumber,
                  types(information),
                  signedBy,
                  reason,
                  Optional.ofNullable(until).map(Instant::parse)),
              Operator.of(who)));
    } catch (SignOffDesk.NotSignable no) {
      return Answer.refused(String.valueOf(no.getMessage()));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new InvalidEndpointRequestException("A parameter cannot be used", "Unusable parameter");
    }
  }

  /** The latest, newest first; of citizens nothing. */
  @ReadOperation
  Signed signed(@Nullable Integer limit) {
    return new Signed(
        desk.latest(Math.clamp(limit == null ? 100 : limit, 1, MOST)).stream()
            .map(Line::of)
            .toList());
  }

  static Set<InformationType> types(String codes) {
    return Arrays.stream(codes.split(",", -1))
        .map(String::strip)
        .map(code -> InformationType.ofCode(code).orElseThrow(IllegalArgumentException::new))
        .collect(Collectors.toSet());
  }

  /**
   * What came of it.
   *
   * @param id of the signature; empty where it was not taken
   * @param refused why not
   */
  record Answer(Optional<String> id, Optional<Instant> until, Optional<String> refused) {

    static Answer of(SignOff signOff) {
      return new Answer(
          Optional.of(signOff.id().toString()), Optional.of(signOff.until()), Optional.empty());
    }

    static Answer refused(String why) {
      return new Answer(Optional.empty(), Optional.empty(), Optional.of(why));
    }
  }

  record Signed(List<Line> signOffs) {}

  /** One signature as it is read back. */
  record Line(
      String id,
      String basis,
      String source,
      String recipient,
      String signedBy,
      String reason,
      Instant signedAt,
      Instant until) {

    static Line of(SignOff signOff) {
      return new Line(
          signOff.id().toString(),
          signOff.basis(),
          signOff.source().sor(),
          signOff.recipient().sor(),
          signOff.signedBy(),
          signOff.reason(),
          signOff.signedAt(),
          signOff.until());
    }
  }
}
