package dk.sektorbro.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.function.BiConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command prints what the hub found: as a table, or as JSON. */
final class Listing {

  @Option(names = "--json", description = "As JSON")
  private boolean json;

  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  boolean isJson() {
    return json;
  }

  /**
   * @param rows puts one of what was found into the table
   * @return the command's exit code
   */
  int print(JsonNode found, Table table, BiConsumer<Table, JsonNode> rows) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(found.toPrettyString());
    } else {
      found.forEach(each -> rows.accept(table, each));
      table.print(out);
    }
    return ExitCode.DONE;
  }
}
