package dk.sektorbro.consent;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.audit.AuditEvent;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Where parties register, read and withdraw consents. A party sees those it registered and those
 * that name it; of any other it learns nothing, not even that it exists.
 */
public final class ConsentDesk {

  private final ConsentCheck check;
  private final Policies policies;
  private final ConsentSight sight;
  private final ConsentRegistry registry;
  private final CitizenIndex citizens;
  private final Audit audit;
  private final UnitOfWork transactions;
  private final ConsentWatch watch;
  private final Clock clock;

  public ConsentDesk(
      ConsentCheck check,
      Policies policies,
      ConsentSight sight,
      ConsentRegistry registry,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      ConsentWatch watch,
      Clock clock) {
    this.check = check;
    this.policies = policies;
    this.sight = sight;
    this.registry = registry;
    this.citizens = citizens;
    this.audit = audit;
    this.transactions = transactions;
    this.watch = watch;
    this.clock = clock;
  }

  /**
   * Registers a consent, or a refusal; the same again is answered as before.
   *
   * @param registrarsId what the registering party calls it
   * @throws Refused where the law does not accept it, or another stands under that id
   */
  public Consent register(PartyId by, String registrarsId, Said said) {
    return changed(
        () -> {
          ConsentId id = ConsentId.of(by, registrarsId);
          Optional<Consent> before = registry.lock(id);
          Consent consent = new Consent(id, by, said);
          if (before.isPresent()) {
            return same(before.get(), consent);
          }
          CitizenKey citizen = citizens.keyOf(said.citizen());
          mustBeReadWhole(consent, citizen);
          check.check(by, said, policies.of(consent, citizen));
          if (!registry.add(consent, citizen)) {
            return same(registry.lock(id).orElseThrow(), consent);
          }
          watch.changing(citizen);
          record("consent.registered", by, consent);
          return consent;
        });
  }

  private Consent changed(Supplier<Consent> change) {
    Consent changed = transactions.inOne(change);
    watch.changed(citizens.keyOf(changed.said().citizen()));
    return changed;
  }

  private void mustBeReadWhole(Consent consent, CitizenKey citizen) {
    List<Refusal> refusals =
        policies.unread(consent, citizen).stream()
            .map(each -> new Refusal(RefusalCode.CONSENT_INVALID, each.where(), each.what()))
            .toList();
    if (!refusals.isEmpty()) {
      throw new Refused(refusals);
    }
  }

  private static Consent same(Consent before, Consent again) {
    Said said = again.said();
    Said withdrawn = before.said();
    Consent asGiven =
        again.with(
            withdrawn
                .withdrawnAt()
                .map(at -> said.withdrawn(at, withdrawn.withdrawalKnownAt().orElse(at)))
                .orElse(said));
    if (!before.equals(asGiven)) {
      throw new Refused(
          RefusalCode.ID_REUSED, "id", "Other terms are registered under this id; use a new one.");
    }
    return before;
  }

  /**
   * Notes that the citizen has withdrawn a consent; from that moment it allows nothing. The first
   * withdrawal stands.
   *
   * @param id the hub's id, or the id the party registered it under
   * @param at when the citizen withdrew it; empty means now
   * @throws Refused where no such consent concerns the party, or the moment is still to come
   */
  public Consent withdraw(PartyId by, String id, Optional<Instant> at) {
    return changed(
        () -> {
          Consent consent =
              candidates(by, id).stream()
                  .flatMap(candidate -> registry.lock(candidate).stream())
                  .filter(found -> sight.concerns(found, by))
                  .findFirst()
                  .orElseThrow(ConsentDesk::unknown);
          if (!sight.mayWithdraw(consent, by)) {
            throw new Refused(
                RefusalCode.CONSENT_INVALID,
                "id",
                "A refusal is not lifted by somebody whom it may keep information from; one that names no recipient keeps it from everybody. The party that registered it records its withdrawal.");
          }
          if (consent.said().withdrawnAt().isPresent()) {
            return consent;
          }
          Instant now = clock.instant();
          Instant moment = at.orElse(now);
          if (moment.isAfter(now)) {
            throw new Refused(
                RefusalCode.CONSENT_INVALID,
                "withdrawnAt",
                "A withdrawal counts from the moment it was made; leave the moment out for now.");
          }
          if (policies.of(consent, citizens.keyOf(consent.said().citizen())).givenAt().stream()
              .anyMatch(moment::isBefore)) {
            throw new Refused(
                RefusalCode.CONSENT_INVALID,
                "withdrawnAt",
                "A consent is withdrawn after it was given; leave the moment out for now.");
          }
          Consent withdrawn = consent.with(consent.said().withdrawn(moment, now));
          registry.change(withdrawn);
          watch.changing(citizens.keyOf(withdrawn.said().citizen()));
          record("consent.withdrawn", by, withdrawn);
          return withdrawn;
        });
  }

  public Optional<Consent> read(PartyId by, String id) {
    return candidates(by, id).stream()
        .flatMap(candidate -> registry.find(candidate).stream())
        .filter(consent -> sight.concerns(consent, by))
        .findFirst();
  }

  /** The citizen's consents that concern the party, oldest first. */
  public List<Consent> search(PartyId by, CitizenId citizen) {
    return registry.of(citizens.keyOf(citizen)).stream()
        .filter(consent -> sight.concerns(consent, by))
        .toList();
  }

  private static List<ConsentId> candidates(PartyId by, String id) {
    try {
      return List.of(new ConsentId(UUID.fromString(id)), ConsentId.of(by, id));
    } catch (IllegalArgumentException notTheHubs) {
      return List.of(ConsentId.of(by, id));
    }
  }

  private static Refused unknown() {
    return new Refused(
        RefusalCode.NOT_FOUND, "id", "No consent with this id concerns you; check the id.");
  }

  private void record(String what, PartyId by, Consent consent) {
    audit.record(
        new AuditEvent(
            what,
            clock.instant(),
            Optional.of(by),
            Optional.empty(),
            Optional.of(citizens.keyOf(consent.said().citizen())),
            "ok",
            List.of(consent.id().toString())));
  }
}
