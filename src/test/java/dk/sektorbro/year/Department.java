package dk.sektorbro.year;

import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.SimulatedPsychiatry;
import dk.sektorbro.exchange.DanishCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;

/** The psychiatric department that everybody asks: its doctors are as fast whoever asks. */
final class Department {

  private final SimulatedPsychiatry ehr;
  private final Calendar calendar;
  private final DanishCalendar working;
  private final List<Course> courses;
  private final List<Jobcentre> jobcentres;
  private final AtomicReference<LocalDate> today;
  private final Map<String, Bundle> forgotten = new ConcurrentHashMap<>();

  Department(
      SimulatedPsychiatry ehr,
      Calendar calendar,
      DanishCalendar working,
      List<Course> courses,
      List<Jobcentre> jobcentres,
      AtomicReference<LocalDate> today) {
    this.ehr = ehr;
    this.calendar = calendar;
    this.working = working;
    this.courses = courses;
    this.jobcentres = jobcentres;
    this.today = today;
    ehr.handsOnTo(this::receives);
    ehr.goesOnline();
  }

  private void receives(Bundle bundle) {
    String patient = patient(bundle);
    switch (SimulatedPsychiatry.eventOf(bundle)) {
      case "certificate-request" -> asked(bundle, patient);
      case "certificate-reminder" -> {
        Bundle request = forgotten.remove(patient);
        if (request != null) {
          answersAfter(request, patient, 5);
        }
      }
      default -> {}
    }
  }

  private void asked(Bundle request, String patient) {
    Course course = course(patient);
    if (course.forgotten()) {
      forgotten.put(patient, request);
    } else {
      answersAfter(request, patient, course.answerAfter());
    }
  }

  private void answersAfter(Bundle request, String patient, int days) {
    LocalDate on = working.onOrAfterWorkingDay(Objects.requireNonNull(today.get()).plusDays(days));
    calendar.plan(on, () -> answers(request, patient, on));
  }

  private void answers(Bundle request, String patient, LocalDate on) {
    SimulatedPsychiatry.Answer answer =
        ehr.sends(ehr.certificateAnswer(request, Pdf.saying("LAE 285")));
    if (!answer.code().equals("ok")) {
      throw new IllegalStateException("The hub does not take the answer: " + answer.body());
    }
    jobcentre(patient).hasAnswer(course(patient).number(), on);
  }

  private Course course(String patient) {
    Jobcentre whose = jobcentre(patient);
    return courses.stream()
        .filter(each -> Jobcentre.citizen(whose.numberOf(each)).number().equals(patient))
        .findFirst()
        .orElseThrow();
  }

  private Jobcentre jobcentre(String patient) {
    return jobcentres.stream()
        .filter(
            each ->
                courses.stream()
                    .anyMatch(
                        course ->
                            Jobcentre.citizen(each.numberOf(course)).number().equals(patient)))
        .findFirst()
        .orElseThrow();
  }

  private static String patient(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Patient.class::isInstance)
        .map(it -> ((Patient) it).getIdentifierFirstRep().getValue())
        .findFirst()
        .orElse("");
  }
}
