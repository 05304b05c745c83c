package dk.sektorbro.operation;

import dk.sektorbro.exchange.config.WrongConfiguration;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a start that failed on a configuration file by its faults alone, without a stack trace. */
final class WrongConfigurationAnalyzer extends AbstractFailureAnalyzer<WrongConfiguration> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, WrongConfiguration wrong) {
    return new FailureAnalysis(
        wrong.getMessage(),
        "Mend these lines and start again. 'sektorbro participants' checks the directory of parties without a start.",
        wrong);
  }
}
