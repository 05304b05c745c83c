package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.Correspondence;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.NonDelivery;
import dk.sektorbro.jobcentre.soap.Part;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.jobcentre.soap.ThreadFile;
import dk.sektorbro.jobcentre.soap.Turn;
import jakarta.activation.DataHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * MedCom's own messages. The order matters because a consent once given leaves its trace: without
 * one comes first.
 */
@ExtendWith(OneHub.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MedComExamplesTest {

  private final Hub hub;

  MedComExamplesTest(Hub hub) {
    this.hub = hub;
  }

  static List<Example> examples() {
    return Example.all();
  }

  @Order(1)
  @ParameterizedTest
  @MethodSource("examples")
  void withoutConsentNothingComesOutAndTheSenderIsTold(Example published) {
    Example message = published.underNewIds();

    assertThat(taken(message, message.text(), Caller.JSON)).isEqualTo("ok");

    NonDelivery report = report(message);
    // Where another test has left a consent to something else, that is what is told.
    assertThat(report.getReason()).isIn("no-consent", "consent-does-not-cover");
    assertThat(report.getExplanation()).doesNotContain(message.citizen().id().number());
    assertThat(hub.soap(message.receiver()).collects()).isEmpty();
    assertThat(hub.administrator().auditOf(hubId(message)))
        .endsWith("message.withheld " + report.getReason());
  }

  @Order(2)
  @ParameterizedTest
  @MethodSource("examples")
  void withConsentItComesOutWhole(Example message) {
    try (Hub.Given given = consent(message)) {
      assertThat(taken(message, message.text(), Caller.JSON)).isEqualTo("ok");

      arrivesWhole(message);
    }
  }

  @Order(2)
  @ParameterizedTest
  @MethodSource("examples")
  void inXmlItComesOutJustTheSame(Example published) {
    Example message = published.underNewIds();
    try (Hub.Given given = consent(message)) {
      assertThat(taken(message, message.asXml(), Caller.XML)).isEqualTo("ok");

      arrivesWhole(message);
    }
  }

  private String taken(Example message, String body, String mediaType) {
    Acknowledged answer = hub.caller(message.sender()).processes(body, mediaType);
    assertThat(answer.issues()).isEmpty();
    assertThat(answer.of()).isEqualTo(message.headerId());
    return answer.code();
  }

  private Hub.Given consent(Example message) {
    return hub.consent(
        message.receiver(),
        message.sender(),
        message.citizen(),
        InformationTypeCode.CORRESPONDENCE,
        InformationTypeCode.ATTACHMENT);
  }

  private void arrivesWhole(Example message) {
    hub.awaitState(message.sender(), message.headerId(), StateCode.WAITING);
    Correspondence arrived =
        hub.collected(
            message.receiver(),
            item ->
                Optional.of(item)
                    .filter(each -> each.hubMessageId().equals(hubId(message)))
                    .map(each -> each.delivery().getCorrespondence()));

    assertThat(arrived.getThread().getPart())
        .extracting(MedComExamplesTest::part)
        .containsExactlyElementsOf(message.parts());
    assertThat(arrived.getThread().getTurn())
        .extracting(MedComExamplesTest::turn)
        .containsExactlyInAnyOrderElementsOf(message.turns());
    assertThat(arrived.getThread().getTurn().getLast().getMessageId())
        .isEqualTo(message.headerId());
    assertThat(arrived.getCitizen().getIdNumber().getValue())
        .isEqualTo(message.citizen().id().number());
    assertThat(hub.administrator().auditOf(hubId(message)))
        .containsSubsequence("message.received ok", "message.delivered ok");
  }

  private static String part(Part part) {
    if (part.getFile() == null) {
      return Example.text(part.getText());
    }
    ThreadFile file = part.getFile();
    return Example.file(
        Optional.ofNullable(file.getTitle()).orElse(""),
        Optional.ofNullable(file.getData()).map(MedComExamplesTest::bytes).orElse(new byte[0]),
        Optional.ofNullable(file.getLink()).orElse(""));
  }

  private static byte[] bytes(DataHandler data) {
    try {
      return data.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String turn(Turn turn) {
    return turn.getMessageId()
        + " "
        + turn.getActivity().value().toLowerCase(Locale.ROOT)
        + " "
        + Optional.ofNullable(turn.getRevises()).orElse("")
        + Optional.ofNullable(turn.getRevisesIdentifier()).orElse("");
  }

  private NonDelivery report(Example message) {
    return hub.collected(
        message.sender(),
        item ->
            Optional.ofNullable(item.delivery().getNonDelivery())
                .filter(report -> report.getYourMessageId().equals(message.headerId())));
  }

  private static String hubId(Example message) {
    return MessageId.of(message.sender().id(), message.headerId()).toString();
  }
}
