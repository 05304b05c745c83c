package dk.sektorbro;

import dk.sektorbro.command.CommandLineInterface;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine;

/** The hub. */
@SpringBootApplication
public class Sektorbro {

  public static void main(String[] args) {
    CommandLine line = CommandLineInterface.create(Sektorbro::serve);
    System.exit(line.execute(CommandLineInterface.withDefaultCommand(args)));
  }

  private static void serve(String[] settings) {
    CountDownLatch stopped = new CountDownLatch(1);
    SpringApplication hub = new SpringApplication(Sektorbro.class);
    hub.addListeners((ApplicationListener<ContextClosedEvent>) closed -> stopped.countDown());
    hub.run(settings);
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
