package dk.sektorbro.delivery.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One INSTREAM command to clamd (clamd(8)): the file in pieces, each after its length in four
 * bytes, a length of zero at the end, and one answer. Nothing waits longer than the timeout, over
 * TCP and over a Unix socket alike.
 */
final class ClamdConnection implements AutoCloseable {

  private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_ANSWER = 1000;

  private final SocketChannel channel;
  private final Selector selector;
  private final Duration timeout;

  private ClamdConnection(SocketChannel channel, Selector selector, Duration timeout) {
    this.channel = channel;
    this.selector = selector;
    this.timeout = timeout;
  }

  @SuppressWarnings("MustBeClosedChecker") // closed with the connection
  static ClamdConnection open(SocketAddress clamd, Duration timeout) throws IOException {
    SocketChannel channel =
        clamd instanceof UnixDomainSocketAddress path
            ? SocketChannel.open(path)
            : SocketChannel.open();
    try {
      channel.configureBlocking(false);
      Selector selector = Selector.open();
      ClamdConnection connection = new ClamdConnection(channel, selector, timeout);
      if (!channel.isConnected() && !channel.connect(clamd)) {
        connection.await(SelectionKey.OP_CONNECT);
        channel.finishConnect();
      }
      connection.write(ByteBuffer.wrap(COMMAND));
      return connection;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  void piece(byte[] bytes, int offset, int length) throws IOException {
    write(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
    write(ByteBuffer.wrap(bytes, offset, length));
  }

  /** The file has come to its end. */
  String answer() throws IOException {
    write(ByteBuffer.allocate(Integer.BYTES));
    return read();
  }

  /** What clamd has said already when it wants no more. */
  String read() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(256);
    while (answer.size() <= LONGEST_ANSWER) {
      int read = channel.read(buffer);
      if (read < 0) {
        break;
      }
      if (read == 0) {
        await(SelectionKey.OP_READ);
        continue;
      }
      buffer.flip();
      while (buffer.hasRemaining()) {
        byte next = buffer.get();
        if (next == 0) {
          return answer.toString(StandardCharsets.UTF_8);
        }
        answer.write(next);
      }
      buffer.clear();
    }
    throw new IOException("The answer has no end");
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  private void await(int operation) throws IOException {
    channel.register(selector, operation);
    if (selector.select(timeout.toMillis()) == 0) {
      throw new SocketTimeoutException("No word for " + timeout.toSeconds() + " s");
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void close() {
    try (channel;
        selector) {
      // Both, whatever becomes of the other.
    } catch (IOException gone) {
      // It was to be closed.
    }
  }
}
