package dk.sektorbro.psychiatry;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.DischargePlanned;
import dk.sektorbro.exchange.content.DischargePlanned.Agreed;
import dk.sektorbro.exchange.content.DischargePlanned.Basis;
import dk.sektorbro.exchange.content.DischargePlanned.Mentor;
import dk.sektorbro.exchange.content.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityDetailComponent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MessageHeader;

/** Reads a planned discharge that was examined before, whole or cut to what may be shared. */
final class PlannedDischargeReader {

  private final MessageHeader header;
  private final People people;
  private final CarePlan plan;

  PlannedDischargeReader(MessageBundle message, MessageHeader header) {
    this.header = header;
    this.people = new People(message);
    this.plan = message.all(CarePlan.class).getFirst();
  }

  DischargePlanned read() {
    boolean cancelled = plan.getStatus() == CarePlanStatus.REVOKED;
    return new DischargePlanned(
        people.citizen(),
        plan.getIdentifierFirstRep().getValue(),
        cancelled ? Standing.CANCELLED : Standing.NEW,
        Optional.empty(),
        cancelled ? Optional.empty() : day(plan.getPeriod().getStartElement()),
        cancelled ? Optional.empty() : basis(),
        cancelled ? List.of() : agreed(),
        cancelled ? Optional.empty() : mentor(),
        author(),
        plan.getCreatedElement().getValue().toInstant());
  }

  private Optional<Basis> basis() {
    return Optional.ofNullable(plan.getCategoryFirstRep().getCodingFirstRep().getCode())
        .flatMap(Basis::ofCode);
  }

  private List<Agreed> agreed() {
    return details("agreed").stream()
        .map(
            detail ->
                new Agreed(
                    detail.getDescription(),
                    performer(detail),
                    detail.hasScheduledPeriod()
                        ? day(detail.getScheduledPeriod().getEndElement())
                        : Optional.empty()))
        .toList();
  }

  private Optional<Mentor> mentor() {
    return details("mentor").stream()
        .findFirst()
        .flatMap(
            detail ->
                performer(detail)
                    .map(name -> new Mentor(name, Optional.ofNullable(detail.getDescription()))));
  }

  private List<CarePlanActivityDetailComponent> details(String part) {
    return plan.getActivity().stream()
        .map(CarePlanActivityComponent::getDetail)
        .filter(detail -> part.equals(detail.getCode().getCodingFirstRep().getCode()))
        .toList();
  }

  private static Optional<String> performer(CarePlanActivityDetailComponent detail) {
    return Optional.ofNullable(detail.getPerformerFirstRep().getDisplay());
  }

  /** A moment of the day is one in Denmark, wherever it was written. */
  private static Optional<LocalDate> day(DateTimeType moment) {
    if (!moment.hasValue()) {
      return Optional.empty();
    }
    return Optional.of(
        moment.getPrecision().compareTo(TemporalPrecisionEnum.DAY) > 0
            ? LocalDate.ofInstant(moment.getValue().toInstant(), DanishTime.ZONE)
            : LocalDate.parse(moment.getValueAsString()));
  }

  private Author author() {
    Optional<PartyId> sender = people.organisation(header.getSender());
    return people
        .author(plan.getAuthor(), sender, Optional.empty())
        .or(() -> people.author(header.getSender(), sender, Optional.empty()))
        .orElseThrow();
  }
}
