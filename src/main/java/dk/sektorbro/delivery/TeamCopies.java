package dk.sektorbro.delivery;

import dk.sektorbro.course.team.TeamBook;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import java.util.List;

/** The messages that one to a citizen's team became: what becomes of it becomes of them. */
final class TeamCopies {

  private final TeamBook teams;
  private final Ledger ledger;

  TeamCopies(TeamBook teams, Ledger ledger) {
    this.teams = teams;
    this.ledger = ledger;
  }

  /** Locked, in the caller's transaction, which has locked the original; empty for any other. */
  List<Ledger.Entry> of(MessageId original) {
    return teams.copiesOf(original).stream()
        .map(copy -> ledger.lock(copy.id()).orElseThrow())
        .toList();
  }

  List<Envelope> envelopes(MessageId original) {
    return teams.copiesOf(original).stream()
        .flatMap(copy -> ledger.find(copy.id()).stream())
        .map(Ledger.Entry::envelope)
        .toList();
  }

  /** Those that nobody has yet. */
  List<Ledger.Entry> open(MessageId original) {
    return of(original).stream()
        .filter(copy -> copy.state().isOpen() || copy.state() == MessageState.DEAD)
        .toList();
  }
}
