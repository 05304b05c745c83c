package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.demo.SimulatedJobcentre.Collected;
import dk.sektorbro.demo.SimulatedJobcentre.HubFault;
import dk.sektorbro.demo.SimulatedPsychiatry.Answer;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.jobcentre.soap.ActivityCode;
import dk.sektorbro.jobcentre.soap.Correspondence;
import dk.sektorbro.jobcentre.soap.DialogueRefusedFault;
import dk.sektorbro.jobcentre.soap.EarlierMessage;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.Part;
import dk.sektorbro.jobcentre.soap.Receipt;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.Turn;
import dk.sektorbro.world.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Letters are replied to and passed on, and each comes in its thread. */
@ExtendWith(OneHub.class)
class LettersTest {

  private final Hub hub;

  LettersTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void twoRepliesToOneMessageAtTheSameMomentBothArriveEachInItsThread() {
    try (Hub.Given consent = hub.consent()) {
      Correspondence received = opened();
      String opening = received.getThread().getTurn().getLast().getMessageId();
      SendMessage first = replies(received, "Uge 49 passer.");
      SendMessage second = replies(received, "Onsdag er bedst.");

      Stream.of(first, second)
          .map(
              reply -> CompletableFuture.supplyAsync(() -> hub.soap(Member.JOBCENTRE).sends(reply)))
          .toList()
          .forEach(CompletableFuture::join);

      for (SendMessage reply : List.of(first, second)) {
        Bundle arrived =
            hub.pushed(
                "care-communication-message",
                bundle -> Hub.headerId(bundle).equals(reply.getMessageId()));
        assertThat(before(arrived)).isEqualTo("MessageHeader/" + opening);
        assertThat(
                EhrMeeting.first(arrived, Communication.class).getIdentifierFirstRep().getValue())
            .isEqualTo(received.getCommunicationId());
        assertThat(EhrMeeting.first(arrived, Communication.class).getPayload().getLast())
            .extracting(payload -> payload.getContentStringType().getValue())
            .isEqualTo(reply.getText());
      }
    }
  }

  @Test
  void aJobcentrePassesALetterOnInAThreadOfItsOwn() {
    Member other = Member.HERLEV_HOSPITAL;
    try (Hub.Given consent = hub.consent();
        Hub.Given toTheOther =
            hub.consent(
                Member.JOBCENTRE,
                other,
                TestCitizen.BRUNO,
                InformationTypeCode.CORRESPONDENCE,
                InformationTypeCode.ATTACHMENT)) {
      Correspondence received = opened();
      SendMessage passedOn = passesOn(received, other, "Til orientering.");

      hub.soap(Member.JOBCENTRE).sends(passedOn);

      Correspondence arrived = collected(other, passedOn.getMessageId());
      assertThat(arrived.getThread().getTurn())
          .extracting(Turn::getActivity)
          .containsExactly(ActivityCode.NEW, ActivityCode.FORWARD);
      assertThat(arrived.getThread().getTurn().getLast().getRevises())
          .isEqualTo(received.getThread().getTurn().getLast().getMessageId());
      assertThat(arrived.getCommunicationId()).isEqualTo(passedOn.getCommunicationId());
      assertThat(arrived.getThread().getPart())
          .extracting(Part::getText)
          .contains("Til orientering.");
    }
  }

