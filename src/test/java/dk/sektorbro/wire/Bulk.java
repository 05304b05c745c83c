package dk.sektorbro.wire;

import ca.uhn.fhir.context.FhirContext;
import jakarta.activation.DataSource;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.apache.commons.codec.binary.Base64InputStream;
import org.hl7.fhir.r4.model.Bundle;

/** A file of any size that looks like a PDF and is the same whenever it is read. */
final class Bulk {

  /** Stands for the file in a message that is written before the file is put in. */
  static final byte[] MARK =
      "%PDF-1.7 where the large file belongs".getBytes(StandardCharsets.UTF_8);

  private final int size;
  private final byte[] head;

  /**
   * @param size in bytes
   */
  Bulk(int size) {
    this(size, "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8));
  }

  /** A small file of these bytes. */
  Bulk(byte[] bytes) {
    this(bytes.length, bytes);
  }

  private Bulk(int size, byte[] head) {
    this.size = size;
    this.head = head;
  }

  int size() {
    return size;
  }

  InputStream open() {
    return new SequenceInputStream(new ByteArrayInputStream(head), noise(size - head.length));
  }

  /** Block by block, so that it is the same however it is read. */
  private static InputStream noise(int size) {
    return new InputStream() {
      private final byte[] block = new byte[1 << 16];
      private int given;

      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        if (given == size) {
          return -1;
        }
        int within = given % block.length;
        if (within == 0) {
          new Random((long) size * given).nextBytes(block);
        }
        int some = Math.min(Math.min(length, block.length - within), size - given);
        System.arraycopy(block, within, into, offset, some);
        given += some;
        return some;
      }
    };
  }

  String sha256() {
    try (InputStream in = open()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      int read;
      while ((read = in.readNBytes(buffer, 0, buffer.length)) > 0) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sha256(byte[] bytes) {
    return Example.digest(bytes);
  }

  static String asJson(Bundle bundle) {
    return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bundle);
  }

  static String asXml(Bundle bundle) {
    return FhirContext.forR4Cached().newXmlParser().encodeResourceToString(bundle);
  }

  /** The message with the file where the mark stood. */
  String insteadOfMark(String message) {
    try (InputStream in = open()) {
      return message.replace(
          Base64.getEncoder().encodeToString(MARK),
          Base64.getEncoder().encodeToString(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, written as it is sent. */
  BodyPublisher into(String message) {
    String mark = Base64.getEncoder().encodeToString(MARK);
    int at = message.indexOf(mark);
    return BodyPublishers.concat(
        BodyPublishers.ofString(message.substring(0, at)),
        BodyPublishers.ofInputStream(() -> new Base64InputStream(whole(), true, 0, null)),
        BodyPublishers.ofString(message.substring(at + mark.length())));
  }

  DataSource source() {
    return new DataSource() {
      @Override
      public InputStream getInputStream() {
        return whole();
      }

      @Override
      public OutputStream getOutputStream() {
        throw new UnsupportedOperationException();
      }

      @Override
      public String getContentType() {
        return "application/pdf";
      }

      @Override
      public String getName() {
        return "bulk.pdf";
      }
    };
  }

  private InputStream whole() {
    return new BufferedInputStream(open(), 1 << 16);
  }
}
