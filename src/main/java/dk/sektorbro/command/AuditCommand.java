package dk.sektorbro.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the latest audit records, or recomputes their chain. */
@Command(
    name = "audit",
    description =
        "Shows what the hub did, newest first, or recomputes the chain of the whole record.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class AuditCommand implements Callable<Integer> {

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many, 1 to 1000. Default: ${DEFAULT-VALUE}")
  private int limit;

  @Option(
      names = "--verify",
      description =
          "Recompute the chain from its beginning; exit code 1 where a record does not fit")
  private boolean verify;

  @Mixin private Listing listing = new Listing();

  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    return verify ? verified() : listed();
  }

  private int verified() {
    JsonNode chain = hub.get("audit/chain", Map.of());
    boolean whole = chain.path("whole").asBoolean();
    if (listing.isJson()) {
      spec.commandLine().getOut().println(chain.toPrettyString());
    } else if (whole) {
      spec.commandLine().getOut().println("The chain is whole: every record fits the one before.");
    } else {
      spec.commandLine()
          .getOut()
          .println(
              "The chain is broken at record "
                  + chain.path("firstBroken").asLong()
                  + ": it, or the one before it, was changed, removed or put in. Keep the database as it is and compare"
                  + " with the last backup.");
    }
    return whole ? ExitCode.DONE : ExitCode.FOUND_WRONG;
  }

  private int listed() {
    JsonNode records = hub.get("audit", Map.of("limit", Integer.toString(limit))).path("records");
    return listing.print(
        records,
        new Table("AT", "WHAT", "OUTCOME", "PARTY", "MESSAGE", "BASED ON"),
        AuditCommand::row);
  }

  private static void row(Table table, JsonNode record) {
    table.row(
        record.path("at").asText(),
        record.path("what").asText(),
        record.path("outcome").asText(),
        record.path("actor").asText("-"),
        record.path("message").asText("-"),
        texts(record.path("basedOn")));
  }

  private static String texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return String.join("; ", texts);
  }
}
