package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.config.YamlFile;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Signing;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code config/early-requests.yaml}. */
public final class EarlyPolicyFile {

  private static final String REMEDY = "ask, propose or warn";

  private EarlyPolicyFile() {}

  /**
   * @throws dk.sektorbro.exchange.config.WrongConfiguration with every fault
   */
  public static EarlyPolicy read(Path file, ParticipantDirectory directory) {
    YamlFile yaml = YamlFile.read(file);
    YamlFile.Entry root = yaml.root();
    root.allowOnly("default", "jobcentres");
    EarlyPolicy.Wish propose =
        new EarlyPolicy.Wish(
            EarlyPolicy.Extent.PROPOSE, EarlyPolicy.Extent.PROPOSE, Optional.empty());
    Optional<EarlyPolicy.Wish> usual =
        root.required("default", "what holds for jobcentres that are not listed")
            .map(
                entry -> {
                  entry.allowOnly("certificate", "standby");
                  return wish(entry, propose);
                });
    Map<PartyId, EarlyPolicy.Wish> wishes = new HashMap<>();
    root.child("jobcentres").stream()
        .flatMap(list -> list.items().stream())
        .forEach(
            entry -> {
              entry.allowOnly("sor", "certificate", "standby", "department");
              EarlyPolicy.Wish wish = wish(entry, usual.orElse(propose));
              entry
                  .value("sor", "the jobcentre's SOR code", PartyId::new)
                  .ifPresent(
                      jobcentre -> {
                        mustBeAbleToAsk(entry, wish, directory.find(jobcentre));
                        wishes.put(jobcentre, wish);
                      });
            });
    yaml.done();
    return new EarlyPolicy(usual.orElse(propose), wishes);
  }

  /** What a party has to sign itself, the hub cannot send for it. */
  private static void mustBeAbleToAsk(
      YamlFile.Entry entry, EarlyPolicy.Wish wish, Optional<Participant> jobcentre) {
    boolean asks =
        wish.certificate() == EarlyPolicy.Extent.ASK || wish.standby() == EarlyPolicy.Extent.ASK;
    if (asks && jobcentre.map(Participant::signing).filter(Signing.REQUIRED::equals).isPresent()) {
      entry.fault(
          "the directory says that this jobcentre signs what it sends, so the hub cannot ask for it: propose");
    }
  }

  private static EarlyPolicy.Wish wish(YamlFile.Entry entry, EarlyPolicy.Wish usual) {
    return new EarlyPolicy.Wish(
        extent(entry, "certificate").orElse(usual.certificate()),
        extent(entry, "standby").orElse(usual.standby()),
        entry
            .child("department")
            .flatMap(child -> child.as("a SOR code", PartyId::new))
            .or(usual::department));
  }

  private static Optional<EarlyPolicy.Extent> extent(YamlFile.Entry entry, String key) {
    return entry
        .child(key)
        .flatMap(
            child ->
                child.as(
                    REMEDY,
                    text ->
                        switch (text) {
                          case "ask" -> EarlyPolicy.Extent.ASK;
                          case "propose" -> EarlyPolicy.Extent.PROPOSE;
                          case "warn" -> EarlyPolicy.Extent.WARN;
                          default -> throw new IllegalArgumentException(text);
                        }));
  }
}
