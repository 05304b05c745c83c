package dk.sektorbro.certificate;

import dk.sektorbro.exchange.MessageId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Doubts in memory. */
final class MemoryDoubts implements AnswerDoubts {

  private final Map<MessageId, Doubt> doubts = new LinkedHashMap<>();

  @Override
  public void open(Doubt doubt) {
    doubts.putIfAbsent(doubt.answer(), doubt);
  }

  @Override
  public List<Doubt> open() {
    return doubts.values().stream().filter(doubt -> doubt.chosen().isEmpty()).toList();
  }

  @Override
  public Optional<Doubt> find(MessageId answer) {
    return Optional.ofNullable(doubts.get(answer));
  }

  @Override
  public void choose(MessageId answer, Optional<MessageId> request) {
    doubts.computeIfPresent(
        answer,
        (id, doubt) ->
            new Doubt(
                id,
                doubt.answerer(),
                doubt.requester(),
                doubt.form(),
                doubt.since(),
                doubt.candidates(),
                request));
  }
}
