package dk.sektorbro.certificate.figures;

import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.PartyId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.MeasureReport.MeasureReportGroupComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/**
 * Key figures as FHIR R4 MeasureReports of type summary: one for each row, a group for each figure.
 */
public final class MeasureReports {

  private static final String BASE = "http://sektorbro.dk/fhir/";
  private static final String MEASURE = BASE + "Measure/early-certificates|1.1.0";
  private static final String FIGURES = BASE + "CodeSystem/key-figures";
  private static final String POPULATIONS =
      "http://terminology.hl7.org/CodeSystem/measure-population";
  private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
  private static final String UCUM = "http://unitsofmeasure.org";

  private MeasureReports() {}

  /** A collection with a report for each row. */
  public static Bundle of(List<Row> rows, PartyId reporter, Instant at) {
    Bundle bundle = new Bundle();
    bundle.setType(Bundle.BundleType.COLLECTION).setTimestamp(Date.from(at));
    for (Row row : rows) {
      MeasureReport report = report(row, reporter, at);
      bundle
          .addEntry()
          .setFullUrl("urn:uuid:" + report.getIdElement().getIdPart())
          .setResource(report);
    }
    return bundle;
  }

  private static MeasureReport report(Row row, PartyId reporter, Instant at) {
    MeasureReport report = new MeasureReport();
    report.setId(
        UUID.nameUUIDFromBytes(
                String.join(
                        "/",
                        row.jobcentre().sor(),
                        row.department(),
                        row.first().toString(),
                        row.last().toString(),
                        at.toString())
                    .getBytes(StandardCharsets.UTF_8))
            .toString());
    report
        .setStatus(MeasureReport.MeasureReportStatus.COMPLETE)
        .setType(MeasureReport.MeasureReportType.SUMMARY)
        .setMeasure(MEASURE)
        .setSubject(organisation(row.jobcentre().sor()))
        .setReporter(organisation(reporter.sor()))
        .setDate(Date.from(at))
        .setPeriod(
            new Period()
                .setStart(Date.from(row.first().atDay(1).atStartOfDay(DanishTime.ZONE).toInstant()))
                .setEnd(
                    Date.from(
                        row.last()
                            .plusMonths(1)
                            .atDay(1)
                            .atStartOfDay(DanishTime.ZONE)
                            .toInstant()
                            .minusSeconds(1))));
    if (!row.department().equals(Row.ALL)) {
      report.addIdentifier(
          new Identifier()
              .setSystem(row.department().equals(Row.OTHER) ? FIGURES : PartyId.SYSTEM)
              .setValue(row.department()));
    }
    row.figures().forEach(figure -> report.addGroup(group(figure)));
    return report;
  }

  private static Reference organisation(String sor) {
    return new Reference()
        .setIdentifier(new Identifier().setSystem(PartyId.SYSTEM).setValue(sor))
        .setType("Organization");
  }

  private static MeasureReportGroupComponent group(Figure figure) {
    MeasureReportGroupComponent group = new MeasureReportGroupComponent();
    group.setCode(new CodeableConcept(new Coding(FIGURES, figure.measure().code(), null)));
    if (!figure.keptBack()) {
      group
          .addPopulation()
          .setCode(new CodeableConcept(new Coding(POPULATIONS, "initial-population", null)))
          .setCount(figure.of());
    }
    Quantity score = new Quantity();
    if (figure.value().isPresent()) {
      score.setValue(figure.value().getAsDouble());
    } else {
      score.addExtension(ABSENT, new CodeType(figure.keptBack() ? "masked" : "not-applicable"));
    }
    switch (figure.measure().unit()) {
      case DAYS -> score.setUnit("days").setSystem(UCUM).setCode("d");
      case COUNT, SHARE ->
          score
              .setUnit(figure.measure().unit().name().toLowerCase(Locale.ROOT))
              .setSystem(UCUM)
              .setCode("1");
    }
    return group.setMeasureScore(score);
  }
}
