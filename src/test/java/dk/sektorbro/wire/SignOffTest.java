package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sharing without consent takes a legal basis that is on, and somebody who answers for it. */
@ExtendWith(OneHub.class)
class SignOffTest {

  private static final String ON = "health-act-43-2-3";
  private static final String OFF = "health-act-43-2-2";

  @TempDir Path dir;
  private final Hub hub;

  SignOffTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aNamedPersonsSignatureLetsOneCaseThroughAndEachUseIsReported() throws IOException {
    RequestCertificate before = asks("SDP-2026-000555");
    hub.awaitState(Member.JOBCENTRE, before.getMessageId(), StateCode.WITHHELD);

    Typed signed = signs(ON, "Overlæge Testa Prøvesen", "--case=SDP-2026-000555");
    RequestCertificate meant = asks("SDP-2026-000555");
    RequestCertificate other = asks("SDP-2026-000556");

    assertThat(signed.exitCode()).as(signed.out()).isZero();
    hub.awaitState(Member.JOBCENTRE, meant.getMessageId(), StateCode.ACKNOWLEDGED);
    hub.awaitState(Member.JOBCENTRE, other.getMessageId(), StateCode.WITHHELD);
    assertThat(hub.administrator().auditOf(hubId(meant)))
        .containsOnlyOnce("message.without-consent " + ON);
    assertThat(hub.logs()).contains("For the security officer: message " + hubId(meant));
    assertThat(metrics()).contains("sektorbro_shared_without_consent_total{basis=\"" + ON + "\"");
    assertThat(hub.types(List.of("consent", "sign-offs")).out())
        .contains("Overlæge Testa Prøvesen", "Tilsyn med sagen")
        .doesNotContain(TestCitizen.BIRGIT.id().number());
  }

  @Test
  void aBasisThatIsOffOrAnUnnamedSignerIsRefused() throws IOException {
    assertThat(signs(OFF, "Overlæge Testa Prøvesen", "--case=SDP-2026-000555"))
        .satisfies(
            refused -> {
              assertThat(refused.exitCode()).isNotZero();
              assertThat(refused.out()).contains("off, or not in force");
            });
    assertThat(signs(ON, "Overlægen", "--case=SDP-2026-000555").out()).contains("A person signs");
    assertThat(
            signs(
                    ON,
                    "Overlæge Testa Prøvesen",
                    "--case=SDP-2026-000555",
                    "--until=2099-01-01T00:00:00Z")
                .out())
        .contains("at most P14D");
  }

  private Typed signs(String basis, String by, String... more) throws IOException {
    Path citizen = Files.writeString(dir.resolve("citizen"), TestCitizen.BIRGIT.id().number());
    List<String> command =
        List.of(
            "consent",
            "sign-off",
            "--basis=" + basis,
            "--from=" + Member.PSYCHIATRY.id(),
            "--to=" + Member.JOBCENTRE.id(),
            "--information=medical-certificate",
            "--signed-by=" + by,
            "--reason=Tilsyn med sagen",
            "--citizen-file=" + citizen);
    return hub.types(command, more);
  }

  private RequestCertificate asks(String caseNumber) {
    RequestCertificate request =
        hub.soap(Member.JOBCENTRE)
            .certificateRequest(
                TestCitizen.BIRGIT, Member.PSYCHIATRY.id(), caseNumber, "Kan borgeren arbejde?");
    hub.soap(Member.JOBCENTRE).requestsCertificate(request);
    return request;
  }

  private static String hubId(RequestCertificate request) {
    return MessageId.of(Member.JOBCENTRE.id(), request.getMessageId()).toString();
  }

  private String metrics() {
    return hub.administrator().gets("/actuator/prometheus", Optional.of("admin:test-only")).body();
  }
}
