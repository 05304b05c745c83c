package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.demo.SimulatedJobcentre.Collected;
import dk.sektorbro.demo.SimulatedJobcentre.ConsentWish;
import dk.sektorbro.demo.SimulatedJobcentre.HubFault;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenId.Scheme;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.jobcentre.soap.Correspondence;
import dk.sektorbro.jobcentre.soap.EarlierMessage;
import dk.sektorbro.jobcentre.soap.GetTeamResponse;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.MeetingTypeCode;
import dk.sektorbro.jobcentre.soap.NetworkMeetingProposal;
import dk.sektorbro.jobcentre.soap.NotFoundFault;
import dk.sektorbro.jobcentre.soap.ReceiverRefusedFault;
import dk.sektorbro.jobcentre.soap.RecipientInWheel;
import dk.sektorbro.jobcentre.soap.RegisterConsent;
import dk.sektorbro.jobcentre.soap.SendMeeting;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.jobcentre.soap.TeamMember;
import dk.sektorbro.jobcentre.soap.TeamParty;
import dk.sektorbro.jobcentre.soap.WheelCode;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Both sectors join a citizen's team, write to it, and are asked to meet. */
@ExtendWith(OneHub.class)
class TeamTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final PartyId HUB = new PartyId("99999031000016007");
  private static final Gln HUB_GLN = new Gln("5799999900037");
  private static final Member INNER = Member.JOBCENTRE;
  private static final Member OUTER = Member.HERLEV_HOME_CARE;
  private static final Member WARD = Member.HERLEV_HOSPITAL;
  private static final String ADMISSION = "a5e5b880-c087-4055-b9ec-99108695f81d";
  private static final AtomicInteger CITIZENS = new AtomicInteger(100);

  private final Hub hub;
  private TestCitizen citizen = invented();

  TeamTest(Hub hub) {
    this.hub = hub;
  }

  /** Of the form of a replacement number, with letters that none has. */
  private static TestCitizen invented() {
    char letter = (char) ('A' + CITIZENS.incrementAndGet() % 26);
    return new TestCitizen(
        new CitizenId(Scheme.X_ECPR, "0101801T" + letter + "0"), "Prøve", "Borger");
  }

  @Test
  void eachSeesOfTheTeamWhatConsentLetsItSeeAndWritesItsOwn() {
    try (RegisteredConsent consent = consentToTheInnerWheel()) {
      CareTeam begun = clinicJoins();
      joins(INNER, WheelCode.INNER_WHEEL);
      joins(OUTER, WheelCode.OUTER_WHEEL);

      assertThat(parties(hub.soap(INNER).team(citizen)))
          .containsExactlyInAnyOrder(
              INNER.id().sor(), OUTER.id().sor(), Member.PSYCHIATRY.id().sor());
      assertThat(parties(hub.soap(OUTER).team(citizen))).containsExactly(OUTER.id().sor());
      CareTeam seen = clinicSees();
      assertThat(seen.getParticipant())
          .extracting(it -> it.getOnBehalfOf().getIdentifier().getValue())
          .containsExactlyInAnyOrder(
              Member.PSYCHIATRY.id().sor(), INNER.id().sor(), OUTER.id().sor());
      assertThat(seen.getParticipant())
          .filteredOn(it -> it.getMember().getDisplay().equals("Rådgiver Prøve"))
          .extracting(it -> it.getRoleFirstRep().getCodingFirstRep().getCode())
          .containsExactlyInAnyOrder("inner-wheel", "outer-wheel");

      moves(OUTER, WheelCode.MANAGEMENT);
      nameOfTheClinics(seen, "Sygeplejerske Ny");
      HttpResponse<String> merged = clinicWrites(seen, seen.getMeta().getVersionId());
      assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);
      begun = clinicSees();
      assertThat(begun.getParticipant())
          .filteredOn(it -> isOf(it, OUTER))
          .extracting(it -> it.getRoleFirstRep().getCodingFirstRep().getCode())
          .containsExactly("management");
      assertThat(begun.getParticipant())
          .filteredOn(it -> isOf(it, Member.PSYCHIATRY))
          .extracting(it -> it.getMember().getDisplay())
          .contains("Sygeplejerske Ny");

      wheelOfTheClinics(begun, "outer-wheel");
      assertThat(clinicWrites(begun, begun.getMeta().getVersionId()).statusCode()).isEqualTo(200);
      wheelOfTheClinics(begun, "management");
      assertThat(clinicWrites(begun, begun.getMeta().getVersionId()).statusCode()).isEqualTo(412);
      seen.getParticipant().removeIf(it -> isOf(it, Member.PSYCHIATRY));
      seen.getParticipantFirstRep().getRoleFirstRep().getCodingFirstRep().setCode("inner-wheel");
      assertThat(clinicWrites(seen, seen.getMeta().getVersionId()).body())
          .contains("SENDER_INCAPABLE");
    }
    HubFault alone = catchThrowableOfType(HubFault.class, () -> hub.soap(WARD).team(citizen));
    assertThat(alone.getCause()).isInstanceOf(NotFoundFault.class);
  }

  @Test
  void whomTheCitizenChoseIsSeenByWhoeverSeesThePartThatNamesThemAndGetsNothing() {
    try (RegisteredConsent consent = consentToTheInnerWheel()) {
      clinicJoins();
      TeamMember adviser = new TeamMember();
      adviser.setName("Rådgiver Prøve");
      adviser.setWheel(WheelCode.INNER_WHEEL);
      TeamMember sister = new TeamMember();
      sister.setName("Søster Prøve");
      sister.setChosenByCitizen(true);
      sister.setFunction("Søster");
      hub.soap(INNER).joins(citizen, Optional.empty(), List.of(adviser, sister));
      joins(OUTER, WheelCode.OUTER_WHEEL);

      assertThat(clinicSees().getParticipant())
          .filteredOn(it -> it.getMember().getDisplay().equals("Søster Prøve"))
          .singleElement()
          .satisfies(
              it -> {
                assertThat(it.getRoleFirstRep().getCodingFirstRep().getCode())
                    .isEqualTo("chosen-by-citizen");
                assertThat(it.getRoleFirstRep().getText()).isEqualTo("Søster");
                assertThat(isOf(it, INNER)).isTrue();
              });
      assertThat(hub.soap(INNER).team(citizen).getTeam().getTeamParty())
          .flatExtracting(TeamParty::getTeamMember)
          .filteredOn(it -> it.getWheel() == null)
          .singleElement()
          .satisfies(it -> assertThat(it.isChosenByCitizen()).isTrue());
      assertThat(parties(hub.soap(OUTER).team(citizen))).containsExactly(OUTER.id().sor());

      Bundle letter = letter(HUB, HUB_GLN);
      assertThat(hub.ehr().sends(letter).code()).isEqualTo("ok");
      assertThat(collected(INNER, Hub.headerId(letter))).isNotNull();
      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(letter), StateCode.HANDLED);
    }
  }

  @Test
  void aConsentToTheInnerWheelLetsALetterReachItAndNotTheOuter() {
    try (RegisteredConsent consent = consentToTheInnerWheel()) {
      joins(INNER, WheelCode.INNER_WHEEL);
      joins(OUTER, WheelCode.OUTER_WHEEL);
      Bundle toTheInner = letter(INNER.id(), INNER.gln());
      Bundle toTheOuter = letter(OUTER.id(), OUTER.gln());

      assertThat(hub.ehr().sends(toTheInner).code()).isEqualTo("ok");
      assertThat(hub.ehr().sends(toTheOuter).code()).isEqualTo("ok");

      assertThat(collected(INNER, Hub.headerId(toTheInner)).getCitizen().getFamilyName())
          .isEqualTo("Borger");
      Bundle report = hub.reportOn(Hub.headerId(toTheOuter));
      assertThat(diagnostics(report)).contains("The consent does not cover");
    }
  }

  @Test
  void aJobcentreRegistersAConsentToOneWheelAndPsychiatryReadsItAsSuch() {
    RegisterConsent consent =
        hub.soap(INNER)
            .consent(
                new ConsentWish(
                    citizen,
                    Member.PSYCHIATRY.id(),
                    "SDP-2026-000117",
                    List.of(InformationTypeCode.CORRESPONDENCE)));
    consent.getRecipient().remove(INNER.id().sor());
    RecipientInWheel inner = new RecipientInWheel();
    inner.setOrganisation(INNER.id().sor());
    inner.getWheel().add(WheelCode.INNER_WHEEL);
    consent.getRecipientInWheel().add(inner);
    String id = hub.soap(INNER).registersConsent(consent);
    try (Hub.Given given = new Hub.Given(hub.soap(INNER), INNER.id(), id)) {
      joins(INNER, WheelCode.OUTER_WHEEL);
      Bundle tooEarly = letter(INNER.id(), INNER.gln());
      assertThat(hub.ehr().sends(tooEarly).code()).isEqualTo("ok");
      assertThat(diagnostics(hub.reportOn(Hub.headerId(tooEarly))))
          .contains("The consent does not cover");

      moves(INNER, WheelCode.INNER_WHEEL);
      Bundle inTime = letter(INNER.id(), INNER.gln());
      assertThat(hub.ehr().sends(inTime).code()).isEqualTo("ok");
      assertThat(collected(INNER, Hub.headerId(inTime)).getCitizen().getFamilyName())
          .isEqualTo("Borger");

      String read = hub.caller(Member.PSYCHIATRY).gets("/fhir/Consent/" + given.hubId()).body();
      Consent seen = FHIR.newJsonParser().parseResource(Consent.class, read);
      assertThat(seen.getContained())
          .singleElement()
          .isInstanceOfSatisfying(
              PractitionerRole.class,
              role -> {
                assertThat(role.getCodeFirstRep().getCodingFirstRep().getCode())
                    .isEqualTo("inner-wheel");
                assertThat(role.getOrganization().getIdentifier().getValue())
                    .isEqualTo(INNER.id().sor());
              });
      assertThat(seen.getProvision().getActor())
          .anyMatch(actor -> actor.getReference().hasReference());
    }
  }

  @Test
  void aLetterToTheTeamReachesEachMemberByItsOwnInterfaceAndEachAnswers() {
    try (RegisteredConsent consent = consentToTheInnerWheel()) {
      clinicJoins();
      joins(INNER, WheelCode.INNER_WHEEL);
      joins(OUTER, WheelCode.OUTER_WHEEL);
      Bundle letter = letter(HUB, HUB_GLN);

      assertThat(hub.ehr().sends(letter).code()).isEqualTo("ok");
      assertThat(hub.ehr().sends(letter).code()).isEqualTo("ok");

      Correspondence received = collected(INNER, Hub.headerId(letter));
      Bundle report = hub.reportOn(Hub.headerId(letter));
      assertThat(diagnostics(report)).contains("Receiver: " + OUTER.name());
      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(letter), StateCode.HANDLED);
      assertThat(hub.administrator().auditOf(copy(letter, OUTER)))
          .contains("message.withheld consent-does-not-cover");

      SendMessage answer =
          hub.soap(INNER).message(citizen, Member.PSYCHIATRY.id(), "Vi kommer gerne.");
      answer.setCommunicationId(received.getCommunicationId());
      answer.setCategory(received.getCategory());
      EarlierMessage before = new EarlierMessage();
      before.setMessageId(received.getThread().getTurn().getLast().getMessageId());
      before.setThread(received.getThread());
      answer.setInReplyTo(before);
      hub.soap(INNER).sends(answer);
      pushedLetter("Vi kommer gerne.");

      hub.soap(INNER).sends(hub.soap(INNER).message(citizen, HUB, "Til alle i teamet."));
      pushedLetter("Til alle i teamet.");
      assertThat(lettersCollectedBy(OUTER)).isEmpty();
    }
  }

  @Test
  void whatIsWrittenToTheTeamIsNotOvertakenByWhatIsWrittenToOneOfIt() {
    try (RegisteredConsent consent = consentToTheInnerWheel()) {
      clinicJoins();
      joins(INNER, WheelCode.INNER_WHEEL);
      List<String> sent = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Bundle letter = i % 2 == 0 ? letter(HUB, HUB_GLN) : letter(INNER.id(), INNER.gln());
        assertThat(hub.ehr().sends(letter).code()).isEqualTo("ok");
        sent.add(Hub.headerId(letter));
      }

      List<String> received = new ArrayList<>();
      Awaitility.await()
          .atMost(Hub.PATIENCE)
          .until(
              () -> {
                lettersCollectedBy(INNER).stream()
                    .map(item -> item.delivery().getCorrespondence().getThread().getTurn())
                    .map(turns -> turns.getLast().getMessageId())
                    .filter(sent::contains)
                    .forEach(received::add);
                return received.size() >= sent.size();
              });
      assertThat(received).containsExactlyElementsOf(sent);
    }
  }

  @Test
  void aMeetingIsCalledWithTheWholeTeamAtOnce() {
    try (RegisteredConsent consent = consentToTheInnerWheel()) {
      clinicJoins();
      joins(INNER, WheelCode.INNER_WHEEL);
      joins(OUTER, WheelCode.OUTER_WHEEL);
      String uid = UUID.randomUUID().toString();
      SendMeeting call =
          hub.soap(INNER).meeting(citizen, HUB, Optional.of(MeetingTypeCode.NETWORK), called(uid));

      hub.soap(INNER).sends(call);

      Bundle pushed =
          hub.pushed(
              "meeting",
              bundle ->
                  bundle.getEntry().stream()
                      .anyMatch(
                          entry ->
                              entry.getResource() instanceof Appointment meeting
                                  && uid.equals(meeting.getIdentifierFirstRep().getValue())));
      assertThat(pushed).isNotNull();
      assertThat(
              hub.<String>collected(
                  INNER,
                  item ->
                      Optional.ofNullable(item.delivery().getNonDelivery())
                          .filter(it -> it.getYourMessageId().equals(call.getMessageId()))
                          .map(it -> it.getExplanation())))
          .contains("Receiver: " + OUTER.name());
    }
  }

  @Test
  void aMeetingThatWasCalledWithTheTeamIsCancelledToWhoeverHasLeftItSince() {
    try (RegisteredConsent consent = consentToTheInnerWheel()) {
      clinicJoins();
      joins(INNER, WheelCode.INNER_WHEEL);
      String uid = UUID.randomUUID().toString();
      hub.soap(INNER)
          .sends(
              hub.soap(INNER)
                  .meeting(citizen, HUB, Optional.of(MeetingTypeCode.NETWORK), called(uid)));
      assertThat(pushedMeeting(uid, AppointmentStatus.PENDING)).isNotNull();
      CareTeam team = clinicSees();
      team.getParticipant().removeIf(it -> isOf(it, Member.PSYCHIATRY));
      HttpResponse<String> left = clinicWrites(team, team.getMeta().getVersionId());
      assertThat(left.statusCode()).as(left.body()).isLessThan(300);

      String cancelled =
          called(uid)
              .replace("METHOD:REQUEST", "METHOD:CANCEL")
              .replace("SEQUENCE:0", "SEQUENCE:1")
              .replaceAll("(?m)^(DTSTART|DURATION).*\n", "");
      hub.soap(INNER).sends(hub.soap(INNER).meeting(citizen, HUB, Optional.empty(), cancelled));

      assertThat(pushedMeeting(uid, AppointmentStatus.CANCELLED)).isNotNull();
      assertThat(
              catchThrowableOfType(
                  HubFault.class,
                  () ->
                      hub.soap(INNER)
                          .sends(
                              hub.soap(INNER)
                                  .meeting(
                                      citizen,
                                      HUB,
                                      Optional.of(MeetingTypeCode.NETWORK),
                                      called(uid).replace("SEQUENCE:0", "SEQUENCE:2")))))
          .as("nobody is called anew who has left")
          .hasCauseInstanceOf(ReceiverRefusedFault.class);
    }
  }

  private Bundle pushedMeeting(String uid, AppointmentStatus status) {
    return hub.pushed(
        "meeting",
        bundle ->
            bundle.getEntry().stream()
                .anyMatch(
                    entry ->
                        entry.getResource() instanceof Appointment meeting
                            && uid.equals(meeting.getIdentifierFirstRep().getValue())
                            && meeting.getStatus() == status));
  }

  @Test
  void aJobcentreThatTheCitizenMovesAwayFromIsInTheTeamNoMore() {
    try (RegisteredConsent consent = consentToTheInnerWheel()) {
      clinicJoins();
      joins(INNER, WheelCode.INNER_WHEEL);
      assertThat(clinicSees().getParticipant()).anyMatch(it -> isOf(it, INNER));

      hub.soap(INNER).saysMoved(citizen, OUTER.id());

      assertThat(clinicSees().getParticipant()).noneMatch(it -> isOf(it, INNER));
      assertThat(catchThrowableOfType(HubFault.class, () -> joins(INNER, WheelCode.INNER_WHEEL)))
          .hasCauseInstanceOf(NotFoundFault.class);
      assertThat(catchThrowableOfType(HubFault.class, () -> hub.soap(INNER).team(citizen)))
          .hasCauseInstanceOf(NotFoundFault.class);

      hub.soap(INNER).saysStayed(citizen);
      joins(INNER, WheelCode.INNER_WHEEL);
      assertThat(clinicSees().getParticipant()).anyMatch(it -> isOf(it, INNER));
    }
  }

  @Test
  void itIsNotInTheTeamOfTheNewNumberEitherWhenTheTwoAreOne() {
    TestCitizen former = citizen;
    try (RegisteredConsent consent = consentToTheInnerWheel()) {
      hub.soap(INNER).saysMoved(former, OUTER.id());
      citizen = new TestCitizen(CitizenId.cpr("0101585028"), "Prøve", "Borger");
      try (RegisteredConsent present = consentToTheInnerWheel()) {
        clinicJoins();
        joins(INNER, WheelCode.INNER_WHEEL);
        assertThat(clinicSees().getParticipant()).anyMatch(it -> isOf(it, INNER));

        hub.soap(INNER).saysNumberChanged(former, citizen);

        assertThat(clinicSees().getParticipant()).noneMatch(it -> isOf(it, INNER));
      }
    }
  }

  @Test
  void betweenTwoJobcentresManagementGetsAMeetingWithoutItsNote() {
    try (Hub.Given consent = consentToMeetingsBetweenTheJobcentres()) {
      joins(OUTER, WheelCode.MANAGEMENT);

      String message = callsTheOuterWithANote();

      assertThat(calendarCollectedBy(OUTER)).contains("METHOD:REQUEST").doesNotContain("praktik");
      assertThat(hub.administrator().groundsOf(MessageId.of(INNER.id(), message).toString()))
          .contains("cut Appointment.comment");
    }
  }

  @Test
  void whatWaitsForWhoeverMovesToAWheelThatGetsLessIsStoppedAndNotTheOtherWay() {
    try (Hub.Given consent = consentToMeetingsBetweenTheJobcentres()) {
      joins(OUTER, WheelCode.OUTER_WHEEL);
      String withItsNote = callsTheOuterWithANote();
      hub.awaitState(INNER, withItsNote, StateCode.WAITING);

      moves(OUTER, WheelCode.MANAGEMENT);

      hub.awaitState(INNER, withItsNote, StateCode.STOPPED);
      assertThat(
              hub.<String>collected(
                  INNER,
                  item ->
                      Optional.ofNullable(item.delivery().getNonDelivery())
                          .filter(it -> it.getYourMessageId().equals(withItsNote))
                          .map(it -> it.getReason())))
          .isEqualTo("consent-narrowed");
      assertThat(hub.administrator().groundsOf(MessageId.of(INNER.id(), withItsNote).toString()))
          .contains("hub:releases-less");

      String withoutIt = callsTheOuterWithANote();
      hub.awaitState(INNER, withoutIt, StateCode.WAITING);
      moves(OUTER, WheelCode.INNER_WHEEL);
      assertThat(calendarCollectedBy(OUTER)).contains("METHOD:REQUEST").doesNotContain("praktik");
    }
  }

  private Hub.Given consentToMeetingsBetweenTheJobcentres() {
    return hub.consent(
        INNER, OUTER, citizen, InformationTypeCode.MEETING, InformationTypeCode.CORRESPONDENCE);
  }

  private void moves(Member member, WheelCode wheel) {
    String version = hub.soap(member).team(citizen).getVersion();
    hub.soap(member).joins(citizen, Optional.of(version), List.of(adviser(wheel)));
  }

  private String callsTheOuterWithANote() {
    String noted =
        called(UUID.randomUUID().toString())
            .replace("DURATION", "DESCRIPTION:Plan for praktik\nDURATION");
    SendMeeting call =
        hub.soap(INNER).meeting(citizen, OUTER.id(), Optional.of(MeetingTypeCode.NETWORK), noted);
    hub.soap(INNER).sends(call);
    return call.getMessageId();
  }

  private String calendarCollectedBy(Member member) {
    return hub.collected(
        member,
        item ->
            Optional.ofNullable(item.delivery().getMeeting())
                .filter(
                    it -> it.getCitizen().getIdNumber().getValue().equals(citizen.id().number()))
                .map(it -> it.getCalendar()));
  }

  private static String called(String uid) {
    return """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Test//Test//DA
        METHOD:REQUEST
        BEGIN:VEVENT
        UID:%s
        SEQUENCE:0
        DTSTAMP:20261112T080000Z
        ORGANIZER:https://sor2.sum.dsdn.dk/#id=99999011000016001
        ATTENDEE;PARTSTAT=ACCEPTED:https://sor2.sum.dsdn.dk/#id=99999011000016001
        DTSTART;TZID=Europe/Copenhagen:20261124T100000
        DURATION:PT1H
        END:VEVENT
        END:VCALENDAR
        """
        .formatted(uid);
  }

  @Test
  void whoeverIsNotInATeamWritesToNone() {
    HubFault refused =
        catchThrowableOfType(
            HubFault.class,
            () -> hub.soap(INNER).sends(hub.soap(INNER).message(citizen, HUB, "Til hvem?")));

    assertThat(refused.getCause()).isInstanceOf(ReceiverRefusedFault.class);
  }

  @Test
  void theThirdAdmissionProposesANetworkMeetingToBothSectors() {
    // MedCom's notification takes a CPR number and no other: of somebody born in 1858.
    citizen = new TestCitizen(CitizenId.cpr("0101585001"), "Prøve", "Borger");
    try (Hub.Given toTheJobcentre =
            hub.consent(INNER, WARD, citizen, InformationTypeCode.ADMISSION_DISCHARGE);
        Hub.Given toTheClinic =
            hub.consent(
                WARD, Member.PSYCHIATRY, citizen, InformationTypeCode.ADMISSION_DISCHARGE)) {
      joins(WARD, WheelCode.INNER_WHEEL);
      joins(INNER, WheelCode.INNER_WHEEL);
      joins(OUTER, WheelCode.OUTER_WHEEL);
      clinicJoins();

      admitted();
      admitted();
      String third = admitted();

      NetworkMeetingProposal proposal = hub.collected(INNER, proposalOf());
      assertThat(proposal.getContact().getOrganisation()).isEqualTo(WARD.id().sor());
      assertThat(hub.collected(WARD, proposalOf()).getContact().getOrganisation())
          .isEqualTo(WARD.id().sor());
      Appointment pushed =
          EhrMeeting.first(
              hub.pushed("network-meeting-proposal", this::isAboutTheCitizen), Appointment.class);
      assertThat(pushed.getStatus()).isEqualTo(Appointment.AppointmentStatus.PROPOSED);
      assertThat(pushed.getParticipant().getLast().getActor().getIdentifier().getValue())
          .isEqualTo(WARD.id().sor());
      assertThat(
              hub.administrator()
                  .auditOf(
                      MessageId.of(WARD.id(), third)
                          .consequence("network-meeting/" + OUTER.id())
                          .toString()))
          .isEmpty();

      admitted();
      assertThat(
              hub.ehr().received("network-meeting-proposal").stream()
                  .filter(this::isAboutTheCitizen))
          .hasSize(1);
    }
  }

  private Function<Collected, Optional<NetworkMeetingProposal>> proposalOf() {
    return item ->
        Optional.ofNullable(item.delivery().getNetworkMeetingProposal())
            .filter(it -> it.getCitizen().getIdNumber().getValue().equals(citizen.id().number()));
  }

  private boolean isAboutTheCitizen(Bundle message) {
    return EhrMeeting.first(message, Patient.class)
        .getIdentifierFirstRep()
        .getValue()
        .equals(citizen.id().number());
  }

  /** MedCom's admission as another stay of this citizen; the id of its header. */
  private String admitted() {
    Map<String, Example> published = new HashMap<>();
    Example.hospitalNotifications().forEach(each -> published.put(each.id(), each));
    Example example = Optional.ofNullable(published.get(ADMISSION)).orElseThrow();
    String header = UUID.randomUUID().toString();
    String text =
        example
            .text()
            .replace(example.id(), UUID.randomUUID().toString())
            .replace(example.headerId(), header)
            .replace("2509479989", citizen.id().number())
            .replace(Member.HERLEV_CARE_HOME.id().sor(), HUB.sor())
            .replace(Member.HERLEV_CARE_HOME.gln().value(), HUB_GLN.value());
    Acknowledged answer = hub.caller(WARD).processes(text, Caller.JSON);
    assertThat(answer.issues()).isEmpty();
    hub.awaitState(WARD, header, StateCode.HANDLED);
    return header;
  }

  private Bundle letter(PartyId receiver, Gln gln) {
    return hub.ehr()
        .careCommunication(receiver, gln, "Teamet", citizen, "Skal vi mødes?", List.of());
  }

  private static String copy(Bundle letter, Member member) {
    return MessageId.of(Member.PSYCHIATRY.id(), Hub.headerId(letter))
        .consequence("team/" + member.id())
        .toString();
  }

  private Correspondence collected(Member by, String header) {
    return hub.collected(
        by,
        item ->
            Optional.ofNullable(item.delivery().getCorrespondence())
                .filter(it -> it.getThread().getTurn().getLast().getMessageId().equals(header)));
  }

  private List<Collected> lettersCollectedBy(Member member) {
    List<Collected> all = new ArrayList<>(hub.soap(member).collects());
    hub.soap(member).acknowledges(all);
    all.removeIf(item -> item.delivery().getCorrespondence() == null);
    return all;
  }

  private void pushedLetter(String text) {
    Bundle pushed =
        hub.pushed(
            "care-communication-message",
            bundle ->
                EhrMeeting.first(bundle, Communication.class).getPayload().stream()
                    .anyMatch(
                        it ->
                            it.hasContentStringType()
                                && it.getContentStringType().getValue().equals(text)));
    assertThat(pushed).isNotNull();
  }

  private static String diagnostics(Bundle report) {
    return EhrMeeting.first(report, OperationOutcome.class)
        .getIssueFirstRep()
        .getDetails()
        .getText();
  }

  private static boolean isOf(CareTeam.CareTeamParticipantComponent participant, Member member) {
    return participant.getOnBehalfOf().getIdentifier().getValue().equals(member.id().sor());
  }

  private static void nameOfTheClinics(CareTeam team, String name) {
    ofTheClinics(team).getMember().setDisplay(name);
  }

  private static void wheelOfTheClinics(CareTeam team, String wheel) {
    ofTheClinics(team).getRoleFirstRep().getCodingFirstRep().setCode(wheel);
  }

  private static CareTeam.CareTeamParticipantComponent ofTheClinics(CareTeam team) {
    return team.getParticipant().stream()
        .filter(it -> isOf(it, Member.PSYCHIATRY))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> parties(GetTeamResponse team) {
    return team.getTeam().getTeamParty().stream().map(TeamParty::getOrganisation).toList();
  }

  private void joins(Member member, WheelCode wheel) {
    hub.soap(member).joins(citizen, Optional.empty(), List.of(adviser(wheel)));
  }

  private static TeamMember adviser(WheelCode wheel) {
    TeamMember adviser = new TeamMember();
    adviser.setName("Rådgiver Prøve");
    adviser.setWheel(wheel);
    return adviser;
  }

  /** The clinic's own part of the example, of this citizen. */
  private CareTeam clinicJoins() {
    CareTeam team;
    try {
      team =
          FHIR.newJsonParser()
              .parseResource(
                  CareTeam.class,
                  Files.readString(Path.of("fhir-profiles/examples/valid/care-team.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    team.setId("");
    ((Patient) team.getContained().getFirst())
        .getIdentifierFirstRep()
        .setSystem(citizen.id().scheme().system())
        .setValue(citizen.id().number());
    team.getParticipant().removeIf(it -> !isOf(it, Member.PSYCHIATRY));
    HttpResponse<String> answer =
        hub.caller(Member.PSYCHIATRY).posts("/fhir/CareTeam", Caller.JSON, json(team));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return FHIR.newJsonParser().parseResource(CareTeam.class, answer.body());
  }

  private CareTeam clinicSees() {
    HttpResponse<String> answer = hub.caller(Member.PSYCHIATRY).searches("CareTeam", citizen);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return (CareTeam)
        FHIR.newJsonParser()
            .parseResource(Bundle.class, answer.body())
            .getEntryFirstRep()
            .getResource();
  }

  private HttpResponse<String> clinicWrites(CareTeam team, String version) {
    return hub.caller(Member.PSYCHIATRY)
        .puts(
            "/fhir/CareTeam/" + team.getIdElement().getIdPart(),
            Caller.JSON,
            json(team),
            Map.of("If-Match", "W/\"" + version + "\""));
  }

  private static String json(CareTeam team) {
    return FHIR.newJsonParser().encodeResourceToString(team);
  }

  /** That the three write to each other, to the jobcentres only where they are the inner wheel. */
  private RegisteredConsent consentToTheInnerWheel() {
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    String actors =
        String.join(
            ",",
            actor("source", identified(Member.PSYCHIATRY)),
            actor("source", identified(INNER)),
            actor("source", identified(OUTER)),
            actor("recipient", identified(Member.PSYCHIATRY)),
            actor("recipient", "\"reference\": \"#inner\""),
            actor("recipient", "\"reference\": \"#outer\""));
    String consent =
        """
        {"resourceType": "Consent", "status": "active",
         "contained": [%s, %s],
         "extension": [
          {"url": "http://sektorbro.dk/fhir/StructureDefinition/consent-written", "valueBoolean": true},
          {"url": "http://sektorbro.dk/fhir/StructureDefinition/consent-case", "valueIdentifier":
           {"system": "http://sektorbro.dk/fhir/sid/case", "value": "SDP-2026-000117",
            "assigner": {%s}}}],
         "scope": {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/consentscope", "code": "patient-privacy"}]},
         "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IDSCL"}]}],
         "patient": {"identifier": {"system": "%s", "value": "%s"}},
         "dateTime": "%s", "policyRule": {"text": "The citizen's own word"},
         "provision": {"type": "permit", "period": {"end": "%s"}, "actor": [%s],
          "class": [%s, %s, %s],
          "purpose": [{"system": "http://sektorbro.dk/fhir/CodeSystem/purposes", "code": "coordination-of-care"}]}}"""
            .formatted(
                inTheInnerWheel("inner", INNER),
                inTheInnerWheel("outer", OUTER),
                identified(INNER),
                citizen.id().scheme().system(),
                citizen.id().number(),
                now.minusSeconds(60),
                now.plus(30, ChronoUnit.DAYS),
                actors,
                type("correspondence"),
                type("care-plan"),
                type("meeting"));
    return RegisteredConsent.by(hub.caller(Member.PSYCHIATRY), consent);
  }

  private static String type(String code) {
    return "{\"system\": \"http://sektorbro.dk/fhir/CodeSystem/information-types\", \"code\": \"%s\"}"
        .formatted(code);
  }

  private static String inTheInnerWheel(String id, Member member) {
    return """
        {"resourceType": "PractitionerRole", "id": "%s",
         "code": [{"coding": [{"system": "http://sektorbro.dk/fhir/CodeSystem/team-wheels", "code": "inner-wheel"}]}],
         "organization": {"identifier": {"system": "urn:oid:1.2.208.176.1.1", "value": "%s"}}}"""
        .formatted(id, member.id());
  }

  private static String identified(Member member) {
    return "\"identifier\": {\"system\": \"urn:oid:1.2.208.176.1.1\", \"value\": \"%s\"}"
        .formatted(member.id());
  }

  private static String actor(String role, String reference) {
    return """
        {"role": {"coding": [{"system": "http://sektorbro.dk/fhir/CodeSystem/consent-actor-roles", "code": "%s"}]},
         "reference": {%s}}"""
        .formatted(role, reference);
  }
}
