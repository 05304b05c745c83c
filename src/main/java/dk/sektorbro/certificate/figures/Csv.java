package dk.sektorbro.certificate.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Key figures as comma-separated values (RFC 4180), a line for each figure. */
public final class Csv {

  private static final String HEADER = "jobcentre,department,first,last,figure,unit,of,value";

  private Csv() {}

  /** A figure that is kept back has no value and no size of its group. */
  public static String of(List<Row> rows) {
    return Stream.concat(Stream.of(HEADER), rows.stream().flatMap(Csv::lines))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static Stream<String> lines(Row row) {
    return row.figures().stream()
        .map(
            figure ->
                String.join(
                    ",",
                    row.jobcentre().sor(),
                    row.department(),
                    row.first().toString(),
                    row.last().toString(),
                    figure.measure().code(),
                    figure.measure().unit().name().toLowerCase(Locale.ROOT),
                    figure.keptBack() ? "" : String.valueOf(figure.of()),
                    figure.value().isPresent() ? number(figure.value().getAsDouble()) : ""));
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(3, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
