package dk.sektorbro.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks for words in the bytes of every file below some places: as UTF-8, UTF-16, hex digits and
 * Base64 at every alignment.
 */
final class PlainTextSearch {

  private final Map<String, byte[]> needles = new LinkedHashMap<>();

  PlainTextSearch(String... words) {
    for (String word : words) {
      for (Charset charset :
          List.of(
              StandardCharsets.UTF_8,
              StandardCharsets.ISO_8859_1,
              StandardCharsets.UTF_16LE,
              StandardCharsets.UTF_16BE)) {
        needles.put(word + " in " + charset, word.getBytes(charset));
      }
      for (int lead = 0; lead < 3; lead++) {
        needles.put(word + " in Base64 at " + lead, base64(word, lead));
      }
    }
  }

  /**
   * The characters of the Base64 text that depend on the word alone, when it starts {@code lead}
   * bytes into a group.
   */
  private static byte[] base64(String word, int lead) {
    byte[] text = (" ".repeat(lead) + word).getBytes(StandardCharsets.UTF_8);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(text);
    int first = lead == 0 ? 0 : lead + 1;
    int last = encoded.length() - (text.length % 3 == 0 ? 0 : 1);
    return encoded.substring(first, last).getBytes(StandardCharsets.US_ASCII);
  }

  /** Where which word was found. */
  List<String> findings(Path... places) {
    List<String> found = new ArrayList<>();
    for (Path place : places) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          byte[] bytes = Files.readAllBytes(file);
          needles.forEach(
              (name, needle) -> {
                if (contains(bytes, needle)) {
                  found.add(name + " in " + file.getFileName());
                }
              });
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  private static boolean contains(byte[] bytes, byte[] needle) {
    byte first = needle[0];
    int last = bytes.length - needle.length;
    for (int i = 0; i <= last; i++) {
      if (bytes[i] == first
          && Arrays.equals(bytes, i, i + needle.length, needle, 0, needle.length)) {
        return true;
      }
    }
    return false;
  }
}
