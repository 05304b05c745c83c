package dk.sektorbro.delivery;

import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.course.HeedNotification;
import dk.sektorbro.course.meeting.MeetingBook;
import dk.sektorbro.course.team.NetworkMeetings;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.UnitOfWork;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Erases a message for a data-protection officer, whatever became of it: payload, citizen and
 * particulars are gone; that it was, between whom, and that it was erased, by whom and why, is kept
 * as the proof. The audit record, which names no citizen but by key, stays whole: it is the proof.
 */
public final class ErasureDesk {

  private final Ledger ledger;
  private final Ending ending;
  private final CertificateRequests certificates;
  private final HeedNotification notices;
  private final MeetingBook meetings;
  private final NetworkMeetings networkMeetings;
  private final TeamCopies copies;
  private final UnitOfWork transactions;

  ErasureDesk(
      Ledger ledger,
      Ending ending,
      CertificateRequests certificates,
      HeedNotification notices,
      MeetingBook meetings,
      NetworkMeetings networkMeetings,
      TeamCopies copies,
      UnitOfWork transactions) {
    this.ledger = ledger;
    this.ending = ending;
    this.certificates = certificates;
    this.notices = notices;
    this.meetings = meetings;
    this.networkMeetings = networkMeetings;
    this.copies = copies;
    this.transactions = transactions;
  }

  /** Why a message is erased (GDPR, Article 17(1)). */
  public enum Ground {
    /** Sent by mistake, or to the wrong receiver. */
    SENT_BY_MISTAKE,
    /** It concerns another person than it says. */
    WRONG_CITIZEN,
    /** It should not have been shared. */
    UNLAWFUL,
    /** The citizen asked for it, and the law allows it. */
    CITIZENS_REQUEST
  }

  /**
   * @param officer who erases
   * @return true where the message is erased, now or before; false where there is no such message
   */
  public boolean erase(MessageId message, Ground ground, String officer) {
    Optional<Ledger.Entry> erased =
        transactions.inOne(
            () -> {
              Optional<Ledger.Entry> entry = ledger.lock(message);
              entry
                  .filter(found -> found.state() != MessageState.ERASED)
                  .ifPresent(
                      found -> {
                        copies.of(message).stream()
                            .filter(copy -> copy.state() != MessageState.ERASED)
                            .forEach(copy -> erase(copy, ground, officer));
                        erase(found, ground, officer);
                      });
              return entry;
            });
    erased.ifPresent(entry -> ending.clear(entry.envelope()));
    return erased.isPresent();
  }

  private void erase(Ledger.Entry entry, Ground ground, String officer) {
    String why = ground.name().toLowerCase(Locale.ROOT);
    List<String> basedOn = List.of("by " + officer, "ground " + why);
    if (entry.state().isOpen() || entry.state() == MessageState.DEAD) {
      ending.endAndTell(entry, MessageState.ERASED, "erased", basedOn);
    } else {
      ending.end(entry, MessageState.ERASED, "erased", basedOn);
    }
    forget(entry.envelope().id());
  }

  private void forget(MessageId message) {
    notices.erased(message);
    meetings.forget(message);
    networkMeetings.forget(message);
    ledger.forget(message);
    certificates.forget(message);
  }
}
