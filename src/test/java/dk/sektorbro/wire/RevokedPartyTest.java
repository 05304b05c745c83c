package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.demo.SimulatedParty;
import dk.sektorbro.world.Member;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A party whose authority takes its key back, in the middle of a connection. */
@ExtendWith(OneHub.class)
class RevokedPartyTest {

  private static final String CAPABILITIES = "/fhir/metadata";

  private final Hub hub;

  RevokedPartyTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void aRevokedKeyEndsTheConnectionAndOpensNoOther() {
    SimulatedParty party = hub.world().party(Hub.LOSES_ITS_KEY);
    try (Caller caller = new Caller(party, hub.world().hub())) {
      assertThat(caller.gets(CAPABILITIES).statusCode()).isEqualTo(200);

      hub.authority().revokes((X509Certificate) party.tls().getCertificate());

      HttpResponse<String> refused =
          Awaitility.await("the open connection is refused")
              .atMost(Duration.ofSeconds(10))
              .pollInterval(Duration.ofMillis(200))
              .until(() -> caller.gets(CAPABILITIES), answer -> answer.statusCode() != 200);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).isEqualTo("key-revoked");
    }
    try (Caller again = new Caller(party, hub.world().hub())) {
      assertThatThrownBy(() -> again.gets(CAPABILITIES))
          .hasRootCauseInstanceOf(SSLHandshakeException.class);
    }
    assertThat(hub.caller(Member.JOBCENTRE).gets(CAPABILITIES).statusCode()).isEqualTo(200);
    assertThat(hub.administrator().auditOfParty(party.id())).contains("key.refused key-revoked");
  }
}
