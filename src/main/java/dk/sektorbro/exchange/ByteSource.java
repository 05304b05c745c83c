package dk.sektorbro.exchange;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Bytes that may be more than memory should hold. Can be read as often as one likes. */
public interface ByteSource {

  /** In bytes. */
  long length();

  InputStream open();

  /**
   * @param bytes not copied
   */
  static ByteSource of(byte[] bytes) {
    return new ByteSource() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }
}
