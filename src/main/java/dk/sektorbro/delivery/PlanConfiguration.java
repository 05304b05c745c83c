package dk.sektorbro.delivery;

import dk.sektorbro.audit.Audit;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.Redaction;
import dk.sektorbro.consent.ReleaseProfiles;
import dk.sektorbro.consent.cut.ContentItems;
import dk.sektorbro.course.move.Moves;
import dk.sektorbro.course.plan.ChangePlan;
import dk.sektorbro.course.plan.Overlaps;
import dk.sektorbro.course.plan.PlanBook;
import dk.sektorbro.course.plan.SharedPlan;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.UnitOfWork;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.seal.IntakeSeal;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the shared plan to the gate and the routes. */
@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

  @Bean
  PlanViews planViews(Overlaps overlaps) {
    return new PlanViews(overlaps);
  }

  @Bean
  PlanSights planSights(DisclosureGate gate, ReleaseProfiles profiles, ContentItems contents) {
    return new PlanSights(gate, profiles, new Redaction(contents));
  }

  @Bean
  PlanNews planNews(
      PlanBook book,
      PlanViews views,
      PlanSights sights,
      ConsentRegistry consents,
      ParticipantDirectory directory,
      Ledger ledger,
      HeldStore held,
      IntakeSeal seal,
      Audit audit,
      Clock clock) {
    return new PlanNews(book, views, sights, consents, directory, ledger, held, seal, audit, clock);
  }

  @Bean
  PlanErasureDesk planErasureDesk(
      PlanBook book,
      Ledger ledger,
      Ending ending,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new PlanErasureDesk(book, ledger, ending, audit, transactions, clock);
  }

  @Bean
  SharedPlan sharedPlan(
      PlanBook book,
      ChangePlan changePlan,
      PlanNews news,
      PlanViews views,
      PlanSights sights,
      Moves moves,
      CitizenIndex citizens,
      Audit audit,
      UnitOfWork transactions,
      Clock clock) {
    return new PlanDesk(
        book, changePlan, news, views, sights, moves, citizens, audit, transactions, clock);
  }
}
