package dk.sektorbro.certificate.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.certificate.clock.EarlyPolicy.Extent;
import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.config.WrongConfiguration;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.Delivery;
import dk.sektorbro.participant.FixedDirectory;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Readers;
import dk.sektorbro.participant.ReceivingLimits;
import dk.sektorbro.participant.Sealing;
import dk.sektorbro.participant.Sector;
import dk.sektorbro.participant.Signing;
import dk.sektorbro.participant.X509Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyPolicyFileTest {

  private static final Gln GLN = new Gln("5799999900013");

  @TempDir Path folder;

  @Test
  void aJobcentreHasItsOwnWishesAndTheDefaultForTheRest() throws IOException {
    EarlyPolicy policy =
        read(
            """
            default: { certificate: warn, standby: propose }
            jobcentres:
              - { sor: "99999011000016001", certificate: ask, department: "99999021000016005" }
            """,
            Signing.ACCEPTED);

    assertThat(policy.of(Desk.JOBCENTRE).certificate()).isEqualTo(Extent.ASK);
    assertThat(policy.of(Desk.JOBCENTRE).standby()).isEqualTo(Extent.PROPOSE);
    assertThat(policy.of(Desk.JOBCENTRE).department()).contains(Desk.PSYCHIATRY);
    assertThat(policy.of(new PartyId("123456")).certificate()).isEqualTo(Extent.WARN);
  }

  @Test
  void theHubCannotAskForAJobcentreThatSignsWhatItSends() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    default: { certificate: propose, standby: propose }
                    jobcentres:
                      - { sor: "99999011000016001", certificate: ask }
                    """,
                    Signing.REQUIRED))
        .isInstanceOf(WrongConfiguration.class)
        .hasMessageContaining(":3: ")
        .hasMessageContaining("signs what it sends");
  }

  @Test
  void everyFaultIsTold() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    default: { certificate: perhaps }
                    jobcentres:
                      - { certificate: ask, standbye: warn }
                    """,
                    Signing.ACCEPTED))
        .isInstanceOf(WrongConfiguration.class)
        .hasMessageContaining("'perhaps' cannot be used")
        .hasMessageContaining("unknown key 'standbye'")
        .hasMessageContaining("'sor' is missing");
  }

  private EarlyPolicy read(String yaml, Signing signing) throws IOException {
    Path file = Files.writeString(folder.resolve("early-requests.yaml"), yaml);
    return EarlyPolicyFile.read(file, directory(signing));
  }

  private static ParticipantDirectory directory(Signing signing) {
    return new FixedDirectory(
        new Address(new PartyId("99999031000016007"), new Gln("5799999900037"), "Hub"),
        List.of(
            new Participant(
                Desk.JOBCENTRE,
                "Jobcenter",
                GLN,
                new Cvr("99990007"),
                "0999",
                Sector.JOBCENTRE,
                Set.of(),
                new Delivery.Mailbox(),
                Sealing.END_TO_END,
                Language.JOBCENTRE_XML,
                new X509Keys(List.of(), List.of(), List.of()),
                ReceivingLimits.NONE,
                signing,
                List.of(),
                Readers.UNTOLD,
                false,
                Optional.empty())));
  }
}
