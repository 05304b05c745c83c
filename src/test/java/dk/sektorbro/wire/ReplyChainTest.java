package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.SimulatedPsychiatry.Answer;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.jobcentre.soap.ActivityCode;
import dk.sektorbro.jobcentre.soap.Correspondence;
import dk.sektorbro.jobcentre.soap.EarlierMessage;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.Part;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.Turn;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A thread goes back and forth across the bridge and stays whole. */
@ExtendWith(OneHub.class)
class ReplyChainTest {

  private static final String OPENING = "Vi foreslår et møde i uge 50.";
  private static final String REPLY = "Uge 50 passer godt.";
  private static final String CLOSING = "Så ses vi onsdag.";

  private final Hub hub;

  ReplyChainTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aThreadOfThreeTurnsStaysWhole() throws IOException {
    byte[] pdf = Pdf.saying("Plan");
    try (Hub.Given consent =
        hub.consent(
            Member.JOBCENTRE,
            Member.PSYCHIATRY,
            TestCitizen.BRUNO,
            InformationTypeCode.CORRESPONDENCE,
            InformationTypeCode.ATTACHMENT)) {
      Bundle opening = opening(pdf);
      Correspondence received = arrivedAfter(Hub.headerId(opening));

      SendMessage reply = reply(received);
      hub.soap(Member.JOBCENTRE).sends(reply);
      Bundle replied =
          hub.pushed(
              "care-communication-message",
              bundle -> Hub.headerId(bundle).equals(reply.getMessageId()));

      assertThat(texts(replied)).containsExactly(OPENING, REPLY);
      assertThat(turns(replied))
          .containsExactlyInAnyOrder(
              Hub.headerId(opening) + " new-message",
              reply.getMessageId()
                  + " reply-message revises MessageHeader/"
                  + Hub.headerId(opening));
      assertThat(first(replied, Communication.class).getIdentifierFirstRep().getValue())
          .isEqualTo(first(opening, Communication.class).getIdentifierFirstRep().getValue());
      assertThat(
              first(replied, Communication.class).getPayload().stream()
                  .filter(Communication.CommunicationPayloadComponent::hasContentAttachment)
                  .map(payload -> payload.getContentAttachment().getData()))
          .containsExactly(pdf);

      Bundle closing = EhrLetter.replies(replied, CLOSING);
      Answer answer = hub.ehr().sends(closing);
      assertThat(answer.code()).as(answer.body()).isEqualTo("ok");
      Correspondence closed = arrivedAfter(Hub.headerId(closing));

      assertThat(closed.getThread().getPart())
          .extracting(Part::getText)
          .filteredOn(text -> text != null)
          .containsExactly(OPENING, REPLY, CLOSING);
      assertThat(
              closed.getThread().getPart().stream()
                  .filter(part -> part.getFile() != null)
                  .findFirst()
                  .orElseThrow()
                  .getFile()
                  .getData()
                  .getInputStream()
                  .readAllBytes())
          .isEqualTo(pdf);
      assertThat(closed.getThread().getTurn())
          .extracting(Turn::getMessageId)
          .containsExactly(Hub.headerId(opening), reply.getMessageId(), Hub.headerId(closing));
      assertThat(closed.getThread().getTurn())
          .extracting(Turn::getActivity)
          .containsExactly(ActivityCode.NEW, ActivityCode.REPLY, ActivityCode.REPLY);
      assertThat(closed.getCommunicationId()).isEqualTo(received.getCommunicationId());
    }
  }

  private Bundle opening(byte[] pdf) {
    Bundle message =
        hub.ehr()
            .careCommunication(
                Member.JOBCENTRE.id(),
                Member.JOBCENTRE.gln(),
                Member.JOBCENTRE.name(),
                TestCitizen.BRUNO,
                OPENING,
                List.of(pdf));
    assertThat(hub.ehr().sends(message).code()).isEqualTo("ok");
    return message;
  }

  private Correspondence arrivedAfter(String messageHeaderId) {
    return hub.collected(
        Member.JOBCENTRE,
        item ->
            Optional.ofNullable(item.delivery().getCorrespondence())
                .filter(
                    it ->
                        it.getThread().getTurn().getLast().getMessageId().equals(messageHeaderId)));
  }

  private SendMessage reply(Correspondence to) {
    SendMessage reply =
        hub.soap(Member.JOBCENTRE).message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), REPLY);
    reply.setCommunicationId(to.getCommunicationId());
    reply.setCategory(to.getCategory());
    EarlierMessage inReplyTo = new EarlierMessage();
    inReplyTo.setMessageId(to.getThread().getTurn().getLast().getMessageId());
    inReplyTo.setThread(to.getThread());
    reply.setInReplyTo(inReplyTo);
    return reply;
  }

  private static List<String> texts(Bundle message) {
    return first(message, Communication.class).getPayload().stream()
        .filter(Communication.CommunicationPayloadComponent::hasContentStringType)
        .map(payload -> payload.getContentStringType().getValue())
        .toList();
  }

  private static List<String> turns(Bundle message) {
    return all(message, Provenance.class)
        .map(
            turn ->
                turn.getTargetFirstRep().getReference().replace("MessageHeader/", "")
                    + " "
                    + turn.getActivity().getCodingFirstRep().getCode()
                    + turn.getEntity().stream()
                        .filter(entity -> entity.getRole() == ProvenanceEntityRole.REVISION)
                        .map(entity -> " revises " + entity.getWhat().getReference())
                        .findFirst()
                        .orElse(""))
        .toList();
  }

  private static <R extends Resource> R first(Bundle bundle, Class<R> type) {
    return all(bundle, type).findFirst().orElseThrow();
  }

  private static <R extends Resource> Stream<R> all(Bundle bundle, Class<R> type) {
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast);
  }
}
