package dk.sektorbro.consent.explain;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.consent.Consent;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.Policies;
import dk.sektorbro.consent.policy.Law;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What citizens may see of their own, through a party that represents them: every consent, in plain
 * language. A citizen the hub has never heard of has none. That it was asked is audited.
 */
public final class CitizenSide {

  private final ConsentRegistry registry;
  private final Policies policies;
  private final Law law;
  private final PlainConsent plain;
  private final ParticipantDirectory directory;
  private final CitizenIndex citizens;
  private final Audit audit;
  private final UnitOfWork transactions;
  private final Clock clock;

  public CitizenSide(
      ConsentRegistry registry,
      Policies policies,
      Law law,
      ParticipantDirectory directory,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.registry = registry;
    this.policies = policies;
    this.law = law;
    this.plain = new PlainConsent(directory);
    this.directory = directory;
    this.citizens = citizens;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * One consent as its citizen is told of it.
   *
   * @param says what it allows or refuses, a sentence each
   * @param standing whether it counts now
   */
  public record Told(Consent consent, List<Sentence> says, Sentence standing) {}

  /**
   * The citizen's consents and refusals, oldest first, whoever registered them.
   *
   * @throws Refused where the party does not represent citizens, whether there are any or not
   */
  public List<Told> consents(PartyId by, CitizenId citizen) {
    return shown(
        "citizen.consents-shown",
        by,
        citizen,
        (key, now) -> registry.of(key).stream().map(consent -> told(consent, key, now)).toList());
  }

  /**
   * Shows a party that represents citizens what is read of one, and notes that it was shown. What
   * is noted comes last, because from then on nothing else is noted by any hub.
   *
   * @param what how the audit record calls it
   * @throws Refused where the party does not represent citizens
   */
  public <T> T shown(
      String what, PartyId by, CitizenId citizen, BiFunction<CitizenKey, Instant, T> reading) {
    mustRepresent(by);
    CitizenKey key = citizens.keyOf(citizen);
    Instant now = clock.instant();
    return transactions.inOne(
        () -> {
          T read = reading.apply(key, now);
          audit.record(
              new AuditEvent(
                  what, now, Optional.of(by), Optional.empty(), Optional.of(key), "ok", List.of()));
          return read;
        });
  }

  private Told told(Consent consent, CitizenKey key, Instant now) {
    Policy policy = policies.of(consent, key);
    return new Told(consent, plain.says(policy), plain.standing(policy, law, now));
  }

  private void mustRepresent(PartyId by) {
    if (directory.find(by).filter(Participant::representsCitizens).isEmpty()) {
      throw new Refused(
          List.of(
              new Refusal(
                  RefusalCode.SENDER_MISMATCH,
                  "",
                  "Only a party that represents citizens is told of a citizen's own.")));
    }
  }
}
