package dk.sektorbro.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a selection of parts takes, for who cuts by it. */
class SelectionTest {

  private static final Code LETTER = new Code(CodeSystems.INFORMATION_TYPES, "correspondence");
  private static final Code ALCOHOL = new Code("urn:oid:1.2.208.176.2.4.12", "DF10");
  private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
  private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");

  private static final Selector LETTERS = new Selector.OfClass(Set.of(LETTER));
  private static final Selector ABOUT_ALCOHOL =
      new Selector.CodedWith(new Codes(Set.of(), new Prefixes(Set.of(ALCOHOL))));

  private static Item part(Set<Code> classes, Set<Code> codes, boolean uncoded) {
    return new Item(
        "part",
        classes,
        codes,
        uncoded,
        Set.of(),
        Set.of(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of());
  }

  @Test
  void takesWhatMeetsEverySelector() {
    Selection selection = new Selection(List.of(LETTERS, ABOUT_ALCOHOL), List.of());
    Item both = part(Set.of(LETTER), Set.of(ALCOHOL), false);
    Item one = part(Set.of(LETTER), Set.of(), false);

    assertThat(selection.mayTake(both)).isTrue();
    assertThat(selection.surelyTakes(both)).isTrue();
    assertThat(selection.mayTake(one)).isFalse();
    assertThat(selection.surelyTakes(one)).isFalse();
  }

  @Test
  void textNobodyHasCodedMayBeMeantAndIsNotSurely() {
    Selection selection = new Selection(List.of(LETTERS, ABOUT_ALCOHOL), List.of());
    Item text = part(Set.of(LETTER), Set.of(), true);

    assertThat(selection.mayTake(text)).isTrue();
    assertThat(selection.surelyTakes(text)).isFalse();
  }

  @Test
  void anExceptionLeavesOutWhatItSurelyTakes() {
    Selection allButLetters =
        new Selection(List.of(), List.of(new Selection(List.of(LETTERS), List.of())));
    Item letter = part(Set.of(LETTER), Set.of(), false);
    Item other = part(Set.of(), Set.of(), false);

    assertThat(allButLetters.mayTake(letter)).isFalse();
    assertThat(allButLetters.surelyTakes(letter)).isFalse();
    assertThat(allButLetters.mayTake(other)).isTrue();
    assertThat(allButLetters.surelyTakes(other)).isTrue();
  }

  @Test
  void anExceptionThatMayBeMeantLeavesRoomForTheRefusalOnly() {
    Selection allButAlcohol =
        new Selection(List.of(), List.of(new Selection(List.of(ABOUT_ALCOHOL), List.of())));
    Item text = part(Set.of(LETTER), Set.of(), true);

    assertThat(allButAlcohol.mayTake(text)).isTrue();
    assertThat(allButAlcohol.surelyTakes(text)).isFalse();
  }

  @Test
  void aRefusalByCodeIsKeptWithWhatItMayMean() {
    Selector refusal =
        Rules.VOCABULARY.codedWith(Set.of(new Code("urn:oid:1.2.208.176.2.4.12", "DF102")));
    Item inIcd10 =
        part(Set.of(), Set.of(new Code("http://hl7.org/fhir/sid/icd-10", "F10.2")), false);

    Selector kept = Json.read(Json.write(refusal), Selector.class);

    assertThat(kept).isEqualTo(refusal);
    assertThat(kept.match(inIcd10)).isEqualTo(Match.YES);
  }

  @Test
  void aRefusalByCodeThatWasKeptBeforeMeansItsCodes() {
    Selector kept =
        Json.read(
            """
            {"selector": "coded-with", "codes": {"exact": [], "prefixes": [{"system": "urn:oid:1.2.208.176.2.4.12", "code": "DF10"}]}}""",
            Selector.class);

    assertThat(kept).isEqualTo(ABOUT_ALCOHOL);
    assertThat(kept.match(part(Set.of(), Set.of(ALCOHOL), false))).isEqualTo(Match.YES);
  }

  @Test
  void stretchesThatOnlyMeetDoNotOverlap() {
    Span march = new Span(Optional.of(MARCH), Optional.of(APRIL));
    Span april = new Span(Optional.of(APRIL), Optional.of(MAY));

    assertThat(march.overlaps(april)).isFalse();
    assertThat(april.overlaps(march)).isFalse();
    assertThat(march.overlaps(Span.at(MARCH))).isTrue();
    assertThat(march.overlaps(Span.ALWAYS)).isTrue();
    assertThat(Span.ALWAYS.overlaps(april)).isTrue();
  }
}
