package dk.sektorbro.command;

import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Purpose;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What can be typed as a value, in the form that the hub takes. What it could not use is refused
 * before anything is asked, with the name of the option and how to write it.
 */
final class Typed {

  private Typed() {}

  private static <T> T read(String typed, Function<String, T> form, String remedy) {
    try {
      return form.apply(typed);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new TypeConversionException(remedy);
    }
  }

  private static TypeConversionException oneOf(Iterable<String> codes) {
    return new TypeConversionException("write one of " + String.join(", ", codes));
  }

  /** A SOR code. */
  static final class Sor implements ITypeConverter<String> {
    @Override
    public String convert(String typed) {
      return read(typed, sor -> new PartyId(sor).sor(), "a SOR code is 6 to 18 digits");
    }
  }

  /** The hub's id of a message. */
  static final class Message implements ITypeConverter<MessageId> {
    @Override
    public MessageId convert(String typed) {
      return read(typed, MessageId::parse, "write the id as 'sektorbro messages' lists it");
    }
  }

  /** The hub's or a party's id of something. */
  static final class Id implements ITypeConverter<UUID> {
    @Override
    public UUID convert(String typed) {
      return read(typed, UUID::fromString, "write the id as it is told, without urn:uuid:");
    }
  }

  /** A month. */
  static final class Month implements ITypeConverter<String> {
    @Override
    public String convert(String typed) {
      return read(typed, month -> YearMonth.parse(month).toString(), "write a month as 2026-01");
    }
  }

  /** A day's beginning in Denmark, or a moment. */
  static final class Moment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String typed) {
      return read(
          typed, Moment::of, "write a day as 2026-11-22, or a moment as 2026-11-22T08:00:00Z");
    }

    private static Instant of(String typed) {
      return typed.length() == 10
          ? LocalDate.parse(typed).atStartOfDay(DanishTime.ZONE).toInstant()
          : Instant.parse(typed);
    }
  }

  /** A kind's code. */
  static final class Kind implements ITypeConverter<String>, Iterable<String> {
    @Override
    public String convert(String typed) {
      return MessageKind.ofCode(typed).map(MessageKind::code).orElseThrow(() -> oneOf(this));
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(MessageKind.values()).map(MessageKind::code).iterator();
    }
  }

  /** A purpose's code. */
  static final class PurposeCode implements ITypeConverter<String>, Iterable<String> {
    @Override
    public String convert(String typed) {
      return Purpose.ofCode(typed).map(Purpose::code).orElseThrow(() -> oneOf(this));
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Purpose.values()).map(Purpose::code).iterator();
    }
  }

  /** Codes of information types, with commas between. */
  static final class InformationCodes implements ITypeConverter<String>, Iterable<String> {
    @Override
    public String convert(String typed) {
      List<String> codes = Stream.of(typed.split(",", -1)).map(String::strip).toList();
      if (codes.stream().anyMatch(code -> InformationType.ofCode(code).isEmpty())) {
        throw oneOf(this);
      }
      return String.join(",", codes);
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(InformationType.values()).map(InformationType::code).iterator();
    }
  }
}
