package dk.sektorbro.command;

import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.participant.Delivery;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the directory of parties before a hub is started with it. */
@Command(
    name = "participants",
    description = {
      "Checks participants.yaml and the parties' X.509 certificates without a running hub: every fault is told with file"
          + " and line, exit code 1."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ParticipantsCommand implements Callable<Integer> {

  @Option(names = "--list", description = "List who takes part")
  private boolean list;

  @Mixin private LocalFiles files = new LocalFiles();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    ParticipantDirectory directory = files.participants();
    if (list) {
      print(directory);
    } else {
      spec.commandLine()
          .getOut()
          .println(
              "No fault: the hub is "
                  + directory.hub().name()
                  + " (SOR "
                  + directory.hub().id()
                  + "), and "
                  + directory.all().size()
                  + " parties take part.");
    }
    return ExitCode.DONE;
  }

  private void print(ParticipantDirectory directory) {
    Table table = new Table("SOR", "NAME", "SECTOR", "DELIVERY", "SEALING", "LANGUAGE", "TAKES");
    for (Participant party : directory.all()) {
      table.row(
          party.id().sor(),
          party.name(),
          word(party.sector()),
          switch (party.delivery()) {
            case Delivery.Mailbox mailbox -> "mailbox";
            case Delivery.Push push -> push.endpoint().toString();
          },
          word(party.sealing()),
          word(party.language()),
          party.takes().stream().map(MessageKind::code).collect(Collectors.joining(", ")));
    }
    table.print(spec.commandLine().getOut());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
