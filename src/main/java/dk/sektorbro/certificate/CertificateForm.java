package dk.sektorbro.certificate;

import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.exchange.content.Urgency;
import dk.sektorbro.participant.Sector;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A form a jobcentre can ask for.
 *
 * @param code such as {@code LAE-285}
 * @param requestNumber the number of the form that asks; empty where the request has none
 * @param answerNumber the number of the form that answers
 * @param obligatory whether the doctor must give it; else it may be declined
 * @param needs the types of information a consent must name
 * @param purposes what it may be asked for
 * @param deadlines when the answer is due, by the rule in force on the day it is asked for
 * @param supplement how long a doctor has for what is missing
 * @param returnWithin how long after the answer the certificate may be sent back
 */
public record CertificateForm(
    String code,
    String name,
    Optional<String> requestNumber,
    String answerNumber,
    Questions questionnaire,
    boolean obligatory,
    Set<Sector> askers,
    Set<Sector> answerers,
    Set<InformationType> needs,
    Set<Purpose> purposes,
    List<Deadline> deadlines,
    Reminding reminding,
    Period supplement,
    Period returnWithin) {

  /**
   * The questionnaire that the answer follows.
   *
   * @param canonical its address and version
   * @param json the FHIR Questionnaire
   */
  public record Questions(String canonical, String json) {
    @Override
    public String toString() {
      return canonical;
    }
  }

  /**
   * When an answer is due, counted from the day it is asked for.
   *
   * @param from the first day on which the rule is in force
   * @param until the last; empty where it still is
   * @param earliest sooner may not be asked for
   * @param usual what is asked for where nothing else is wanted
   * @param latest when it must be there
   * @param source the rule, with section
   */
  public record Deadline(
      LocalDate from,
      Optional<LocalDate> until,
      Period earliest,
      Period usual,
      Period latest,
      String source) {

    boolean isInForce(LocalDate day) {
      return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
    }
  }

  /**
   * How the hub reminds of an answer that is missing.
   *
   * @param at the time of day in Denmark
   * @param reminders in order
   * @param givesUpAfter how long after the due day the answer is no longer waited for
   */
  public record Reminding(LocalTime at, List<Reminder> reminders, Period givesUpAfter) {}

  /**
   * One reminder.
   *
   * @param afterDue how long after the due day; on the next working day where that is none
   */
  public record Reminder(Period afterDue, Urgency urgency) {}

  /** The rule in force on the day; empty where the form was not in use. */
  public Optional<Deadline> deadline(LocalDate asked) {
    return deadlines.stream().filter(rule -> rule.isInForce(asked)).findFirst();
  }
}
