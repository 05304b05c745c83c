package dk.sektorbro.consent.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** A message leaves with what is listed and allowed, and with nothing that tells of the rest. */
class BundleCutTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final List<Obligation> NOTHING = List.of();
  private static final Code SUBSTANCES = new Code(Plans.ACT_CODE, "SUD");

  private final Bundle message = Plans.message();

  @Test
  void whatIsListedAndAllowedIsLeftAsItIs() {
    String before = json(message);

    assertThat(cut(Plans.EVERYTHING, NOTHING)).isEmpty();

    assertThat(json(message)).isEqualTo(before);
  }

  @Test
  void aDiagnosisGetsItsLabelFromItsCodeAndGoesWithEveryReferenceToIt() {
    cut(Plans.EVERYTHING, List.of(labelled(SUBSTANCES)));

    assertThat(all(Condition.class)).singleElement().satisfies(left -> says(left, "DF321"));
    CarePlan plan = all(CarePlan.class).getFirst();
    assertThat(plan.getAddresses()).hasSize(1);
    assertThat(plan.getActivity()).hasSize(1);
    assertThat(json(message)).doesNotContain("DF102", "lkohol", "drinking");
  }

  @Test
  void whatWasCutIsMarkedAndWhatWasNotIsNot() {
    cut(Plans.EVERYTHING, List.of(labelled(SUBSTANCES)));

    assertThat(marks(message)).containsExactly("SUBSETTED");
    assertThat(marks(all(CarePlan.class).getFirst())).containsExactly("SUBSETTED");
    assertThat(marks(all(Communication.class).getFirst())).isEmpty();
  }

  @Test
  void aFileThatIsWithheldLeavesALineThatSaysSo() {
    assertThat(cut(Plans.EVERYTHING, List.of(new Obligation.Withhold("attachment"))))
        .containsExactly("Communication.payload");

    Communication left = all(Communication.class).getFirst();
    assertThat(left.getPayload()).hasSize(2);
    assertThat(left.getPayload().get(1).getContentStringType().getValue())
        .isEqualTo(BundleCut.CUT_FILE);
    assertThat(marks(left)).containsExactlyInAnyOrder("REDACTED", "SUBSETTED");
  }

  @Test
  void theNarrativeIsWrittenAfreshFromWhatIsLeft() {
    Map<String, List<String>> withoutNames = new HashMap<>(Plans.EVERYTHING);
    withoutNames.put("Condition", List.of("code.coding", "subject"));

    cut(withoutNames, NOTHING);

    Condition left = all(Condition.class).getFirst();
    assertThat(left.getText().getDivAsString()).contains("DF102").doesNotContain("Alkohol");
    assertThat(json(message)).doesNotContain("Alkoholafh");
  }

  @Test
  void whatIsNotListedGoesWhateverIsAllowed() {
    Map<String, List<String>> narrow = new HashMap<>(Plans.EVERYTHING);
    narrow.remove("Condition");
    narrow.put("Patient", List.of("name"));
    narrow.put("CarePlan", List.of("subject", "activity.detail.description"));

    assertThat(cut(narrow, NOTHING))
        .contains("Condition", "Patient.telecom", "CarePlan.addresses", "CarePlan.description");

    CarePlan plan = all(CarePlan.class).getFirst();
    assertThat(plan.getActivity()).hasSize(2);
    assertThat(plan.getActivityFirstRep().getDetail().getReasonCode()).isEmpty();
    assertThat(all(Patient.class).getFirst().getTelecom()).isEmpty();
  }

  @Test
  void anElementIsWithheldByItsPath() {
    cut(Plans.EVERYTHING, List.of(without("Patient.telecom")));

    assertThat(all(Patient.class).getFirst().getTelecom()).isEmpty();
    assertThat(all(Patient.class).getFirst().getNameFirstRep().getFamily()).isEqualTo("Test");
  }

  @Test
  void aPartThatItsResourceCannotBeWithoutTakesTheResourceAlong() {
    cut(Plans.EVERYTHING, List.of(without("Condition.subject")));

    assertThat(all(Condition.class)).isEmpty();
  }

  @Test
  void aDayCountsWholeSoThatARefusalOfItsEveningReachesIt() {
    Span evening = new Span(Optional.of(Instant.parse("2026-11-02T18:00:00Z")), Optional.empty());

    cut(
        Plans.EVERYTHING,
        List.of(
            new Obligation.CutAway(
                new Selection(
                    List.of(
                        new Selector.OfClass(
                            Set.of(new Code(CodeSystems.RESOURCE_TYPES, "CarePlan"))),
                        new Selector.DatedWith(evening)),
                    List.of()))));

    assertThat(all(CarePlan.class)).isEmpty();
  }

  @Test
  void aLabelOfTheSendersStays() {
    all(CarePlan.class).getFirst().getMeta().addSecurity().setSystem("urn:x").setCode("own");

    assertThat(items().stream().filter(item -> item.name().startsWith("CarePlan")))
        .allSatisfy(item -> assertThat(item.labels()).contains(new Code("urn:x", "own")));
  }

  @Test
  void whereOnlySomeMayBeKeptTheRestGoesAndTheFrameStays() {
    cut(
        Plans.EVERYTHING,
        List.of(
            new Obligation.KeepOnly(
                List.of(ofClass("CarePlan.activity"), ofClass("CarePlan.subject")))));

    assertThat(message.getEntry())
        .extracting(entry -> entry.getResource().fhirType())
        .containsExactly("MessageHeader", "Patient", "CarePlan");
    CarePlan left = all(CarePlan.class).getFirst();
    assertThat(left.getActivity()).hasSize(2);
    assertThat(left.hasDescription()).isFalse();
  }

  @Test
  void theFrameIsNoPieceThatConsentCutsAsAWhole() {
    assertThat(items()).extracting(Item::name).doesNotContain("MessageHeader", "Patient");
  }

  @Test
  void aFrameWithoutItsMandatoryPartIsNoMessage() {
    org.hl7.fhir.r4.model.MessageHeader header =
        (org.hl7.fhir.r4.model.MessageHeader) message.getEntryFirstRep().getResource();
    header.getSource().setEndpoint("urn:x");
    assertThatThrownBy(() -> cut(Plans.EVERYTHING, List.of(without("MessageHeader.source"))))
        .isInstanceOf(BundleCut.NothingLeft.class)
        .hasMessageContaining("MessageHeader.source");
  }

  /** Whatever is withheld and listed at random: the cut only removes, and does it once. */
  @RepeatedTest(100)
  void cuttingOnlyRemovesAndTwiceIsOnce(RepetitionInfo run) {
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(run.getCurrentRepetition());
    List<Obligation> withheld = new ArrayList<>();
    items().stream()
        .map(Item::name)
        .filter(name -> random.nextInt(4) == 0 && !name.startsWith("MessageHeader"))
        .forEach(name -> withheld.add(without(name)));
    if (random.nextInt(4) == 0) {
      withheld.add(labelled(SUBSTANCES));
    }
    if (random.nextInt(4) == 0) {
      withheld.add(
          new Obligation.KeepOnly(List.of(ofClass("CarePlan.activity"), ofClass("Condition"))));
    }
    Map<String, List<String>> listed = new HashMap<>(Plans.EVERYTHING);
    if (random.nextBoolean()) {
      listed.put("CarePlan", List.of("subject", "activity.detail.reasonCode", "created"));
    }
    if (random.nextBoolean()) {
      listed.remove("Communication");
    }
    Set<String> before = leaves(message);

    cut(listed, withheld);
    String once = json(message);
    cut(listed, withheld);

    assertThat(json(message)).isEqualTo(once);
    Set<String> added = leaves(message);
    added.removeAll(before);
    added.remove("CommunicationPayloadComponent:" + BundleCut.CUT_FILE);
    added.remove("CommunicationPayloadComponent:" + BundleCut.CUT_TEXT);
    assertThat(added).isEmpty();
  }

  private Set<String> cut(Map<String, List<String>> listed, List<Obligation> withheld) {
    return cutter(listed).cut(message, withheld).elements();
  }

  private static BundleCut cutter(Map<String, List<String>> listed) {
    return new BundleCut(FHIR, Plans.LABELS, Plans.LETTER, AllowList.of(FHIR, listed));
  }

  private List<Item> items() {
    return new Pieces(Plans.LABELS, Plans.LETTER).of(message).stream().map(Piece::item).toList();
  }

  private static Obligation labelled(Code label) {
    return new Obligation.CutAway(
        new Selection(
            List.of(new Selector.LabelledWith(Set.of(label), Set.of(), false)), List.of()));
  }

  private static Obligation without(String element) {
    return new Obligation.CutAway(ofClass(element));
  }

  private static Selection ofClass(String element) {
    return new Selection(
        List.of(new Selector.OfClass(Set.of(new Code(CodeSystems.ELEMENTS, element)))), List.of());
  }

  private <T extends Resource> List<T> all(Class<T> type) {
    return message.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private static void says(Condition condition, String code) {
    assertThat(condition.getCode().getCodingFirstRep().getCode()).isEqualTo(code);
  }

  private static List<String> marks(Resource resource) {
    return resource.getMeta().getSecurity().stream().map(mark -> mark.getCode()).toList();
  }

  /** Every value with the kind of element it stands in; marks and narratives are the cut's own. */
  private static Set<String> leaves(Base value) {
    Set<String> leaves = new HashSet<>();
    for (Property child : value.children()) {
      if (!child.getName().equals("meta") && !child.getName().equals("text")) {
        for (Base each : child.getValues()) {
          if (each.isPrimitive() && each.primitiveValue() != null) {
            leaves.add(value.getClass().getSimpleName() + ":" + each.primitiveValue());
          }
          leaves.addAll(leaves(each));
        }
      }
    }
    return leaves;
  }

  private static String json(Bundle message) {
    return FHIR.newJsonParser().encodeResourceToString(message);
  }
}
