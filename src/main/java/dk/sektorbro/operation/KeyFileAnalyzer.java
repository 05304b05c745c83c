package dk.sektorbro.operation;

import dk.sektorbro.seal.KeyFileUnreadable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a start that failed on a file of keys by the file and the reason alone. */
final class KeyFileAnalyzer extends AbstractFailureAnalyzer<KeyFileUnreadable> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, KeyFileUnreadable unreadable) {
    return new FailureAnalysis(
        unreadable.getMessage(),
        "Put the file right, or name the key directory with sektorbro.keys.directory and its password with"
            + " sektorbro.keys.password. 'sektorbro keys' lists what is there.",
        unreadable);
  }
}
