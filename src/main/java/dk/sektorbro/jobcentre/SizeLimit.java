package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Reads no more of a request than the limit, whatever its length header says. */
final class SizeLimit extends AbstractPhaseInterceptor<Message> {

  private final long most;

  /**
   * @param most bytes of a request, attachments included
   */
  SizeLimit(long most) {
    super(Phase.RECEIVE);
    addBefore(AttachmentInInterceptor.class.getName());
    this.most = most;
  }

  static Refused tooLarge() {
    return new Refused(
        RefusalCode.TOO_LARGE, "", "The request is larger than the hub takes. Send less in one.");
  }

  static boolean exceededIn(Message message) {
    Counted counted = message.getContent(Counted.class);
    return counted != null && counted.exceeded;
  }

  @Override
  public void handleMessage(Message message) {
    if (announced(message) > most) {
      throw tooLarge();
    }
    InputStream body = message.getContent(InputStream.class);
    if (body != null) {
      Counted counted = new Counted(body, most);
      message.setContent(Counted.class, counted);
      message.setContent(InputStream.class, counted);
    }
  }

  private static long announced(Message message) {
    if (message.get(Message.PROTOCOL_HEADERS) instanceof Map<?, ?> headers) {
      for (Map.Entry<?, ?> header : headers.entrySet()) {
        if ("Content-Length".equalsIgnoreCase(String.valueOf(header.getKey()))
            && header.getValue() instanceof List<?> values
            && !values.isEmpty()) {
          try {
            return Long.parseLong(String.valueOf(values.getFirst()));
          } catch (NumberFormatException unreadable) {
            return -1;
          }
        }
      }
    }
    return -1;
  }

  /** Counts what is read. */
  static final class Counted extends FilterInputStream {

    private final long most;
    private long read;
    private boolean exceeded;

    Counted(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int some = super.read(into, offset, length);
      count(Math.max(some, 0));
      return some;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void count(int more) throws IOException {
      read += more;
      if (read > most) {
        exceeded = true;
        throw new IOException("The request is larger than " + most + " bytes");
      }
    }
  }
}