  @Test
  void aReplyFromEachSideAtTheSameMomentReachesTheOther() {
    try (Hub.Given consent = hub.consent()) {
      Bundle opening = hub.fromPsychiatry();
      assertThat(hub.ehr().sends(opening).code()).isEqualTo("ok");
      SendMessage reply =
          replies(collected(Member.JOBCENTRE, Hub.headerId(opening)), "Uge 49 passer.");
      Bundle more = EhrLetter.goesOn(opening, "Vi mangler en dato.");

      CompletableFuture<String> fromPsychiatry =
          CompletableFuture.supplyAsync(() -> hub.ehr().sends(more).code());
      CompletableFuture<Receipt> fromTheJobcentre =
          CompletableFuture.supplyAsync(() -> hub.soap(Member.JOBCENTRE).sends(reply));

      assertThat(fromPsychiatry.join()).isEqualTo("ok");
      assertThat(fromTheJobcentre.join().isDuplicate()).isFalse();
      Bundle replied =
          hub.pushed(
              "care-communication-message",
              bundle -> Hub.headerId(bundle).equals(reply.getMessageId()));
      assertThat(before(replied)).isEqualTo("MessageHeader/" + Hub.headerId(opening));
      Correspondence added = collected(Member.JOBCENTRE, Hub.headerId(more));
      assertThat(added.getThread().getTurn().getLast().getRevises())
          .isEqualTo(Hub.headerId(opening));
      assertThat(added.getCommunicationId()).isEqualTo(reply.getCommunicationId());
    }
  }

  @Test
  void anEhrPassesALetterOnInAThreadOfItsOwn() {
    Member other = Member.HERLEV_CARE_HOME;
    try (Hub.Given consent = hub.consent();
        Hub.Given toTheOther =
            hub.consent(
                other,
                Member.PSYCHIATRY,
                TestCitizen.BRUNO,
                InformationTypeCode.CORRESPONDENCE,
                InformationTypeCode.ATTACHMENT)) {
      SendMessage letter =
          hub.soap(Member.JOBCENTRE)
              .message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), "Praktikken begynder.");
      hub.soap(Member.JOBCENTRE).sends(letter);
      Bundle received =
          hub.pushed(
              "care-communication-message",
              bundle -> Hub.headerId(bundle).equals(letter.getMessageId()));
      Bundle passedOn = EhrLetter.forwards(received, other, "Til orientering.");

      Answer answer = hub.ehr().sends(passedOn);

