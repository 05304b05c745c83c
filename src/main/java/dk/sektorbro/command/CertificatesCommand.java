package dk.sektorbro.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the answers that name no request and fit several; its command says which it is. */
@Command(
    name = "certificates",
    description =
        "Lists the certificates that name no request and fit several, with the requests they may belong to.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = CertificatesMatchCommand.class)
final class CertificatesCommand implements Callable<Integer> {

  @Option(names = "--json", description = "As JSON")
  private boolean json;

  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    JsonNode doubts = hub.get("certificatedoubts", Map.of()).path("doubts");
    if (json) {
      spec.commandLine().getOut().println(doubts.toPrettyString());
      return ExitCode.DONE;
    }
    Table table = new Table("SINCE", "FORM", "FROM", "TO", "ANSWER", "MAY ANSWER", "ASKED", "DUE");
    for (JsonNode doubt : doubts) {
      for (JsonNode candidate : doubt.path("candidates")) {
        table.row(
            doubt.path("since").asText(),
            doubt.path("form").asText(),
            doubt.path("answerer").asText(),
            doubt.path("requester").asText(),
            doubt.path("answer").asText(),
            candidate.path("request").asText(),
            candidate.path("askedAt").asText(),
            candidate.path("due").asText());
      }
    }
    table.print(spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
