package dk.sektorbro.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything that can be typed after {@code java -jar sektorbro.jar}. */
@Command(
    name = "sektorbro",
    description = "Secure message exchange between jobcentres and psychiatry.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    commandListHeading = "%nCommands (serve is what happens without one):%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:done, and something was found wrong",
      " 2:the running hub was not reached, or refused the login",
      "64:wrong usage"
    })
public final class CommandLineInterface implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private CommandLineInterface() {}

  /**
   * The command line with all commands that are part of this package; others are added with {@link
   * CommandLine#addSubcommand}.
   *
   * @param hub starts the hub with Spring arguments such as {@code --server.port=8443} and returns
   *     when it has stopped
   */
  public static CommandLine create(Consumer<String[]> hub) {
    CommandLine line =
        new CommandLine(new CommandLineInterface())
            .addSubcommand("serve", HubOptions.commandLine(new ServeCommand(hub)))
            .addSubcommand("consent", new ConsentCommand())
            .addSubcommand("messages", new MessagesCommand())
            .addSubcommand("plans", new PlansCommand())
            .addSubcommand("dead-letters", new DeadLettersCommand())
            .addSubcommand("certificates", new CertificatesCommand())
            .addSubcommand("audit", new AuditCommand())
            .addSubcommand("figures", new FiguresCommand())
            .addSubcommand("keys", new KeysCommand())
            .addSubcommand("participants", new ParticipantsCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(CommandLineInterface::wrongUsage);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (!(failure instanceof CommandFailed failed)) {
            throw failure;
          }
          command.getErr().println(failed.getMessage());
          return failed.exitCode();
        });
    return line;
  }

  /** What was typed, with {@code serve} put in front where no command was named. */
  public static String[] withDefaultCommand(String... typed) {
    List<String> args = new ArrayList<>(List.of(typed));
    boolean namesNone = args.isEmpty() || args.getFirst().startsWith("-");
    boolean asks =
        !args.isEmpty() && List.of("-h", "--help", "-V", "--version").contains(args.getFirst());
    if (namesNone && !asks) {
      args.addFirst("serve");
    }
    return args.toArray(String[]::new);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  private static int wrongUsage(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(wrong.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.WRONG_USAGE;
  }
}
