package dk.sektorbro.command;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private Erasure erasure = new Erasure();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    boolean erased = erasure.of("plans/" + change, Map.of("part", part.toString()));
    spec.commandLine()
        .getOut()
        .println(
            erased
                ? "Erased part " + part + " of change " + change
                : "The hub has no part " + part + " in a change " + change);
    return erased ? ExitCode.DONE : ExitCode.FOUND_WRONG;
  }
}
