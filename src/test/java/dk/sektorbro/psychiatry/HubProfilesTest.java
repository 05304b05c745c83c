package dk.sektorbro.psychiatry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.psychiatry.validation.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The hub's own examples, valid and invalid, under the validator as it runs in the hub. */
class HubProfilesTest {

  @BeforeAll
  static void needsPackages() {
    Fhir.needsPackages();
  }

  @ParameterizedTest
  @CsvSource({
    "certificate-request, CERTIFICATE_REQUEST",
    "certificate-answer, CERTIFICATE_ANSWER",
    "certificate-rejected, CERTIFICATE_ANSWER",
    "certificate-forward, CERTIFICATE_FORWARD",
    "certificate-reminder, CERTIFICATE_REMINDER",
    "certificate-return, CERTIFICATE_RETURN",
    "certificate-recall, CERTIFICATE_RECALL",
    "meeting, MEETING",
    "meeting-proposal, MEETING",
    "planned-discharge, PLANNED_DISCHARGE",
    "ips-referral, IPS_REFERRAL",
    "ips-progress, IPS_PROGRESS",
    "non-delivery, NON_DELIVERY",
    "care-plan, CARE_PLAN",
    "care-team, CARE_TEAM",
    "network-meeting-proposal, NETWORK_MEETING_PROPOSAL",
    "care-plan-update, CARE_PLAN_UPDATE",
    "consent, CONSENT",
    "consent-withdrawn, CONSENT"
  })
  void aValidExampleHoldsToItsProfile(String example, Profile profile) {
    assertThat(Fhir.VALIDATOR.validate(profile, Fhir.example("valid/" + example + ".json")))
        .isEmpty();
  }

  static Stream<Arguments> invalid() {
    JsonNode expected = Fhir.tree(Fhir.example("invalid/expected.json"));
    return expected.properties().stream()
        .map(example -> Arguments.of(example.getKey(), profile(example.getValue())));
  }

  private static Profile profile(JsonNode expected) {
    return Arrays.stream(Profile.values())
        .filter(profile -> profile.url().equals(expected.path("profile").asText()))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void anInvalidExampleBreaksItsProfileAndIsNotQuoted(String example, Profile profile) {
    List<Refusal> refusals = Fhir.VALIDATOR.validate(profile, Fhir.example("invalid/" + example));

    assertThat(refusals).isNotEmpty();
    assertThat(refusals)
        .allSatisfy(
            refusal ->
                assertThat(refusal.toString())
                    .doesNotContain("2509479989", "Elmer", "2026-004711", "34b49244"));
  }
}
