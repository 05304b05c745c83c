package dk.sektorbro.consent;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.consent.policy.SignOff;
import dk.sektorbro.consent.policy.StatutoryBasis;
import dk.sektorbro.consent.policy.WithoutConsent;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where a named person signs for sharing without consent: on a legal basis that this hub has turned
 * on, for one citizen, one case and two parties, until a moment. That it was signed is audited, and
 * each use is reported.
 */
public final class SignOffDesk {

  private final WithoutConsent law;
  private final SignOffBook book;
  private final KnownParties parties;
  private final ParticipantDirectory directory;
  private final CitizenIndex citizens;
  private final Audit audit;
  private final UnitOfWork transactions;
  private final Clock clock;

  public SignOffDesk(
      WithoutConsent law,
      SignOffBook book,
      ParticipantDirectory directory,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.law = law;
    this.book = book;
    this.parties = new KnownParties(directory);
    this.directory = directory;
    this.citizens = citizens;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What is to be signed.
   *
   * @param basis code of the legal basis
   * @param information what may be shared
   * @param signedBy name and office of who answers for it
   * @param reason why it is needed, in that person's words
   * @param until the first moment it no longer counts; empty for as long as the basis lets it
   */
  public record Wish(
      String basis,
      CitizenId citizen,
      PartyId source,
      PartyId recipient,
      String caseNumber,
      Set<InformationType> information,
      String signedBy,
      String reason,
      Optional<Instant> until) {

    @Override
    public String toString() {
      return "Wish[" + basis + "]";
    }
  }

  /** It cannot be signed like this; the message says why and holds nothing of the wish. */
  public static final class NotSignable extends RuntimeException {
    NotSignable(String why) {
      super(why);
    }
  }

  /**
   * @param by who is logged in
   * @throws NotSignable where the law, as this hub has it, does not let it be signed
   */
  public SignOff sign(Wish wish, String by) {
    Instant now = clock.instant();
    StatutoryBasis basis = basis(wish, now);
    Instant latest = WithoutConsent.latestEnd(basis, now);
    Instant until = wish.until().orElse(latest);
    require(until.isAfter(now), "It ends before it begins.");
    require(
        !until.isAfter(latest),
        "On this basis a signature lasts at most " + basis.longest() + "; choose an earlier end.");
    SignOff signOff =
        new SignOff(
            UUID.randomUUID(),
            basis.code(),
            citizens.keyOf(wish.citizen()),
            wish.source(),
            wish.recipient(),
            wish.caseNumber().strip(),
            wish.information().stream()
                .map(type -> new Code(CodeSystems.INFORMATION_TYPES, type.code()))
                .collect(Collectors.toUnmodifiableSet()),
            wish.signedBy().strip(),
            wish.reason().strip(),
            now,
            until);
    transactions.run(
        () -> {
          book.keep(signOff);
          audit.record(
              new AuditEvent(
                  "sign-off.given",
                  now,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of(signOff.citizen()),
                  basis.code(),
                  List.of(signOff.id().toString(), "by " + by)));
        });
    return signOff;
  }

  /** The latest signatures, newest first, over or not. */
  public List<SignOff> latest(int limit) {
    return book.latest(limit);
  }

  private StatutoryBasis basis(Wish wish, Instant now) {
    StatutoryBasis basis =
        law.basis(wish.basis())
            .orElseThrow(() -> new NotSignable("No such legal basis is configured."));
    require(
        basis.usable(now),
        "This legal basis is off, or not in force. A data-protection officer turns it on in the configuration.");
    require(
        directory.find(wish.source()).isPresent() && directory.find(wish.recipient()).isPresent(),
        "Both parties are named by the SOR code of a participant.");
    require(
        basis.between(parties.get(wish.source()), parties.get(wish.recipient())),
        "This legal basis does not go from such a party to such a party.");
    require(!wish.caseNumber().isBlank(), "It is for one case; name it.");
    require(!wish.information().isEmpty(), "Name the information that may be shared.");
    require(
        wish.signedBy().strip().contains(" "),
        "A person signs: name them with their given and family name.");
    require(!wish.reason().isBlank(), "Say why it is needed.");
    return basis;
  }

  private static void require(boolean met, String why) {
    if (!met) {
      throw new NotSignable(why);
    }
  }
}
