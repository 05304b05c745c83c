package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.PartySignature;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.SentSignature;
import dk.sektorbro.exchange.SignatureCheck;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.KeyFault;
import dk.sektorbro.participant.KeyStanding;
import dk.sektorbro.participant.KeyUse;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Signing;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Verifies what a party signed itself, and asks for a signature where the directory says that it
 * signs. The key is the one the directory has, never one that came along.
 */
public final class SignatureGate implements SignatureCheck {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  private final ParticipantDirectory directory;
  private final KeyStanding standing;
  private final Audit audit;
  private final UnitOfWork transactions;
  private final Clock clock;
  private final Duration longest;

  /**
   * @param longest how old a signature may be
   */
  SignatureGate(
      ParticipantDirectory directory,
      KeyStanding standing,
      Audit audit,
      UnitOfWork transactions,
      Clock clock,
      Duration longest) {
    this.directory = directory;
    this.standing = standing;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.longest = longest;
  }

  /** Leaves the submission as the body, and what was verified as a property. */
  public void verify(Exchange exchange) {
    Submission submission = exchange.getMessage().getBody(Submission.class);
    verified(submission.authenticated(), submission.signature())
        .ifPresent(verified -> exchange.setProperty(Property.SIGNATURE, verified));
  }

  /** For a request that does not go through intake: a refusal is audited here. */
  @Override
  public Optional<PartySignature> verify(PartyId party, Optional<SentSignature> sent) {
    try {
      return verified(party, sent);
    } catch (Refused refused) {
      transactions.run(
          () ->
              audit.record(
                  new AuditEvent(
                      "signature.refused",
                      clock.instant(),
                      Optional.of(party),
                      Optional.empty(),
                      Optional.empty(),
                      refused.code().name(),
                      List.of())));
      throw refused;
    }
  }

  private Optional<PartySignature> verified(PartyId party, Optional<SentSignature> sent) {
    Participant signer = directory.get(party);
    if (sent.isEmpty()) {
      if (signer.signing() == Signing.REQUIRED) {
        throw new Refused(
            RefusalCode.SIGNATURE_MISSING,
            "",
            "The directory says that you sign what you send; sign it with your registered key.");
      }
      return Optional.empty();
    }
    PartySignature verified = byARegisteredKey(signer.keys().signing(), sent.get());
    Instant now = clock.instant();
    if (verified.signedAt().isAfter(now.plus(CLOCKS_DIFFER))
        || verified.signedAt().isBefore(now.minus(longest))) {
      throw new Refused(
          RefusalCode.SIGNATURE_STALE,
          "",
          "A signature may be %s old and not of a later time; sign again when you send again."
              .formatted(longest));
    }
    return Optional.of(verified);
  }

  /** While a party changes its key, the old one and the new one are both registered. */
  private PartySignature byARegisteredKey(List<X509Certificate> registered, SentSignature sent) {
    Optional<Refused> refused = Optional.empty();
    for (X509Certificate key : registered) {
      try {
        PartySignature verified = sent.verify(key);
        standing
            .fault(key, List.of(), KeyUse.SIGNING)
            .ifPresent(
                fault -> {
                  throw refused(fault);
                });
        return verified;
      } catch (Refused notThisOne) {
        if (refused.isEmpty() || refused.get().code() == RefusalCode.SIGNATURE_INVALID) {
          refused = Optional.of(notThisOne);
        }
      }
    }
    throw refused.orElseThrow();
  }

  private static Refused refused(KeyFault fault) {
    RefusalCode code =
        switch (fault) {
          case EXPIRED -> RefusalCode.SIGNER_KEY_EXPIRED;
          case NOT_YET_VALID -> RefusalCode.SIGNER_KEY_NOT_YET_VALID;
          case REVOKED -> RefusalCode.SIGNER_KEY_REVOKED;
          case UNTRUSTED, WRONG_USE, WEAK -> RefusalCode.SIGNER_KEY_UNTRUSTED;
          case REVOCATION_UNKNOWN -> RefusalCode.UNAVAILABLE;
        };
    return new Refused(
        code, "", "Your registered signing key cannot be relied on: " + fault.code() + ".");
  }
}