      assertThat(answer.code()).as(answer.body()).isEqualTo("ok");
      Correspondence arrived = collected(other, Hub.headerId(passedOn));
      assertThat(arrived.getThread().getTurn())
          .extracting(Turn::getActivity)
          .containsExactly(ActivityCode.NEW, ActivityCode.FORWARD);
      assertThat(arrived.getThread().getTurn().getLast().getRevises())
          .isEqualTo(letter.getMessageId());
      assertThat(arrived.getCommunicationId()).isNotEqualTo(letter.getCommunicationId());
      assertThat(arrived.getThread().getPart())
          .extracting(Part::getText)
          .contains("Til orientering.");
    }
  }

  @Test
  void aReplyToWhatNeverWasIsRefusedOnEitherSide() {
    try (Hub.Given consent = hub.consent()) {
      Correspondence received = opened();
      SendMessage invented = replies(received, "Som du skrev.");
      String never = UUID.randomUUID().toString();
      invented.getInReplyTo().setMessageId(never);
      invented.getInReplyTo().getThread().getTurn().getLast().setMessageId(never);

      refuses(invented, "/SendMessage/InReplyTo/MessageId");

      Bundle reply = hub.fromPsychiatry();
      EhrMeeting.first(reply, Provenance.class)
          .addEntity()
          .setRole(ProvenanceEntityRole.REVISION)
          .setWhat(new Reference("MessageHeader/" + never));
      assertThat(hub.ehr().sends(reply).body())
          .contains("REPLY_UNKNOWN")
          .contains(".what.reference")
          .doesNotContain(never);
    }
  }

  @Test
  void anEhrDoesNotReplyToALetterAboutOneCitizenWithOneAboutAnother() {
    TestCitizen other =
        new TestCitizen(new CitizenId(CitizenId.Scheme.X_ECPR, "0202801QL1"), "Anna", "Prøve");
    SendMessage letter =
        hub.soap(Member.JOBCENTRE)
            .message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), "Praktikken begynder.");
    try (Hub.Given consent = hub.consent()) {
      hub.soap(Member.JOBCENTRE).sends(letter);
      Bundle received =
          hub.pushed(
              "care-communication-message",
              bundle -> Hub.headerId(bundle).equals(letter.getMessageId()));

      Answer toWhatItGot = hub.ehr().sends(about(other, EhrLetter.replies(received, "Godt.")));
      assertThat(toWhatItGot.body()).contains("REPLY_UNKNOWN", "about another citizen");

      Bundle opening = hub.fromPsychiatry();
      assertThat(hub.ehr().sends(opening).code()).isEqualTo("ok");
      Answer toItsOwn = hub.ehr().sends(about(other, EhrLetter.goesOn(opening, "Og så …")));
      assertThat(toItsOwn.body()).contains("REPLY_UNKNOWN", "about another citizen");
    }
  }

  private static Bundle about(TestCitizen citizen, Bundle message) {
    Patient about = EhrMeeting.first(message, Patient.class);
    about.getIdentifier().clear();
    about.addIdentifier().setSystem(citizen.id().scheme().system()).setValue(citizen.id().number());
    return message;
  }

  @Test
  void aReplyInAnotherThreadIsRefused() {
    try (Hub.Given consent = hub.consent()) {
      SendMessage strayed = replies(opened(), "I en anden tråd.");
      strayed.setCommunicationId("urn:uuid:" + UUID.randomUUID());

      refuses(strayed, "/SendMessage/InReplyTo/MessageId");
    }
  }

  private void refuses(SendMessage message, String location) {
    assertThatThrownBy(() -> hub.soap(Member.JOBCENTRE).sends(message))
        .isInstanceOf(HubFault.class)
        .cause()
        .isInstanceOfSatisfying(
            DialogueRefusedFault.class,
            fault ->
                assertThat(fault.getFaultInfo().getProblem())
                    .singleElement()
                    .satisfies(
                        problem -> {
                          assertThat(problem.getCode()).isEqualTo("REPLY_UNKNOWN");
                          assertThat(problem.getLocation()).isEqualTo(location);
                        }));
  }

  /** Psychiatry writes, and the jobcentre has it. */
  private Correspondence opened() {
    Bundle opening = hub.fromPsychiatry();
    assertThat(hub.ehr().sends(opening).code()).isEqualTo("ok");
    return collected(Member.JOBCENTRE, Hub.headerId(opening));
  }

  private Correspondence collected(Member by, String messageId) {
    List<Correspondence> all = new ArrayList<>();
    return Hub.await(
        by.name() + " has the letter",
        () -> {
          List<Collected> now = hub.soap(by).collects();
          hub.soap(by).acknowledges(now);
          now.stream()
              .flatMap(item -> Optional.ofNullable(item.delivery().getCorrespondence()).stream())
              .forEach(all::add);
          return all.stream()
              .filter(
                  letter -> letter.getThread().getTurn().getLast().getMessageId().equals(messageId))
              .findFirst();
        });
  }

  private SendMessage replies(Correspondence to, String text) {
    SendMessage reply =
        hub.soap(Member.JOBCENTRE).message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), text);
    reply.setCommunicationId(to.getCommunicationId());
    reply.setCategory(to.getCategory());
    reply.setInReplyTo(earlier(to));
    return reply;
  }

  private SendMessage passesOn(Correspondence letter, Member to, String text) {
    SendMessage message = hub.soap(Member.JOBCENTRE).message(TestCitizen.BRUNO, to.id(), text);
    message.setCategory(letter.getCategory());
    message.setForwards(earlier(letter));
    return message;
  }

  private static EarlierMessage earlier(Correspondence letter) {
    EarlierMessage earlier = new EarlierMessage();
    earlier.setMessageId(letter.getThread().getTurn().getLast().getMessageId());
    earlier.setThread(letter.getThread());
    return earlier;
  }

  /** What the message says that it follows. */
  private static String before(Bundle message) {
    return message.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(Provenance.class::isInstance)
        .map(Provenance.class::cast)
        .filter(turn -> turn.getTargetFirstRep().getReference().endsWith(Hub.headerId(message)))
        .flatMap(turn -> turn.getEntity().stream())
        .filter(entity -> entity.getRole() == ProvenanceEntityRole.REVISION)
        .map(entity -> entity.getWhat().getReference())
        .findFirst()
        .orElse("");
  }
}
