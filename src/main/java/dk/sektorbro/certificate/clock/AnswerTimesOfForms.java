package dk.sektorbro.certificate.clock;

import dk.sektorbro.certificate.CertificateForm;
import dk.sektorbro.certificate.CertificateForm.Deadline;
import dk.sektorbro.certificate.CertificateForms;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Stream;

/** The deadlines that the forms' own configuration has. */
final class AnswerTimesOfForms implements AnswerTimes {

  private static final Days TWO_WEEKS = Days.of(14, 14);

  private final CertificateForms forms;

  AnswerTimesOfForms(CertificateForms forms) {
    this.forms = forms;
  }

  /** For a day before the form's first rule, as that rule has it; without the form, two weeks. */
  @Override
  public Days of(String form, LocalDate asked) {
    return forms.find(form).stream()
        .flatMap(found -> Stream.concat(found.deadline(asked).stream(), earliest(found)))
        .findFirst()
        .map(deadline -> new Days(deadline.usual(), deadline.earliest()))
        .orElse(TWO_WEEKS);
  }

  private static Stream<Deadline> earliest(CertificateForm form) {
    return form.deadlines().stream().min(Comparator.comparing(Deadline::from)).stream();
  }
}
