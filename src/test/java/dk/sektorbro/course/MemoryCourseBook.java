package dk.sektorbro.course;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The course of one citizen with one hospital, for the length of a test. */
final class MemoryCourseBook implements CourseBook {

  private final Map<MessageId, Noted> noted = new LinkedHashMap<>();
  private final List<Notice> notices = new ArrayList<>();

  @Override
  public void lock(CitizenKey citizen, PartyId sender) {}

  @Override
  public boolean isNoted(MessageId notification) {
    return noted.containsKey(notification);
  }

  @Override
  public List<Noted> of(CitizenKey citizen, PartyId sender) {
    return List.copyOf(noted.values());
  }

  @Override
  public void note(
      MessageId notification, CitizenKey citizen, PartyId sender, Noted what, Instant at) {
    noted.put(notification, what);
  }

  @Override
  public void told(Notice notice) {
    notices.add(notice);
  }

  @Override
  public void asks(MessageId notice, Optional<Call> call) {
    change(notice, of -> with(of, call, of.calledOn()));
  }

  @Override
  public void called(MessageId notice, LocalDate on) {
    change(notice, of -> with(of, of.call(), Optional.of(on)));
  }

  private void change(MessageId notice, UnaryOperator<Notice> change) {
    notices.replaceAll(each -> each.id().equals(notice) ? change.apply(each) : each);
  }

  private static Notice with(Notice of, Optional<Call> call, Optional<LocalDate> calledOn) {
    return new Notice(
        of.id(),
        of.because(),
        of.receiver(),
        of.stay(),
        of.event(),
        of.standing(),
        of.corrects(),
        call,
        calledOn);
  }

  @Override
  public List<Notice> aroundOpenCalls(PartyId receiver) {
    return notices.stream().filter(each -> each.receiver().equals(receiver)).toList();
  }

  @Override
  public List<Notice> because(MessageId notification) {
    return notices.stream().filter(each -> each.because().equals(notification)).toList();
  }

  @Override
  public Optional<Notice> notice(MessageId id) {
    return notices.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public void keepOnlyTheStep(MessageId message) {
    noted.computeIfPresent(message, (id, of) -> of.onlyItsStep());
    change(message, of -> with(of, Optional.empty(), Optional.empty()));
  }

  @Override
  public void forget(MessageId message) {
    noted.remove(message);
    notices.removeIf(each -> each.id().equals(message));
  }

  @Override
  public void forgetBefore(Instant moment) {}
}
