package dk.sektorbro.delivery.scan;

import dk.sektorbro.exchange.AttachmentScanner;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Scans with ClamAV's clamd, over a connection for each file. */
public final class ClamdScanner implements AttachmentScanner {

  private static final Pattern FOUND = Pattern.compile("stream: ([ -~]{1,200}) FOUND");
  private static final Pattern HOST_AND_PORT = Pattern.compile("(.+):([0-9]{1,5})");

  private final SocketAddress clamd;
  private final Duration timeout;

  ClamdScanner(SocketAddress clamd, Duration timeout) {
    this.clamd = clamd;
    this.timeout = timeout;
  }

  /**
   * @param where {@code host:port}, or the path of a Unix socket
   */
  public static ClamdScanner at(String where, Duration timeout) {
    if (where.startsWith("/")) {
      return new ClamdScanner(UnixDomainSocketAddress.of(where), timeout);
    }
    Matcher tcp = HOST_AND_PORT.matcher(where);
    if (!tcp.matches()) {
      throw new IllegalArgumentException(
          "sektorbro.virus-scan.clamd: write off, host:port, or the path of clamd's socket");
    }
    return new ClamdScanner(
        new InetSocketAddress(tcp.group(1), Integer.parseInt(tcp.group(2))), timeout);
  }

  @Override
  public Scan begin() {
    return new Stream();
  }

  private final class Stream implements Scan {

    private @Nullable ClamdConnection connection;
    private Optional<Verdict> early = Optional.empty();

    @Override
    public void pass(byte[] bytes, int offset, int length) {
      if (early.isPresent() || length == 0) {
        return;
      }
      try {
        connected().piece(bytes, offset, length);
      } catch (IOException | RuntimeException e) {
        early = Optional.of(lastWord(e));
      }
    }

    private ClamdConnection connected() throws IOException {
      ClamdConnection open = connection;
      if (open == null) {
        open = ClamdConnection.open(clamd, timeout);
        connection = open;
      }
      return open;
    }

    /** A clamd that hangs up has often said why, as when a file is larger than it takes. */
    private Verdict lastWord(Exception broken) {
      ClamdConnection open = connection;
      if (open != null) {
        try {
          return verdictOf(open.read());
        } catch (IOException | RuntimeException silent) {
          return unavailable(broken);
        }
      }
      return unavailable(broken);
    }

    @Override
    public Verdict verdict() {
      if (early.isPresent()) {
        return early.get();
      }
      try {
        return verdictOf(connected().answer());
      } catch (IOException | RuntimeException e) {
        return lastWord(e);
      }
    }

    @Override
    public void close() {
      ClamdConnection open = connection;
      if (open != null) {
        open.close();
      }
    }
  }

  private static Verdict verdictOf(String answer) {
    if (answer.equals("stream: OK")) {
      return new Verdict.Clean();
    }
    Matcher found = FOUND.matcher(answer);
    if (found.matches()) {
      return new Verdict.Infected(found.group(1));
    }
    return new Verdict.Unavailable(
        answer.contains("size limit exceeded")
            ? "the file is larger than clamd's StreamMaxLength"
            : "clamd could not scan the file");
  }

  private static Verdict unavailable(Exception why) {
    return new Verdict.Unavailable(why.getClass().getSimpleName());
  }
}
