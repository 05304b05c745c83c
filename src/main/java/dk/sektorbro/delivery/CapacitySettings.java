package dk.sektorbro.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How full the hub may be before it takes no more.
 *
 * @param leastFree with less room left on the disk below {@code sektorbro.data}, nothing is taken;
 *     an embedded broker keeps the last half of it to itself
 * @param underWay how many messages may be under way, mailboxes left out
 * @param toOneReceiver how many of them to one receiver
 * @param answerWithin a sender is told "later" when the broker or the database has not answered by
 *     then
 */
@ConfigurationProperties("sektorbro.capacity")
record CapacitySettings(
    @DefaultValue("500MB") DataSize leastFree,
    @DefaultValue("100000") int underWay,
    @DefaultValue("20000") int toOneReceiver,
    @DefaultValue("2m") Duration answerWithin) {

  /** Where the broker itself stops taking more, so that what is under way can end. */
  long brokersReserve() {
    return leastFree.toBytes() / 2;
  }
}
