package dk.sektorbro.command;

import dk.sektorbro.delivery.ErasureDesk;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** On which ground a data-protection officer has something erased, and at which hub. */
final class Erasure {

  @Option(
      names = "--ground",
      required = true,
      description = "Why, for the audit record: ${COMPLETION-CANDIDATES}")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ErasureDesk.Ground ground;

  @Mixin private HubConnection hub = new HubConnection();

  /**
   * Has what lies at {@code /actuator/<endpoint>} erased.
   *
   * @return false where the hub has no such thing
   * @throws CommandFailed where the hub is not reached, or refuses
   */
  boolean of(String endpoint, Map<String, String> parameters) {
    Map<String, String> given = new LinkedHashMap<>(parameters);
    given.put("ground", ground.name().toLowerCase(Locale.ROOT));
    return hub.delete(endpoint, given).path("erased").asBoolean();
  }
}
