package dk.sektorbro.command;

/** A command cannot do its work. The message says why and what to do, for the one who typed it. */
final class CommandFailed extends RuntimeException {

  private final int exitCode;

  CommandFailed(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
