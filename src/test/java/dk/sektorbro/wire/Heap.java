package dk.sektorbro.wire;

import dk.sektorbro.world.HubProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The heap a hub has, and what of it an idle hub needs: what it holds after a full collection.
 *
 * @param given in mebibytes
 * @param idle in mebibytes
 */
record Heap(long given, long idle) {

  /** Two collections that leave as much, in mebibytes: nothing is being built any more. */
  private static final long STILL = 2;

  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final Pattern GIVEN = Pattern.compile("MaxHeapSize=(\\d+)");

  static Heap ofIdle(HubProcess hub) {
    long before;
    long idle = held(hub);
    do {
      before = idle;
      idle = held(hub);
    } while (Math.abs(idle - before) > STILL);
    return new Heap(number(GIVEN, ask(hub, "VM.flags")) >> 20, idle);
  }

  private static long held(HubProcess hub) {
    ask(hub, "GC.run");
    return number(USED, ask(hub, "GC.heap_info")) >> 10;
  }

  /** The most that anything can have used beyond the idle hub, in mebibytes. */
  long givenBeyondIdle() {
    return given - idle;
  }

  private static long number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("Not what jcmd says: " + text);
    }
    return Long.parseLong(matcher.group(1));
  }

  private static String ask(HubProcess hub, String command) {
    try {
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  String.valueOf(hub.pid()),
                  command)
              .redirectErrorStream(true)
              .start();
      return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
