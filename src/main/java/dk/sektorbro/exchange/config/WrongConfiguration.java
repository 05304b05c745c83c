package dk.sektorbro.exchange.config;

import java.util.List;

/**
 * A configuration file cannot be used. The message has a line for each fault: file, line, what is
 * wrong, what to write instead.
 */
public final class WrongConfiguration extends RuntimeException {

  public WrongConfiguration(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
