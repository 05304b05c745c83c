package dk.sektorbro.command;

import dk.sektorbro.delivery.ErasureDesk;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Erases a wording of a plan for a data-protection officer. */
@Command(
    name = "erase",
    description =
        "Erases one wording of a citizen's plan: what a party wrote of one part, in one change. Whoever sees the"
            + " wording is told both ids. That it was written, and that it was erased, by whom and why, is kept. Takes"
            + " the data-protection officer's login: --user officer.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PlansEraseCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "CHANGE",
      converter = Typed.Id.class,
      description = "The change that the wording came with (Wording/Change)")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private UUID change;

  @Parameters(
      index = "1",
      paramLabel = "PART",
      converter = Typed.Id.class,
      description = "The part of the plan")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private UUID part;

  @Option(
      names = "--ground",
      required = true,
      description = "Why, for the audit record: ${COMPLETION-CANDIDATES}")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ErasureDesk.Ground ground;

  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    boolean erased =
        hub.delete(
                "plans/" + change,
                Map.of("part", part.toString(), "ground", ground.name().toLowerCase(Locale.ROOT)))
            .path("erased")
            .asBoolean();
    spec.commandLine()
        .getOut()
        .println(
            erased
                ? "Erased part " + part + " of change " + change
                : "The hub has no part " + part + " in a change " + change);
    return erased ? ExitCode.DONE : ExitCode.FOUND_WRONG;
  }
}
