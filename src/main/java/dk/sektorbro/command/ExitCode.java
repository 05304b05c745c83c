package dk.sektorbro.command;

import picocli.CommandLine;

/** What a command's exit tells a script. */
final class ExitCode {

  /** Done, and nothing found wrong. */
  static final int DONE = CommandLine.ExitCode.OK;

  /**
   * Done, and something was found wrong: a fault in a file, a broken chain, a start that failed.
   */
  static final int FOUND_WRONG = 1;

  /** The running hub was not reached, refused the login, or did not answer as it should. */
  static final int NO_ANSWER = 2;

  /** The command line itself is wrong (EX_USAGE of sysexits.h). */
  static final int WRONG_USAGE = 64;

  private ExitCode() {}
}
