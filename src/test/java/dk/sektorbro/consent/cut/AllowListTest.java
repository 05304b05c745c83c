package dk.sektorbro.consent.cut;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one entry of a release profile leaves can be held to what another left. */
class AllowListTest {

  private static boolean leaves(List<String> now, List<String> then) {
    return AllowList.of(FhirContext.forR4Cached(), Map.of("Appointment", now))
        .leavesAllOf(Map.of("Appointment", then));
  }

  @Test
  void theSameOrMoreLeavesAllOfIt() {
    assertThat(leaves(List.of("start", "comment"), List.of("comment", "start"))).isTrue();
    assertThat(leaves(List.of("children()"), List.of("comment"))).isTrue();
    assertThat(leaves(List.of("participant"), List.of("participant.actor"))).isTrue();
    assertThat(leaves(List.of("comment.first()"), List.of("comment.first()"))).isTrue();
  }

  @Test
  void lessDoesNot() {
    assertThat(leaves(List.of("start"), List.of("start", "comment"))).isFalse();
    assertThat(leaves(List.of("start", "comment"), List.of("children()"))).isFalse();
    assertThat(leaves(List.of("participant.actor"), List.of("participant"))).isFalse();
    assertThat(leaves(List.of("comment.first()"), List.of("comment"))).isFalse();
  }

  @Test
  void aTypeThatIsNoLongerListedIsLess() {
    assertThat(
            AllowList.of(FhirContext.forR4Cached(), Map.of())
                .leavesAllOf(Map.of("Location", List.of("name"))))
        .isFalse();
  }
}
