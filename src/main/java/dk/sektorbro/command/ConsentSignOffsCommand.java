package dk.sektorbro.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the signatures for sharing without consent. */
@Command(
    name = "sign-offs",
    description = "Lists who signed for sharing without consent, and why, newest first.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ConsentSignOffsCommand implements Callable<Integer> {

  @Option(names = "--limit", defaultValue = "100", description = "How many. Default: 100")
  private int limit = 100;

  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    for (JsonNode each :
        hub.get("consentsignoff", Map.of("limit", Integer.toString(limit))).path("signOffs")) {
      spec.commandLine()
          .getOut()
          .printf(
              "%s  %s  %s to %s  until %s%n    %s: %s%n",
              each.path("id").asText(),
              each.path("basis").asText(),
              each.path("source").asText(),
              each.path("recipient").asText(),
              each.path("until").asText(),
              each.path("signedBy").asText(),
              each.path("reason").asText());
    }
    return ExitCode.DONE;
  }
}
