package dk.sektorbro.certificate.figures;

import dk.sektorbro.exchange.PartyId;
import java.time.YearMonth;
import java.util.List;

/**
 * The figures of a jobcentre, or of its cases with one department.
 *
 * @param department SOR code of the psychiatric department; {@code all}, or {@code other} for those
 *     too small to be told of by themselves and for cases that name none
 * @param first month of registration
 * @param last the same, inclusive
 */
public record Row(
    PartyId jobcentre, String department, YearMonth first, YearMonth last, List<Figure> figures) {

  public static final String ALL = "all";
  public static final String OTHER = "other";

  public Figure figure(Measure measure) {
    return figures.stream().filter(it -> it.measure() == measure).findFirst().orElseThrow();
  }
}
