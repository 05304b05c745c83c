package dk.sektorbro.certificate.figures;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.certificate.clock.Desk;
import dk.sektorbro.certificate.clock.EarlyPolicy.Extent;
import dk.sektorbro.certificate.clock.RequestsMade;
import dk.sektorbro.certificate.clock.Step;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MeasureReport;
import org.junit.jupiter.api.Test;

class KeyFiguresTest {

  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final PartyId OTHER = new PartyId("99999041000016002");

  private final List<IpsOutcomes.Outcome> outcomes = new ArrayList<>();
  private final Desk desk = new Desk(Extent.WARN, Extent.WARN);
  private final KeyFigures figures =
      new KeyFigures(
          desk.cases,
          desk,
          desk.rules(),
          desk.policy(),
          (jobcentre, from, until) -> outcomes,
          desk.clock);

  @Test
  void figuresCountFromTheFirstDayOfAbsenceToTheAnswer() {
    List<MessageId> cases = cases(6, Desk.PSYCHIATRY);
    for (int i = 0; i < 5; i++) {
      asked(cases.get(i), "2026-03-1" + i + "T10:00:00Z", "2026-04-0" + (i + 1) + "T10:00:00Z");
    }
    desk.clock.set(Instant.parse("2026-09-30T10:00:00Z"));

    Row all = figures.of(Desk.JOBCENTRE, MARCH, MARCH).getFirst();

    assertThat(value(all, Measure.CASES)).hasValue(6);
    assertThat(value(all, Measure.DAYS_TO_REQUEST)).hasValue(10);
    assertThat(value(all, Measure.DAYS_TO_ANSWER)).hasValue(22);
    assertThat(value(all, Measure.ANSWERED_IN_TIME)).hasValue(0.2);
    assertThat(value(all, Measure.ANSWER_THERE)).hasValue(5 / 6.0);
    assertThat(all.figure(Measure.DAYS_TO_ANSWER).of()).isEqualTo(5);
  }

  @Test
  void aRequestThatWasHandedOverCountsForWhoeverAskedAndItsAnswerForWhoeverGotIt() {
    List<MessageId> cases = cases(10, Desk.PSYCHIATRY);
    for (MessageId of : cases) {
      asked(of, "2026-03-10T10:00:00Z", "2026-03-20T10:00:00Z");
    }
    cases.subList(0, 5).forEach(of -> desk.isTakenOver(of, Instant.parse("2026-03-15T10:00:00Z")));
    assertThat(of(Measure.DAYS_TO_REQUEST).of()).isEqualTo(5);
    assertThat(of(Measure.DAYS_TO_ANSWER).of()).isEqualTo(10);

    cases.subList(0, 5).forEach(of -> desk.isTakenOver(of, Instant.parse("2026-03-25T10:00:00Z")));
    assertThat(of(Measure.DAYS_TO_ANSWER).of()).isEqualTo(5);
  }

  @Test
  void followUpsCountOnceTheirDayHasComeAndWhileTheCaseIsOpen() {
    List<MessageId> cases = cases(7, Desk.PSYCHIATRY);
    cases.subList(0, 3).forEach(id -> desk.did(id, Step.FIRST_FOLLOW_UP, day("2026-04-20")));
    cases.subList(3, 5).forEach(id -> desk.did(id, Step.FIRST_FOLLOW_UP, day("2026-05-20")));
    desk.closes(cases.get(5), day("2026-04-10"));

    desk.clock.set(Instant.parse("2026-04-20T10:00:00Z"));
    assertThat(of(Measure.FIRST_FOLLOW_UP_IN_TIME).of()).isZero();

    desk.clock.set(Instant.parse("2026-05-25T10:00:00Z"));
    assertThat(of(Measure.FIRST_FOLLOW_UP_IN_TIME).of()).isEqualTo(6);
    assertThat(of(Measure.FIRST_FOLLOW_UP_IN_TIME).value()).hasValue(0.5);
    assertThat(of(Measure.EMPLOYER_CONTACTED).value()).hasValue(0);
  }

  @Test
  void groupsOfFewerThanFiveAreKeptBack() {
    cases(4, Desk.PSYCHIATRY);

    Row all = figures.of(Desk.JOBCENTRE, MARCH, MARCH).getFirst();

    assertThat(all.figure(Measure.CASES))
        .isEqualTo(new Figure(Measure.CASES, 0, OptionalDouble.empty(), true));
    assertThat(Csv.of(List.of(all)))
        .contains("99999011000016001,all,2026-03,2026-03,cases,count,,\r\n");
  }

  @Test
  void aSmallDepartmentCannotBeWorkedOutOfTheWhole() {
    cases(20, Desk.PSYCHIATRY);
    cases(8, OTHER);
    cases(2, new PartyId("99999042000016000"));

    assertThat(figures.of(Desk.JOBCENTRE, MARCH, MARCH))
        .extracting(row -> row.department() + " " + row.figure(Measure.CASES).of())
        .containsExactly("all 30", Desk.PSYCHIATRY.sor() + " 20", "other 10");
  }

