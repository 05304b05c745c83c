package dk.sektorbro.course.plan;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.participant.Sector;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A party writes in a citizen's plan. */
public final class ChangePlan {

  private static final int MOST_PARTS = 200;
  private static final int MOST_WORDINGS = 2_500;

  private final PlanBook book;
  private final Function<PartyId, Sector> sectors;
  private final Clock clock;

  public ChangePlan(PlanBook book, Function<PartyId, Sector> sectors, Clock clock) {
    this.book = book;
    this.sectors = sectors;
    this.clock = clock;
  }

  /**
   * What a party wants, and what it says it saw.
   *
   * @param predecessors whose parts the party writes now
   */
  public record Wish(
      PartyId by,
      Citizen citizen,
      Optional<String> basedOn,
      List<PlanPart> parts,
      Set<PartyId> predecessors) {}

  /** What was written: the plan, and the change where there was one. */
  public record Written(UUID plan, Optional<Change> change) {}

  /**
   * In the caller's transaction.
   *
   * @param sees which wordings the party may see now, beside its own
   * @throws Refused at {@code basedOn} or {@code parts[n]}
   */
  public Written handle(CitizenKey citizen, Wish wish, Predicate<Wording> sees) {
    book.lock(citizen);
    Optional<UUID> existing = book.planOf(citizen);
    List<Change> before = existing.map(book::changes).orElse(List.of());
    PlanLog log = PlanLog.of(before);
    Predicate<Wording> seen = wording -> wording.by().equals(wish.by()) || sees.test(wording);
    Map<String, List<Wording>> shown = shown(log, wish.basedOn(), seen);
    List<Change.Draft> drafts =
        new Proposal(wish.by(), wish.predecessors(), shown, wish.parts()).drafts(log);
    UUID plan = existing.orElseGet(UUID::randomUUID);
    if (drafts.isEmpty()) {
      return new Written(plan, Optional.empty());
    }
    if (wish.basedOn().isEmpty() && !log.standing(seen).isEmpty()) {
      throw new Refused(
          RefusalCode.VERSION_UNKNOWN,
          "basedOn",
          "There is a plan already. Read it, and say which version your change is based on.");
    }
    if (existing.isEmpty()) {
      book.begin(plan, citizen);
    }
    Change change =
        new Change(
            UUID.randomUUID(),
            before.size() + 1,
            wish.by(),
            sectors.apply(wish.by()),
            clock.instant(),
            wish.citizen(),
            drafts);
    mustNotBeTooLarge(
        PlanLog.of(Stream.concat(before.stream(), Stream.of(change)).toList()), wish.by());
    book.add(plan, change);
    return new Written(plan, Optional.of(change));
  }

  private static Map<String, List<Wording>> shown(
      PlanLog log, Optional<String> basedOn, Predicate<Wording> seen) {
    if (basedOn.isEmpty()) {
      return Map.of();
    }
    int number =
        log.numberOf(basedOn.get(), seen)
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalCode.VERSION_UNKNOWN,
                        "basedOn",
                        "The plan is not known as you saw it, or you may no longer see it so. Read it and change it again."));
    return log.standing(seen, number);
  }

  /** Each is held to its own, so that nobody learns how much others write. */
  private static void mustNotBeTooLarge(PlanLog log, PartyId by) {
    List<Wording> own = log.wordings().stream().filter(wording -> wording.by().equals(by)).toList();
    if (own.size() > MOST_WORDINGS) {
      throw new Refused(
          RefusalCode.TOO_LARGE,
          "",
          "A party writes at most " + MOST_WORDINGS + " wordings in a plan, over all its changes.");
    }
    long parts = own.stream().map(wording -> wording.part().id()).distinct().count();
    if (parts > MOST_PARTS) {
      throw new Refused(
          RefusalCode.TOO_LARGE, "", "A party has at most " + MOST_PARTS + " parts in a plan.");
    }
  }
}
