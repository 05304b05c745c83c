package dk.sektorbro.operation;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalBook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts what intake refuses, by its first reason: {@code sektorbro_refusals_total{code}}. */
final class CountedRefusalBook implements RefusalBook {

  static final String METER = "sektorbro.refusals";

  private final RefusalBook book;
  private final Supplier<MeterRegistry> meters;

  CountedRefusalBook(RefusalBook book, Supplier<MeterRegistry> meters) {
    this.book = book;
    this.meters = meters;
  }

  @Override
  public void note(Entry entry) {
    book.note(entry);
    String code = entry.refusals().getFirst().code().name();
    CountedLedger.AfterCommit.run(
        () ->
            Counter.builder(METER)
                .description("Messages refused at intake")
                .tag("code", code)
                .register(meters.get())
                .increment());
  }

  @Override
  public Optional<Entry> find(MessageId id) {
    return book.find(id);
  }

  @Override
  public List<Entry> latest(Optional<PartyId> sender, int limit) {
    return book.latest(sender, limit);
  }
}
