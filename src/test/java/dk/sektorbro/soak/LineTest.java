package dk.sektorbro.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.sektorbro.soak.Line.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {

  @Test
  void itFindsTheSlopeOfWhatGrows() {
    Line line = Line.through(List.of(new Point(0, 1), new Point(1, 3), new Point(2, 5)));
    assertThat(line.slope()).isEqualTo(2, within(1e-9));
    assertThat(line.error()).isEqualTo(0, within(1e-9));
    assertThat(line.mean()).isEqualTo(3, within(1e-9));
  }

  @Test
  void whatOnlyWaversHasNoSlopeButAnError() {
    Line line =
        Line.through(List.of(new Point(0, 1), new Point(1, 3), new Point(2, 3), new Point(3, 1)));
    assertThat(line.slope()).isEqualTo(0, within(1e-9));
    assertThat(line.error()).isGreaterThan(0.5);
  }
}
