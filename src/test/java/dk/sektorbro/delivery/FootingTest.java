package dk.sektorbro.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.course.plan.PlanBook;
import dk.sektorbro.course.referral.ReportProgress;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.MemoryLedger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What becomes of a message that has nothing to tell any more. */
class FootingTest {

  private static final Envelope NEWS =
      new Envelope(
          MessageId.of(new PartyId("99999031000016007"), "news"),
          MessageKind.CARE_PLAN_UPDATE,
          new PartyId("99999021000016005"),
          new PartyId("99999011000016001"),
          Optional.empty(),
          Optional.empty(),
          Instant.EPOCH);

  private final PlanBook plans = mock();
  private final MemoryLedger ledger = new MemoryLedger();
  private final Footing footing =
      new Footing(mock(ReportProgress.class), mock(PlanDischarge.class), plans, ledger);
  private final Decider decider =
      new Decider(mock(DisclosureGate.class), mock(SealedGate.class), footing, ledger);

  private Object decided(MessageState state) {
    ledger.put(NEWS, state);
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    decider.recall(NEWS, exchange);
    return exchange.getProperty(Property.DECISION);
  }

  @Test
  void newsOfAPlanThatWasForgottenTellsNothingThoughItIsReplayed() {
    when(plans.toldBy(NEWS.id())).thenReturn(Optional.empty());

    assertThat(decided(MessageState.ACCEPTED)).isEqualTo(Decider.NOTHING);
    assertThat(decided(MessageState.DEAD)).isEqualTo(Decider.NOTHING);
    assertThat(decided(MessageState.HANDLED)).isEqualTo(Decider.DONE);
  }

  @Test
  void newsOfAPlanThatIsThereIsTold() {
    when(plans.toldBy(NEWS.id())).thenReturn(Optional.of(new PlanBook.Told(new UUID(0, 1), 1)));

    assertThat(decided(MessageState.DEAD)).isEqualTo(Decider.UNDECIDED);
  }
}
