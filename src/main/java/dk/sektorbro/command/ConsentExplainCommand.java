package dk.sektorbro.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
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

/** Says whether a message could be shared, and why. */
@Command(
    name = "explain",
    description = {
      "Says whether a message of that kind could be shared, which consents and rules mattered, what would be cut away,"
          + " and which consent would be needed instead. Shares nothing; that it was asked is audited.",
      "The citizen's id number is read from the terminal or from a file, never from the command line, where every user"
          + " of the machine could see it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ConsentExplainCommand implements Callable<Integer> {

  /** What the sentences are in. */
  enum Language {
    DA("danish"),
    EN("english");

    private final String field;

    Language(String field) {
      this.field = field;
    }
  }

  @Option(
      names = "--from",
      required = true,
      paramLabel = "SOR",
      converter = Typed.Sor.class,
      description = "Who would send it")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String sender;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "SOR",
      converter = Typed.Sor.class,
      description = "Who would get it")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String receiver;

  @Option(
      names = "--kind",
      required = true,
      converter = Typed.Kind.class,
      completionCandidates = Typed.Kind.class,
      description = "What kind of message: ${COMPLETION-CANDIDATES}")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String kind;

  @Option(
      names = "--purpose",
      paramLabel = "CODE",
      converter = Typed.PurposeCode.class,
      completionCandidates = Typed.PurposeCode.class,
      description = "For what: ${COMPLETION-CANDIDATES}. Default: any that the kind serves")
  private String purpose = "";

  @Option(names = "--case", paramLabel = "NUMBER", description = "The case it is about")
  private String caseNumber = "";

  @Option(
      names = "--at",
      paramLabel = "MOMENT",
      converter = Typed.Moment.class,
      description = "When: 2026-12-01 (Danish time) or 2026-12-01T08:00:00Z. Default: now")
  private @Nullable Instant at;

  @Option(names = "--form", paramLabel = "CODE", description = "Of a certificate, such as LAE-285")
  private String form = "";

  @Option(names = "--category", paramLabel = "CODE", description = "Of a letter, such as discharge")
  private String category = "";

  @Option(
      names = "--dated",
      paramLabel = "DAY",
      description =
          "When what it tells of was: 2026-12-01 (the whole day, in Denmark) or 2026-12-01T08:00:00Z")
  private String dated = "";

  @Option(
      names = "--requester",
      paramLabel = "SOR",
      converter = Typed.Sor.class,
      description = "Who asked for the certificate, of a request that is passed on")
  private String requester = "";

  @Option(
      names = "--language",
      defaultValue = "DA",
      description = "Of the sentences: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Language language = Language.DA;

  @Option(names = "--json", description = "As JSON, in both languages")
  private boolean json;

  @Mixin private CitizenOption citizen = new CitizenOption();
  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, String> enquiry = new LinkedHashMap<>();
    enquiry.put("citizen", citizen.number());
    enquiry.put("sender", sender);
    enquiry.put("receiver", receiver);
    enquiry.put("kind", kind);
    enquiry.put("purpose", purpose);
    enquiry.put("caseNumber", caseNumber);
    enquiry.put("at", at == null ? "" : at.toString());
    enquiry.put("form", form);
    enquiry.put("category", category);
    enquiry.put("dated", dated);
    enquiry.put("requester", requester);
    JsonNode answer = hub.post("consentexplanation", enquiry);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(answer.toPrettyString());
      return ExitCode.DONE;
    }
    out.println(answer.path("outcome").asText().toUpperCase(java.util.Locale.ROOT));
    for (String part : new String[] {"because", "withheld", "needed"}) {
      for (JsonNode sentence : answer.path(part)) {
        out.println("  " + sentence.path(language.field).asText());
      }
    }
    return ExitCode.DONE;
  }
}
