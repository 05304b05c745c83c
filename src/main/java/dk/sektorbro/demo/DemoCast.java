package dk.sektorbro.demo;

import dk.sektorbro.participant.Delivery;
import dk.sektorbro.participant.KeyDirectory;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sector;
import dk.sektorbro.seal.CmsPartyOpener;
import dk.sektorbro.seal.DemoPki;
import dk.sektorbro.seal.HubKeys;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** Sets the two simulated systems up with the demo's keys, as their owners would with their own. */
public final class DemoCast implements AutoCloseable {

  private final SimulatedParty jobcentreParty;
  private final SimulatedJobcentre jobcentre;
  private final SimulatedPsychiatry psychiatry;

  public DemoCast(
      ParticipantDirectory directory, KeyDirectory keys, HubKeys hubKeys, URI hub, Clock clock) {
    DemoPki pki = DemoPki.ensure(keys.path(), List.of(), clock);
    Participant department = of(directory, Sector.PSYCHIATRY);
    this.jobcentreParty = party(of(directory, Sector.JOBCENTRE), pki, hubKeys);
    this.jobcentre =
        new SimulatedJobcentre(
            jobcentreParty, hub, new CmsPartyOpener(), hubKeys.signingCertificate(), clock);
    this.psychiatry =
        new SimulatedPsychiatry(party(department, pki, hubKeys), hub, portOf(department), clock);
    psychiatry.goesOnline();
  }

  private static Participant of(ParticipantDirectory directory, Sector sector) {
    return directory.all().stream()
        .filter(party -> party.sector() == sector)
        .findFirst()
        .orElseThrow(
            () ->
                new DemoFailed(
                    "The demo plays with a jobcentre and a psychiatric department; participants.yaml has no "
                        + sector));
  }

  private static SimulatedParty party(Participant described, DemoPki pki, HubKeys hubKeys) {
    String name = keyFolder(described.sector());
    return new SimulatedParty(
        described.id(),
        described.gln(),
        described.name(),
        pki.keyOf(name, DemoPki.TLS),
        pki.keyOf(name, DemoPki.ENCRYPTION),
        hubKeys.anchors());
  }

  /** Where the demo's directory of participants says their keys lie. */
  private static String keyFolder(Sector sector) {
    return switch (sector) {
      case JOBCENTRE -> "jobcentre-testkoebing";
      case PSYCHIATRY -> "psychiatry-testrup";
    };
  }

  private static int portOf(Participant department) {
    return switch (department.delivery()) {
      case Delivery.Push push -> push.endpoint().getPort();
      case Delivery.Mailbox mailbox ->
          throw new DemoFailed(
              "The demo's psychiatric department is one that messages are pushed to");
    };
  }

  public FirstCase firstCase(Narrator narrator) {
    return new FirstCase(jobcentre, jobcentreParty, psychiatry, narrator);
  }

  public SimulatedJobcentre jobcentre() {
    return jobcentre;
  }

  public SimulatedPsychiatry psychiatry() {
    return psychiatry;
  }

  @Override
  public void close() {
    psychiatry.close();
  }
}
