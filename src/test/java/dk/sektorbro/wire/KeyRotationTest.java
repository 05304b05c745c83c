package dk.sektorbro.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.SendMessage;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.seal.CmsPartyOpener;
import dk.sektorbro.seal.DemoPki;
import dk.sektorbro.seal.HubKeyFile;
import dk.sektorbro.seal.HubKeys;
import dk.sektorbro.seal.KeyAlgorithm;
import dk.sektorbro.seal.KeyRing;
import dk.sektorbro.seal.Pem;
import dk.sektorbro.seal.SealBroken;
import dk.sektorbro.seal.X509Issuer;
import dk.sektorbro.seal.X509Usage;
import dk.sektorbro.world.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every key is changed in the running hub, with messages queued and waiting under the old ones. */
@ExtendWith(OneHub.class)
class KeyRotationTest {

  private static final Member PARTY = Hub.CHANGES_ITS_KEY;

  private final Hub hub;
  private final Path pki;
  private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);

  /** Which of its keys opened a message. */
  private final Map<String, KeyStore.PrivateKeyEntry> openedWith = new HashMap<>();

  KeyRotationTest(Hub hub) {
    this.hub = hub;
    this.pki = hub.world().data().resolve("pki");
  }

  @Test
  void nothingThatIsQueuedOrWaitingIsLostWhenEveryKeyIsRotated() throws Exception {
    KeyStore.PrivateKeyEntry oldKey = hub.world().pki().keyOf(PARTY.key(), DemoPki.ENCRYPTION);
    KeyStore.PrivateKeyEntry newKey = newKeyOfTheParty();
    SimulatedJobcentre party = opening(List.of(oldKey, newKey));
    HubKeys before = hub.world().hubKeys();
    try (Hub.Given consent =
        hub.consent(
            PARTY,
            Member.PSYCHIATRY,
            TestCitizen.BRUNO,
            InformationTypeCode.CORRESPONDENCE,
            InformationTypeCode.ATTACHMENT)) {
      Bundle waiting = toParty();
      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(waiting), StateCode.WAITING);
      hub.ehr().goesOffline();
      SendMessage queued = party.message(TestCitizen.BRUNO, Member.PSYCHIATRY.id(), "Vi ses.");
      try {
        party.sends(queued);
        hub.awaitState(PARTY, queued.getMessageId(), StateCode.RELEASED);

        rotateEveryKeyOfTheHub();
        adds(newKey);
        awaitHubShows(hub.world().hubKeys().tls());
      } finally {
        hub.ehr().goesOnline();
      }
      Bundle after = toParty();
      hub.awaitState(Member.PSYCHIATRY, Hub.headerId(after), StateCode.WAITING);

      assertThat(hub.pushed("care-communication-message", it -> is(it, queued))).isNotNull();
      party.acknowledges(party.collects());

      assertThat(openedWith.get(Hub.hubId(waiting))).isSameAs(oldKey);
      assertThat(openedWith.get(Hub.hubId(after))).isSameAs(newKey);
      assertThat(hub.world().hubKeys().signing().getCertificate())
          .isNotEqualTo(before.signing().getCertificate());
      assertThat(hub.administrator().deadMessages()).isEmpty();
    }
  }

  private void rotateEveryKeyOfTheHub() {
    for (HubKeyFile file : HubKeyFile.values()) {
      char[] password = hub.world().pki().password();
      file.add(pki, password, DemoPki.issueForHub(pki, password, file, Clock.systemUTC()), now);
    }
    String unused =
        KeyRing.openOrCreate(
                pki.resolve("hub/keyring.p12"),
                hub.world().pki().password(),
                Clock.systemUTC(),
                new SecureRandom())
            .rotate();
  }

  private KeyStore.PrivateKeyEntry newKeyOfTheParty() {
    return hub.world()
        .authority()
        .issue(
            new X509Issuer.Request(
                "renewed",
                X509Usage.ENCRYPTION,
                List.of(),
                now.minusSeconds(1),
                now.plus(Duration.ofDays(365))),
            KeyAlgorithm.MLKEM768_P256);
  }

  private void adds(KeyStore.PrivateKeyEntry key) throws IOException {
    Files.writeString(
        pki.resolve(PARTY.key()).resolve("encryption.pem"),
        Pem.text((X509Certificate) key.getCertificate()),
        StandardOpenOption.APPEND);
  }

  /** New handshakes show the new key: the hub has read its files again. */
  private void awaitHubShows(KeyStore.PrivateKeyEntry key) {
    Awaitility.await("the hub shows its new TLS key")
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(250))
        .ignoreExceptions()
        .until(() -> shown().equals(key.getCertificate()));
  }

  private X509Certificate shown() throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            hub.caller(PARTY)
                .tls()
                .getSocketFactory()
                .createSocket("localhost", hub.world().hub().getPort())) {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private SimulatedJobcentre opening(List<KeyStore.PrivateKeyEntry> keys) {
    return new SimulatedJobcentre(
        hub.world().party(PARTY),
        hub.world().hub(),
        (message, cms, one, signer) -> {
          for (KeyStore.PrivateKeyEntry key : keys) {
            try {
              byte[] opened =
                  new CmsPartyOpener()
                      .open(message, cms, List.of(key), hub.world().hubKeys().signers());
              openedWith.put(message.toString(), key);
              return opened;
            } catch (SealBroken another) {
              assertThat(another.reason()).isEqualTo(SealBroken.Reason.WRONG_RECIPIENT);
            }
          }
          throw new AssertionError("No key of the party opens it");
        },
        hub.world().hubKeys().signingCertificate(),
        Clock.systemUTC());
  }

  private Bundle toParty() {
    Bundle message = hub.fromPsychiatry(PARTY);
    assertThat(hub.ehr().sends(message).code()).isEqualTo("ok");
    return message;
  }

  private static boolean is(Bundle bundle, SendMessage message) {
    return Hub.headerId(bundle).equals(message.getMessageId());
  }
}
