package dk.sektorbro.jobcentre;

/**
 * Text on its way into a calendar object. A calendar is lines, and its readers do not agree on what
 * ends one: no text brings anything along that could.
 */
final class CalendarText {

  /** Octets of UTF-8 without the line break (RFC 5545, section 3.1). */
  private static final int LONGEST_LINE = 75;

  private CalendarText() {}

  /** A text of several lines, with {@code \n} between them and no other control than tabs. */
  static String lines(String text) {
    return text.replaceAll("\\R", "\n").replaceAll("[\\p{Cc}&&[^\\t\\n]]", " ");
  }

  /** A text of one line, without controls. */
  static String inOneLine(String text) {
    return text.replaceAll("\\R+", " ").replaceAll("\\p{Cc}", " ");
  }

  /**
   * The calendar with long lines folded, between characters and never within one.
   *
   * @param unfolded each line ended by CRLF
   */
  static String folded(String unfolded) {
    StringBuilder folded = new StringBuilder(unfolded.length() + unfolded.length() / 32);
    int octets = 0;
    for (int i = 0; i < unfolded.length(); ) {
      int character = unfolded.codePointAt(i);
      i += Character.charCount(character);
      if (character == '\r' || character == '\n') {
        octets = 0;
      } else {
        int more = octets(character);
        if (octets + more > LONGEST_LINE) {
          folded.append("\r\n ");
          octets = 1;
        }
        octets += more;
      }
      folded.appendCodePoint(character);
    }
    return folded.toString();
  }

  private static int octets(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
