package dk.sektorbro.command;

import dk.sektorbro.exchange.MessageId;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which request a certificate belongs to. */
@Command(
    name = "match",
    description =
        "Says which request a certificate belongs to; it goes on as the answer to that one. Ask the clinic first: the hub does not guess.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CertificatesMatchCommand implements Callable<Integer> {

  @Option(
      names = "--answer",
      required = true,
      paramLabel = "ID",
      converter = Typed.Message.class,
      description = "The certificate")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private MessageId answer;

  @Option(
      names = "--request",
      required = true,
      paramLabel = "ID",
      converter = Typed.Message.class,
      description = "One of the requests it may belong to")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private MessageId request;

  @Mixin private HubConnection hub = new HubConnection();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    boolean matched =
        hub.post(
                "certificatedoubts",
                Map.of("answer", answer.toString(), "request", request.toString()))
            .path("matched")
            .asBoolean();
    spec.commandLine()
        .getOut()
        .println(
            matched ? "matched" : "There is no such answer in doubt, or the request does not fit.");
    return matched ? ExitCode.DONE : ExitCode.FOUND_WRONG;
  }
}
