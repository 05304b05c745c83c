package dk.sektorbro.soak;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What was measured at one moment, or since the sample before.
 *
 * @param second since the load began
 * @param live heap after a full collection, in MiB; NaN where none was asked for
 * @param used heap, in MiB
 * @param resident memory of the process, in MiB
 * @param processor share of one core that the hub used
 * @param accepted messages a second
 * @param arrived messages a second
 * @param acceptedIn and {@code arrivedIn}: since the sample before
 * @param underWay sent, and not at the receiver
 * @param queued in the hub's queues
 */
record Sample(
    double second,
    double live,
    double used,
    double resident,
    double processor,
    double accepted,
    double arrived,
    Durations.Spread acceptedIn,
    Durations.Spread arrivedIn,
    int underWay,
    int queued) {

  static final String HEADER =
      "second,heap_live_mib,heap_used_mib,resident_mib,hub_cores,accepted_per_second,"
          + "arrived_per_second,accepted_p50_ms,accepted_p99_ms,arrived_p50_ms,arrived_p99_ms,"
          + "under_way,queued";

  String csv() {
    return DoubleStream.of(
            second,
            live,
            used,
            resident,
            processor,
            accepted,
            arrived,
            acceptedIn.millis(50),
            acceptedIn.millis(99),
            arrivedIn.millis(50),
            arrivedIn.millis(99),
            underWay,
            queued)
        .mapToObj(value -> Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value))
        .collect(Collectors.joining(","));
  }

  static Durations.Spread allAcceptedIn(List<Sample> samples) {
    return Durations.Spread.of(samples.stream().map(Sample::acceptedIn).toList());
  }

  static Durations.Spread allArrivedIn(List<Sample> samples) {
    return Durations.Spread.of(samples.stream().map(Sample::arrivedIn).toList());
  }
}