  @Test
  void aFigureThatOneDepartmentKeepsBackIsKeptBackByAnother() {
    List<MessageId> many = cases(20, Desk.PSYCHIATRY);
    List<MessageId> few = cases(8, OTHER);
    many.forEach(id -> asked(id, "2026-03-10T10:00:00Z", "2026-03-20T10:00:00Z"));
    few.subList(0, 2).forEach(id -> asked(id, "2026-03-10T10:00:00Z", "2026-03-20T10:00:00Z"));

    assertThat(figures.of(Desk.JOBCENTRE, MARCH, MARCH))
        .extracting(row -> row.figure(Measure.DAYS_TO_ANSWER).keptBack())
        .containsExactly(false, true, true);
  }

  @Test
  void referralsAreCountedByWhatCameOfThem() {
    referred(6, Desk.PSYCHIATRY, Optional.of(true), Optional.of(true), Optional.of(true));
    referred(5, OTHER, Optional.of(true), Optional.of(false), Optional.empty());
    referred(5, OTHER, Optional.of(false), Optional.empty(), Optional.empty());
    referred(4, OTHER, Optional.empty(), Optional.empty(), Optional.empty());

    List<Row> rows = figures.of(Desk.JOBCENTRE, MARCH, MARCH);

    Row all = rows.getFirst();
    assertThat(value(all, Measure.IPS_REFERRALS)).hasValue(20);
    assertThat(value(all, Measure.IPS_ACCEPTED)).hasValue(11 / 16.0);
    assertThat(value(all, Measure.DAYS_TO_IPS_START)).hasValue(14);
    assertThat(value(all, Measure.IPS_IN_JOB_OR_EDUCATION)).hasValue(6 / 11.0);
    assertThat(value(all, Measure.IPS_STILL_THERE)).hasValue(1);
    assertThat(rows)
        .extracting(row -> row.department() + " " + row.figure(Measure.IPS_REFERRALS).of())
        .containsExactly("all 20", Desk.PSYCHIATRY.sor() + " 6", OTHER.sor() + " 14");
  }

  @Test
  void casesAndReferralsAreKeptBackEachByThemselves() {
    cases(6, Desk.PSYCHIATRY);
    cases(6, OTHER);
    referred(9, Desk.PSYCHIATRY, Optional.of(true), Optional.of(true), Optional.of(true));
    referred(3, OTHER, Optional.of(true), Optional.of(true), Optional.of(true));

    List<Row> rows = figures.of(Desk.JOBCENTRE, MARCH, MARCH);

    assertThat(rows).extracting(row -> row.figure(Measure.CASES).of()).containsExactly(12, 6, 6);
    assertThat(rows)
        .extracting(row -> row.figure(Measure.IPS_REFERRALS).keptBack())
        .containsExactly(false, true, true);
  }

  private void referred(
      int count,
      PartyId department,
      Optional<Boolean> accepted,
      Optional<Boolean> placed,
      Optional<Boolean> stillThere) {
    for (int i = 0; i < count; i++) {
      outcomes.add(
          new IpsOutcomes.Outcome(
              department, accepted, placed.map(any -> 14L), placed, stillThere));
    }
  }

  @Test
  void figuresAreMeasureReportsThatOtherSystemsRead() {
    cases(6, Desk.PSYCHIATRY);

    Bundle bundle =
        MeasureReports.of(
            figures.of(Desk.JOBCENTRE, MARCH, MARCH),
            new PartyId("99999031000016007"),
            desk.clock.instant());

    MeasureReport report =
        (MeasureReport)
            ((Bundle)
                    FhirContext.forR4Cached()
                        .newJsonParser()
                        .parseResource(
                            FhirContext.forR4Cached()
                                .newJsonParser()
                                .encodeResourceToString(bundle)))
                .getEntryFirstRep()
                .getResource();
    assertThat(report.getSubject().getIdentifier().getValue()).isEqualTo(Desk.JOBCENTRE.sor());
    assertThat(report.getGroup()).hasSize(Measure.values().length);
    assertThat(report.getGroupFirstRep().getMeasureScore().getValue().intValue()).isEqualTo(6);
    assertThat(
            report.getGroup().stream()
                .filter(
                    group -> group.getCode().getCodingFirstRep().getCode().equals("days-to-answer"))
                .map(
                    group ->
                        group.getMeasureScore().getExtensionFirstRep().getValue().primitiveValue()))
        .containsExactly("not-applicable");
  }

  private List<MessageId> cases(int count, PartyId department) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> desk.registers(department + "-" + i, day("2026-03-02"), Optional.of(department)))
        .toList();
  }

  private void asked(MessageId id, String at, String answered) {
    desk.made(
        id, "LAE-285", Instant.parse(at), day("2026-04-01"), RequestsMade.State.OPEN, "of-" + id);
    desk.becomes(id, RequestsMade.State.ANSWERED, Optional.of(Instant.parse(answered)));
  }

  private Figure of(Measure measure) {
    return figures.of(Desk.JOBCENTRE, MARCH, MARCH).getFirst().figure(measure);
  }

  private static OptionalDouble value(Row row, Measure measure) {
    return row.figure(measure).value();
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
