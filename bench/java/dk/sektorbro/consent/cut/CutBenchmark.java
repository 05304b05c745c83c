package dk.sektorbro.consent.cut;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareDecision.Obligation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One message of 50 KiB cut to a release profile and a refusal by label: diagnoses, plans and
 * letters, a third of which go. What is cut is made anew before each run, outside the time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CutBenchmark {

  private static final int BYTES = 50 * 1024;

  private final FhirContext fhir = FhirContext.forR4Cached();
  private final BundleCut cutter =
      new BundleCut(fhir, Plans.LABELS, Plans.LETTER, AllowList.of(fhir, Plans.EVERYTHING));
  private final List<Obligation> withoutSubstanceUse =
      List.of(
          new Obligation.CutAway(
              new Selection(
                  List.of(
                      new Selector.LabelledWith(
                          Set.of(new Code(Plans.ACT_CODE, "SUD")), Set.of(), false)),
                  List.of())));
  private Bundle large = new Bundle();
  private Bundle message = new Bundle();

  /** As many times the same message as make 50 KiB. */
  @Setup
  public void fiftyKibibytes() {
    large = Plans.message();
    for (int i = 0; size() < BYTES; i++) {
      for (BundleEntryComponent entry : Plans.message().getEntry()) {
        Resource resource = entry.getResource();
        resource.setId(resource.getIdElement().getIdPart() + i);
        large.addEntry().setFullUrl(entry.getFullUrl() + i).setResource(resource);
      }
    }
  }

  private int size() {
    return fhir.newJsonParser()
        .encodeResourceToString(large)
        .getBytes(StandardCharsets.UTF_8)
        .length;
  }

  /** A message that nothing was cut from. */
  @Setup(Level.Invocation)
  public void whole() {
    message = large.copy();
  }

  @Benchmark
  public BundleCut.Done cut() {
    return cutter.cut(message, withoutSubstanceUse);
  }
}
