package dk.sektorbro.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Enters a named person's signature for sharing without consent. */
@Command(
    name = "sign-off",
    description = {
      "Enters that a named person answers for sharing without consent: on a legal basis that the configuration has"
          + " turned on, in one case, between two parties, until a moment. It is audited, and so is each use.",
      "The citizen's id number is read from the terminal or from a file, never from the command line."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ConsentSignOffCommand implements Callable<Integer> {

  @Option(
      names = "--basis",
      required = true,
      paramLabel = "CODE",
      description = "The legal basis, such as health-act-43-2-2")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String basis;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "SOR",
      converter = Typed.Sor.class,
      description = "Whose information it is")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String source;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "SOR",
      converter = Typed.Sor.class,
      description = "Who may have it")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String recipient;

  @Option(names = "--case", required = true, paramLabel = "NUMBER", description = "The one case")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String caseNumber;

  @Option(
      names = "--information",
      required = true,
      paramLabel = "CODES",
      converter = Typed.InformationCodes.class,
      completionCandidates = Typed.InformationCodes.class,
      description = "With commas between: ${COMPLETION-CANDIDATES}")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String information;

  @Option(
      names = "--signed-by",
      required = true,
      paramLabel = "NAME",
      description = "Who answers for it: given and family name, and office")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String signedBy;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why it is needed")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String reason;

  @Option(
      names = "--until",
      paramLabel = "MOMENT",
      converter = Typed.Moment.class,
      description =
          "2026-12-01 (Danish time) or 2026-12-01T08:00:00Z. Default: as long as the basis lets it")
  private @Nullable Instant until;

  @Mixin private CitizenOption citizen = new CitizenOption();
  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, String> wish = new LinkedHashMap<>();
    wish.put("basis", basis);
    wish.put("citizen", citizen.number());
    wish.put("source", source);
    wish.put("recipient", recipient);
    wish.put("caseNumber", caseNumber);
    wish.put("information", information);
    wish.put("signedBy", signedBy);
    wish.put("reason", reason);
    wish.put("until", until == null ? "" : until.toString());
    JsonNode answer = hub.post("consentsignoff", wish);
    if (answer.path("id").asText().isEmpty() || answer.path("id").isNull()) {
      throw new CommandFailed(ExitCode.FOUND_WRONG, answer.path("refused").asText());
    }
    spec.commandLine()
        .getOut()
        .println(
            "Signed " + answer.path("id").asText() + ", until " + answer.path("until").asText());
    return ExitCode.DONE;
  }
}
