package dk.sektorbro.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.certificate.CertificateForm.Deadline;
import dk.sektorbro.certificate.DialogueWorld.Asked;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.participant.Sector;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every form there is a folder of, from the order to the end, by the clock. */
class EveryFormTest {

  private final DialogueWorld world = DialogueWorld.inMemory(Instant.parse("2026-03-02T08:00:00Z"));

  static Stream<CertificateForm> forms() {
    return DialogueWorld.FORMS.all().stream();
  }

  @Test
  void everyFormOfTheFieldHasItsFolder() {
    assertThat(DialogueWorld.FORMS.codes())
        .containsExactly(
            "LAE-115", "LAE-125", "LAE-135", "LAE-145", "LAE-155", "LAE-225", "LAE-265", "LAE-275",
            "LAE-285");
    assertThat(forms().filter(CertificateForm::obligatory).map(CertificateForm::code))
        .contains("LAE-125", "LAE-225", "LAE-265", "LAE-285")
        .doesNotContain("LAE-135", "LAE-145");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void saysWhatItNeeds(CertificateForm form) {
    Deadline deadline = form.deadline(world.today()).orElseThrow();
    LocalDate today = world.today();

    assertThat(form.answerNumber()).isEqualTo("LÆ " + form.code().substring(4));
    assertThat(form.name()).startsWith(form.answerNumber());
    assertThat(form.askers()).containsExactly(Sector.JOBCENTRE);
    assertThat(form.answerers()).containsExactly(Sector.PSYCHIATRY);
    assertThat(form.needs()).contains(InformationType.MEDICAL_CERTIFICATE);
    assertThat(form.purposes()).isNotEmpty();
    assertThat(form.questionnaire().canonical())
        .isEqualTo(
            "http://sektorbro.dk/fhir/Questionnaire/lae-" + form.code().substring(4) + "|1.0.0");
    assertThat(deadline.source()).isNotBlank();
    assertThat(today.plus(deadline.earliest())).isBeforeOrEqualTo(today.plus(deadline.usual()));
    assertThat(today.plus(deadline.usual())).isBeforeOrEqualTo(today.plus(deadline.latest()));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void cannotBeAskedForSoonerThanItsRuleSays(CertificateForm form) {
    LocalDate earliest = world.today().plus(form.deadline(world.today()).orElseThrow().earliest());

    assertThatThrownBy(() -> world.asks(form.code(), earliest.minusDays(1)))
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.code()).isEqualTo(RefusalCode.DUE_TOO_EARLY));
    assertThat(world.stage(world.asks(form.code(), earliest))).isEqualTo("ORDERED");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void cannotBeAskedForBeforeItsFirstRule(CertificateForm form) {
    world.clock.set(Instant.parse("2015-03-02T08:00:00Z"));

    assertThatThrownBy(() -> world.asks(form.code(), LocalDate.of(2015, 12, 1)))
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.code()).isEqualTo(RefusalCode.FORM_UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void goesFromTheOrderToTheEnd(CertificateForm form) {
    Asked asked = world.asksAndDelivers(form.code());
    assertThat(world.stage(asked)).isEqualTo("DELIVERED");

    world.accepts(asked, DialogueWorld.CLINIC);
    assertThat(world.stage(asked)).isEqualTo("ACCEPTED");

    world.answersAndDelivers(asked, DialogueWorld.CLINIC, "answer");
    assertThat(world.stage(asked)).isEqualTo("ANSWERED");

    world.sendsBack(asked, "back");
    assertThat(world.stage(asked)).isEqualTo("RETURNED");
    assertThat(world.standing(asked).due()).isEqualTo(world.today().plus(form.supplement()));

    world.answersAndDelivers(asked, DialogueWorld.CLINIC, "supplement");
    LocalDate last = world.today().plus(form.returnWithin());
    world.clock.set(last.atTime(23, 59).atZone(DanishTime.ZONE).toInstant());
    world.timePasses();
    assertThat(world.stage(asked)).isEqualTo("ANSWERED");
    world.clock.set(last.plusDays(1).atStartOfDay(DanishTime.ZONE).toInstant());
    world.timePasses();
    assertThat(world.stage(asked)).isEqualTo("CLOSED");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isDeclinedOnlyWhereTheDoctorMay(CertificateForm form) {
    Asked asked = world.asksAndDelivers(form.code());

    if (form.obligatory()) {
      assertThatThrownBy(() -> world.declines(asked, DialogueWorld.CLINIC, "no"))
          .isInstanceOfSatisfying(
              Refused.class,
              no -> assertThat(no.code()).isEqualTo(RefusalCode.DECLINE_NOT_ALLOWED));
      assertThat(world.stage(asked)).isEqualTo("DELIVERED");
    } else {
      world.declines(asked, DialogueWorld.CLINIC, "no");
      assertThat(world.stage(asked)).isEqualTo("DECLINED");
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isRemindedOfInOrderOnWorkingDaysUntilItIsGivenUpAndIsStillTaken(CertificateForm form) {
    Asked asked = world.asksAndDelivers(form.code());
    List<LetTimePass.Due> reminders = new ArrayList<>();
    List<LocalDate> days = new ArrayList<>();
    LocalDate end = world.standing(asked).due().plus(form.reminding().givesUpAfter()).plusDays(2);

    while (world.today().isBefore(end)) {
      world.clock.passes(Duration.ofHours(1));
      List<LetTimePass.Due> now = world.timePasses();
      assertThat(now).hasSizeLessThan(2);
      now.forEach(reminder -> days.add(world.today()));
      reminders.addAll(now);
    }

    assertThat(reminders)
        .extracting(due -> due.reminder().urgency())
        .containsExactlyElementsOf(
            form.reminding().reminders().stream().map(CertificateForm.Reminder::urgency).toList());
    assertThat(days).doesNotHaveDuplicates().allMatch(DialogueWorld.CALENDAR::isWorkingDay);
    assertThat(world.stage(asked)).isEqualTo("EXPIRED");
    assertThat(world.standing(asked).overdue()).isTrue();

    world.answers(asked, DialogueWorld.CLINIC, "late");
    assertThat(world.stage(asked)).isEqualTo("ANSWERED");
  }
}
