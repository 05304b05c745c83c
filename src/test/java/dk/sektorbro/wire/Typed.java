package dk.sektorbro.wire;

import dk.sektorbro.command.CommandLineInterface;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What a command answered. */
record Typed(int exitCode, String out) {

  static Typed types(List<String> begin, String... rest) {
    StringWriter out = new StringWriter();
    CommandLine line = CommandLineInterface.create(settings -> {});
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(out, true));
    int exitCode =
        line.execute(Stream.concat(begin.stream(), Arrays.stream(rest)).toArray(String[]::new));
    return new Typed(exitCode, out.toString());
  }
}
