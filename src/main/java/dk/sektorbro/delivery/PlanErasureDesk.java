package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.course.plan.Change;
import dk.sektorbro.course.plan.PlanBook;
import dk.sektorbro.delivery.ErasureDesk.Ground;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Erases one wording of a citizen's plan for a data-protection officer: its words are gone, from
 * the plan and from the messages that still wait to tell of it. That it was written, by whom, when
 * and over which others, and that it was erased, by whom and why, is kept.
 */
public final class PlanErasureDesk {

  private final PlanBook book;
  private final Ledger ledger;
  private final Ending ending;
  private final Trail trail;
  private final UnitOfWork transactions;

  PlanErasureDesk(
      PlanBook book,
      Ledger ledger,
      Ending ending,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    this.book = book;
    this.ledger = ledger;
    this.ending = ending;
    this.trail = new Trail(audit, clock);
    this.transactions = transactions;
  }

  /**
   * @param change the hub's id of the change that the wording came with, as whoever sees it is told
   * @param part the id of the part
   * @param officer who erases
   * @return true where the wording is erased, now or before; false where there is no such wording
   */
  public boolean erase(UUID change, String part, Ground ground, String officer) {
    List<Envelope> ended = new ArrayList<>();
    boolean erased =
        transactions.inOne(
            () ->
                book.find(change)
                    .map(PlanBook.Told::plan)
                    .flatMap(book::citizenOf)
                    .map(
                        citizen -> {
                          book.lock(citizen);
                          PlanBook.Told place = book.find(change).orElseThrow();
                          Change before = book.changes(place.plan()).get(place.number() - 1);
                          if (!before.words(part)) {
                            return false;
                          }
                          Change after = before.erasing(part);
                          if (!after.equals(before)) {
                            List<String> why = why(change, part, ground, officer);
                            book.put(place.plan(), after);
                            trail.act("plan.erased", after.by(), citizen, why);
                            ended.addAll(endNews(place, after.by(), why));
                          }
                          return true;
                        })
                    .orElse(false));
    ended.forEach(ending::clear);
    return erased;
  }

  private static List<String> why(UUID change, String part, Ground ground, String officer) {
    return List.of(
        "by " + officer,
        "ground " + ground.name().toLowerCase(Locale.ROOT),
        "change " + change,
        "part " + part);
  }

  /** What its receiver has been through with stays; what may still be read is sealed with it. */
  private List<Envelope> endNews(PlanBook.Told place, PartyId writer, List<String> why) {
    List<Envelope> ended = new ArrayList<>();
    book.newsSince(place.plan(), place.number()).stream()
        .flatMap(message -> ledger.lock(message).stream())
        .filter(entry -> isAbout(entry.envelope(), writer))
        .forEach(
            entry -> {
              if (entry.state().isOpen() || entry.state() == MessageState.DEAD) {
                ending.endAndTell(entry, MessageState.ERASED, "erased", why);
                ended.add(entry.envelope());
              } else if (entry.state() == MessageState.DELIVERED) {
                ending.end(entry, MessageState.ERASED, "erased", why);
                ended.add(entry.envelope());
              }
            });
    return ended;
  }

  /** A message of a change has what its sender wrote, and beside it what its receiver did. */
  private static boolean isAbout(Envelope envelope, PartyId writer) {
    return envelope.sender().equals(writer) || envelope.receiver().equals(writer);
  }
}
