package dk.sektorbro.jobcentre;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;

/**
 * A calendar object (RFC 5545) as lines: what stands in the calendar itself and in its events.
 * Nothing is looked up, and no rule is worked out.
 */
final class CalendarObject {

  private static final int DEEPEST = 10;

  private final List<Line> own;
  private final List<List<Line>> events;

  private CalendarObject(List<Line> own, List<List<Line>> events) {
    this.own = own;
    this.events = events;
  }

  /**
   * One property.
   *
   * @param name in upper case
   * @param parameters by their names in upper case, without quotes
   * @param value as it is written, escapes and all
   */
  record Line(String name, Map<String, String> parameters, String value) {

    Optional<String> parameter(String of) {
      return Optional.ofNullable(parameters.get(of)).filter(text -> !text.isBlank());
    }

    /** The value of a property of type TEXT (RFC 5545, section 3.3.11). */
    String text() {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '\\' && i + 1 < value.length()) {
          i++;
          c = value.charAt(i) == 'n' || value.charAt(i) == 'N' ? '\n' : value.charAt(i);
        }
        text.append(c);
      }
      return text.toString();
    }

    @Override
    public String toString() {
      return "Line[" + name + "]";
    }
  }

  /** The text is no calendar object. Says nothing of what it holds. */
  static final class Unreadable extends Exception {}

  static CalendarObject read(String text) throws Unreadable {
    Lines lines = new Lines();
    try {
      new CalendarParserImpl()
          .parse(
              new UnfoldingReader(new StringReader(text.replaceAll("\r?\n", "\r\n") + "\r\n")),
              lines);
    } catch (ParserException | IOException | RuntimeException e) { // what it says quotes the text
      throw new Unreadable();
    }
    return new CalendarObject(List.copyOf(lines.own), List.copyOf(lines.events));
  }

  /** The calendar's own property of that name. */
  Optional<String> own(String name) {
    return own.stream().filter(line -> line.name().equals(name)).map(Line::value).findFirst();
  }

  /** The events, each with its properties in their order. */
  List<List<Line>> events() {
    return events;
  }

  private static final class Lines implements ContentHandler {

    private static final Pattern STANDS_FOR = Pattern.compile("\\^([n'^])");

    private final List<Line> own = new ArrayList<>();
    private final List<List<Line>> events = new ArrayList<>();
    private final Deque<String> within = new ArrayDeque<>();
    private String name = "";
    private Map<String, String> parameters = new HashMap<>();

    @Override
    public void startCalendar() {}

    @Override
    public void endCalendar() {}

    @Override
    public void startComponent(String component) {
      if (within.size() == DEEPEST) {
        throw new IllegalArgumentException("Nested too deep");
      }
      within.push(component.toUpperCase(Locale.ROOT));
      if (isEvent()) {
        events.add(new ArrayList<>());
      }
    }

    @Override
    public void endComponent(String component) {
      within.pop();
    }

    @Override
    public void startProperty(String property) {
      name = property.toUpperCase(Locale.ROOT);
      parameters = new HashMap<>();
    }

    @Override
    public void parameter(String parameter, String value) {
      parameters.put(parameter.toUpperCase(Locale.ROOT), unquoted(value));
    }

    @Override
    public void propertyValue(String value) {
      Line line = new Line(name, Map.copyOf(parameters), value);
      if (within.isEmpty()) {
        own.add(line);
      } else if (isEvent()) {
        events.getLast().add(line);
      }
    }

    @Override
    public void endProperty(String property) {}

    private boolean isEvent() {
      return within.size() == 1 && within.element().equals("VEVENT");
    }

    /** Without quotes, and with the characters that stand for others there (RFC 6868). */
    private static String unquoted(String value) {
      String bare =
          value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
              ? value.substring(1, value.length() - 1)
              : value;
      return STANDS_FOR
          .matcher(bare)
          .replaceAll(
              found ->
                  switch (found.group(1)) {
                    case "n" -> "\n";
                    case "'" -> "\"";
                    default -> "^";
                  });
    }
  }
}
