package dk.sektorbro.operation;

import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.RefusalBook;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Has the ledger and the book of refusals counted, wherever they are used. */
final class Counting implements BeanPostProcessor {

  private final ObjectProvider<MeterRegistry> meters;

  Counting(ObjectProvider<MeterRegistry> meters) {
    this.meters = meters;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return switch (bean) {
      case Ledger ledger -> new CountedLedger(ledger, meters::getObject);
      case RefusalBook book -> new CountedRefusalBook(book, meters::getObject);
      default -> bean;
    };
  }
}
