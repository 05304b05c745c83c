package dk.sektorbro.course;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Standing;
import dk.sektorbro.exchange.content.StayEvent;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The calls that wards asked a jobcentre to make, as far as the notices go that the jobcentre has:
 * what it was not told asks nothing of it, and takes nothing from it.
 */
public final class Calls {

  private final CourseBook book;
  private final Ledger ledger;

  public Calls(CourseBook book, Ledger ledger) {
    this.book = book;
    this.ledger = ledger;
  }

  /**
   * A call that is still to be made.
   *
   * @param notice that asks for it
   * @param ward whom to ask about it
   */
  public record Open(Notice notice, Call call, PartyId ward) {}

  /** One for each stay at most, in the order the stays were told of. */
  public List<Open> open(PartyId jobcentre) {
    return book.aroundOpenCalls(jobcentre).stream()
        .collect(Collectors.groupingBy(Notice::stay, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(notices -> new OfOneStay(notices).toMake().stream())
        .flatMap(notice -> notice.call().map(call -> open(notice, call)).stream())
        .toList();
  }

  private Open open(Notice notice, Call call) {
    return new Open(notice, call, ledger.find(notice.id()).orElseThrow().envelope().sender());
  }

  /**
   * Notes that the citizen was called; said again, the last day counts.
   *
   * @param notice that asked for it; also one that was revised since
   * @return whom the call was about; empty where no notice that the jobcentre has asks it to call
   */
  public Optional<CitizenKey> made(PartyId jobcentre, MessageId notice, LocalDate on) {
    Optional<Notice> asked =
        book.notice(notice)
            .filter(found -> found.receiver().equals(jobcentre))
            .filter(found -> found.call().isPresent())
            .filter(this::isTold);
    asked.ifPresent(found -> book.called(found.id(), on));
    return asked.flatMap(found -> ledger.find(found.id())).flatMap(it -> it.envelope().citizen());
  }

  private boolean isTold(Notice notice) {
    return ledger.wasHandedOver(notice.id());
  }

  /** The notices of one stay to one jobcentre, in the order they were made. */
  private final class OfOneStay {

    private final Map<MessageId, Notice> all;
    private final List<Notice> told;

    OfOneStay(List<Notice> notices) {
      this.all = notices.stream().collect(Collectors.toMap(Notice::id, Function.identity()));
      this.told = notices.stream().filter(Calls.this::isTold).toList();
    }

    /** The notice whose call is to be made. */
    Optional<Notice> toMake() {
      List<Notice> ends = standing().filter(each -> each.event().endsTheStay()).toList();
      boolean wentHome =
          !ends.isEmpty()
              && ends.getLast().event() == StayEvent.DISCHARGED
              && since(ends.getLast()).noneMatch(OfOneStay::takesTheStayBack);
      return ends.reversed().stream()
          .filter(each -> wentHome && each.call().isPresent())
          .findFirst()
          .filter(asks -> asks.call().filter(this::isMade).isEmpty());
    }

    private Stream<Notice> since(Notice end) {
      return told.stream().skip(told.indexOf(end) + 1L);
    }

    private static boolean takesTheStayBack(Notice notice) {
      return notice.event() == StayEvent.ADMITTED && notice.standing() == Standing.CANCELLED;
    }

    private Stream<Notice> standing() {
      Set<MessageId> corrected =
          told.stream().flatMap(this::correctedBy).collect(Collectors.toSet());
      return told.stream()
          .filter(each -> each.standing() != Standing.CANCELLED)
          .filter(each -> !corrected.contains(each.id()));
    }

    /** What it corrects, and what that corrects, also where that was not told. */
    private Stream<MessageId> correctedBy(Notice later) {
      return Stream.iterate(
              later.corrects(),
              Optional::isPresent,
              id -> id.map(all::get).flatMap(Notice::corrects))
          .flatMap(Optional::stream);
    }

    private boolean isMade(Call call) {
      return told.stream()
          .flatMap(each -> each.calledOn().stream())
          .anyMatch(on -> !on.isBefore(call.dischargedOn()));
    }
  }
}
