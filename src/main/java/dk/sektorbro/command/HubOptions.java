package dk.sektorbro.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What a command that starts the hub can be told, and the Spring settings that makes. */
public final class HubOptions {

  private static final Pattern SETTING = Pattern.compile("--[a-z]+(\\.[A-Za-z0-9\\-\\[\\]]+)+=.*");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Port of the parties: SOAP, FHIR, mailbox; TLS with a client key. Default: 8443")
  private @Nullable Integer port;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      description = "Port of the administrators. Default: 8081")
  private @Nullable Integer managementPort;

  @Option(
      names = "--management-address",
      paramLabel = "ADDRESS",
      description = "Address the administrators' port listens on. Default: 127.0.0.1")
  private @Nullable String managementAddress;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the hub keeps its broker, embedded database and demo keys. Default: data")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description =
          "Where participants.yaml, release/, consent-law.yaml, consent-vocabulary.yaml, labels.yaml, certificate-forms/, calendar.yaml, sickness-benefit.yaml, early-requests.yaml and application.yaml are looked for"
              + " before the hub's own. Default: config")
  private @Nullable Path config;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "Where the X.509 keys of the hub and its parties lie. Default: DATA/pki")
  private @Nullable Path keys;

  @Option(
      names = "--routes",
      paramLabel = "DIR",
      description = "Camel routes to run instead of the hub's own: all *.yaml of that directory")
  private @Nullable Path routes;

  @Parameters(
      paramLabel = "--its.name=value",
      arity = "0..*",
      description = "Any other setting of docs/OPERATING.md")
  private List<String> others = new ArrayList<>();

  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /** A command line of a command with these options: settings look like options and are none. */
  public static CommandLine commandLine(Object command) {
    return new CommandLine(command).setUnmatchedOptionsArePositionalParams(true);
  }

  /**
   * @throws ParameterException when something was given that is no setting
   */
  public String[] settings() {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    named.put("server.port", port);
    named.put("management.server.port", managementPort);
    named.put("management.server.address", managementAddress);
    named.put("sektorbro.data", data);
    named.put("sektorbro.config", config);
    named.put("sektorbro.keys.directory", keys);
    if (config != null) {
      named.put("spring.config.additional-location", "optional:file:" + config + "/");
    }
    if (routes != null) {
      named.put("camel.main.routes-include-pattern", "file:" + routes + "/*.yaml");
    }
    List<String> settings = new ArrayList<>();
    named.forEach(
        (name, value) -> {
          if (value != null) {
            settings.add("--" + name + "=" + value);
          }
        });
    for (String other : others) {
      if (!SETTING.matcher(other).matches()) {
        throw new ParameterException(
            spec.commandLine(),
            "Unknown option: '" + other + "'. A setting is written --its.name=value.");
      }
      settings.add(other);
    }
    return settings.toArray(String[]::new);
  }
}
