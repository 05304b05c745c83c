package dk.sektorbro.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the answers that name no request and fit several; its command says which it is. */
@Command(
    name = "certificates",
    description =
        "Lists the certificates that name no request and fit several, with the requests they may belong to.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = CertificatesMatchCommand.class)
final class CertificatesCommand implements Callable<Integer> {

  @Mixin private Listing listing = new Listing();

  @Mixin private HubConnection hub = new HubConnection();

  @Override
  public Integer call() {
    JsonNode doubts = hub.get("certificatedoubts", Map.of()).path("doubts");
    return listing.print(
        doubts,
        new Table("SINCE", "FORM", "FROM", "TO", "ANSWER", "MAY ANSWER", "ASKED", "DUE"),
        CertificatesCommand::rows);
  }

  /** One for each request that the answer may belong to. */
  private static void rows(Table table, JsonNode doubt) {
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
}
