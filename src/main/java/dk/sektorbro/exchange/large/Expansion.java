package dk.sektorbro.exchange.large;

import dk.sektorbro.exchange.ByteSource;
import dk.sektorbro.exchange.Digest;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.LargeFile;
import dk.sektorbro.exchange.Payload;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Puts large files back where their placeholders stand, while the message streams by.
 *
 * <p>Every language of the hub writes a file as base64 without line breaks, so a placeholder is
 * found by its characters alone.
 */
public final class Expansion {

  private final LargeStore store;

  public Expansion(LargeStore store) {
    this.store = store;
  }

  /** The whole message, as its receiver reads it. */
  public ByteSource of(Payload payload) {
    if (payload.files().isEmpty()) {
      return ByteSource.of(payload.bytes());
    }
    return new Whole(segments(payload));
  }

  /** What the hub wrote, with those of its large files that still stand in it. */
  public Payload payload(Language language, byte[] bytes, List<LargeFile> files) {
    return new Payload(language, bytes, standingIn(bytes, files), Optional.empty());
  }

  /** The same with the digest of the whole, for which all of it is read once. */
  public Payload digested(Payload payload) {
    return payload.files().isEmpty()
        ? payload
        : new Payload(
            payload.language(),
            payload.bytes(),
            payload.files(),
            Optional.of(Digest.over(of(payload))));
  }

  /** Those of the files whose place is in these bytes. */
  static List<LargeFile> standingIn(byte[] bytes, List<LargeFile> files) {
    return files.stream().filter(file -> indexOf(bytes, encoded(file), 0) >= 0).toList();
  }

  private List<ByteSource> segments(Payload payload) {
    byte[] bytes = payload.bytes();
    List<Place> places = new ArrayList<>();
    for (LargeFile file : payload.files()) {
      byte[] encoded = encoded(file);
      int at = -1;
      while ((at = indexOf(bytes, encoded, at + 1)) >= 0) {
        places.add(new Place(at, at + encoded.length, file));
      }
    }
    Collections.sort(places);
    List<ByteSource> segments = new ArrayList<>();
    int from = 0;
    for (Place place : places) {
      segments.add(slice(bytes, from, place.from()));
      segments.add(new Encoded(store.content(place.file().id())));
      from = place.to();
    }
    segments.add(slice(bytes, from, bytes.length));
    return segments;
  }

  private record Place(int from, int to, LargeFile file) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return Integer.compare(from, other.from);
    }
  }

  private static byte[] encoded(LargeFile file) {
    return Base64.getEncoder().encode(file.placeholder());
  }

  private static int indexOf(byte[] bytes, byte[] wanted, int from) {
    for (int at = from; at <= bytes.length - wanted.length; at++) {
      if (bytes[at] == wanted[0]
          && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  private static ByteSource slice(byte[] bytes, int from, int to) {
    return new ByteSource() {
      @Override
      public long length() {
        return to - from;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes, from, to - from);
      }
    };
  }

  private record Encoded(ByteSource file) implements ByteSource {
    @Override
    public long length() {
      return Math.ceilDiv(file.length(), 3L) * 4;
    }

    @Override
    public InputStream open() {
      return new Base64Encoding(file.open());
    }
  }

  private record Whole(List<ByteSource> segments) implements ByteSource {
    @Override
    public long length() {
      return segments.stream().mapToLong(ByteSource::length).sum();
    }

    @Override
    public InputStream open() {
      Iterator<ByteSource> left = segments.iterator();
      return new SequenceInputStream(
          new Enumeration<InputStream>() {
            @Override
            public boolean hasMoreElements() {
              return left.hasNext();
            }

            @Override
            public InputStream nextElement() {
              return left.next().open();
            }
          });
    }
  }
}
