package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.course.HeedNotification;
import dk.sektorbro.course.discharge.PlanDischarge;
import dk.sektorbro.course.meeting.NewerWord;
import dk.sektorbro.course.plan.PlanBook;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the waiting room: what failed, and what comes after it. */
@Configuration(proxyBeanMethods = false)
class WaitingConfiguration {

  @Bean
  HeldStore heldStore(JdbcClient jdbc, Clock clock) {
    return new JdbcHeldStore(jdbc, clock);
  }

  @Bean
  PartyCircuits partyCircuits(DeliverySettings settings, Clock clock) {
    return new PartyCircuits(settings.retry().pauses().getFirst(), clock);
  }

  @Bean
  WaitingRoom waitingRoom(
      HeldStore store,
      Ledger ledger,
      PartyCircuits circuits,
      UnitOfWork transactions,
      Clock clock) {
    return new WaitingRoom(store, ledger, circuits, transactions, clock);
  }

  @Bean
  Setback setback(
      HeldStore store,
      Ledger ledger,
      Audit audit,
      UnitOfWork transactions,
      Clock clock,
      DeliverySettings settings) {
    return new Setback(
        store, ledger, audit, transactions, clock, settings.retry(), settings.attempts());
  }

  @Bean
  Retrier retrier(
      HeldStore store,
      PartyCircuits circuits,
      UnitOfWork transactions,
      Clock clock,
      @Lazy ProducerTemplate camel) {
    return new Retrier(store, circuits, transactions, clock, camel, Duration.ofMillis(500));
  }

  @Bean
  DeadLetters deadLetters(
      HeldStore store,
      Ledger ledger,
      Ending ending,
      PlanBook plans,
      HeedNotification notices,
      PlanDischarge discharges,
      NewerWord meetings,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    Overtaken overtaken = new Overtaken(ledger, plans, notices, discharges, meetings);
    return new DeadLetters(store, ledger, ending, overtaken, audit, transactions, clock);
  }
}
