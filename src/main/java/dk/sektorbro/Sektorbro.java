package dk.sektorbro;

import dk.sektorbro.command.CommandLineInterface;
import dk.sektorbro.command.HubOptions;
import dk.sektorbro.demo.DemoCommand;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine;

/** The hub. */
@SpringBootApplication
public class Sektorbro {

  public static void main(String[] args) {
    CommandLine line =
        CommandLineInterface.create(Sektorbro::serve)
            .addSubcommand("demo", HubOptions.commandLine(new DemoCommand(Sektorbro::start)));
    System.exit(line.execute(CommandLineInterface.withDefaultCommand(args)));
  }

  private static void serve(String[] settings) {
    untilStopped(start(settings));
  }

  private static ConfigurableApplicationContext start(String[] settings) {
    return SpringApplication.run(Sektorbro.class, settings);
  }

  /** Returns when the hub was told to stop. */
  private static void untilStopped(ConfigurableApplicationContext hub) {
    CountDownLatch stopped = new CountDownLatch(1);
    hub.addApplicationListener((ApplicationListener<ContextClosedEvent>) c -> stopped.countDown());
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
