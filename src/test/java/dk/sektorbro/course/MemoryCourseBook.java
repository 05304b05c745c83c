package dk.sektorbro.course;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  public void asksToCall(Notice notice) {}

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
  }

  @Override
  public void forget(MessageId message) {
    noted.remove(message);
    notices.removeIf(each -> each.id().equals(message));
  }

  @Override
  public void forgetBefore(Instant moment) {}
}
