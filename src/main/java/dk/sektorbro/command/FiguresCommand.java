package dk.sektorbro.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints key figures. */
@Command(
    name = "figures",
    description = {
      "Prints the key figures of jobcentres' sickness-benefit cases: how early certificates are asked for, whether answers"
          + " and follow-ups come in time; and of referrals to IPS: how many come into a job or education, and stay.",
      "Groups of fewer than five are kept back."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FiguresCommand implements Callable<Integer> {

  /** How they are written. */
  enum Format {
    CSV,
    FHIR
  }

  @Option(
      names = "--from",
      required = true,
      paramLabel = "MONTH",
      converter = Typed.Month.class,
      description = "The first month in which cases came to the hub, such as 2026-01")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String first;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "MONTH",
      converter = Typed.Month.class,
      description = "The last, inclusive")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String last;

  @Option(
      names = "--jobcentre",
      paramLabel = "SOR",
      converter = Typed.Sor.class,
      description = "Of which jobcentre. Default: of each")
  private String jobcentre = "";

  @Option(
      names = "--format",
      defaultValue = "CSV",
      description = "${COMPLETION-CANDIDATES}; FHIR is a Bundle of MeasureReports. Default: CSV")
  private Format format = Format.CSV;

  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("jobcentre", jobcentre);
    parameters.put("first", first);
    parameters.put("last", last);
    parameters.put("format", format.name().toLowerCase(Locale.ROOT));
    spec.commandLine().getOut().print(hub.text("keyfigures", parameters));
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}
