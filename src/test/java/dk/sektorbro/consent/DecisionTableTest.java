package dk.sektorbro.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.DecisionTable.Case;
import dk.sektorbro.consent.ShareDecision.Deny;
import dk.sektorbro.consent.ShareDecision.NoConsent;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareDecision.Permit;
import dk.sektorbro.consent.fhir.Reading;
import dk.sektorbro.consent.policy.Combining;
import dk.sektorbro.consent.policy.LawRule.Breach;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.consent.policy.PolicyEngine;
import dk.sektorbro.consent.policy.StatutoryBasis;
import dk.sektorbro.consent.policy.WithoutConsent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the decision table comes out as the table says. */
class DecisionTableTest {

  static List<Case> cases() {
    return DecisionTable.cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void decides(Case each) {
    List<Policy> policies = each.consents().stream().map(Reading::policy).toList();

    ShareDecision decision = engine(each).decide(each.request(), policies, each.signed());

    assertThat(outcome(decision))
        .as(decision.toString())
        .isEqualTo(each.text("expect").orElseThrow());
    each.text("reason").ifPresent(reason -> assertThat(reason(decision)).isEqualTo(reason));
    each.list("findings")
        .ifPresent(
            findings ->
                assertThat(decision.basedOn())
                    .filteredOn(ground -> !ground.about().containsKey("item"))
                    .extracting(ground -> ground.finding().code())
                    .isEqualTo(findings));
    each.list("because")
        .ifPresent(
            grounds ->
                assertThat(decision.basedOn())
                    .extracting(ShareDecision.Ground::toString)
                    .containsAll(grounds));
    each.list("obligations")
        .ifPresent(
            obligations ->
                assertThat(obligations(decision))
                    .as(decision.toString())
                    .containsExactlyInAnyOrderElementsOf(obligations));
    each.list("at-registration")
        .ifPresent(
            objections ->
                assertThat(atRegistration(each)).containsExactlyInAnyOrderElementsOf(objections));
  }

  @Test
  void theTableIsLongAndNoCaseIsThereTwice() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(250).doesNotHaveDuplicates();
    assertThat(cases()).extracting(Case::toString).doesNotHaveDuplicates();
    assertThat(cases()).allSatisfy(each -> assertThat(each.why()).isNotBlank());
  }

  private static PolicyEngine engine(Case each) {
    List<String> on = each.list("bases-on").orElse(List.of());
    List<StatutoryBasis> bases =
        Rules.LAW.withoutConsent().bases().stream()
            .map(
                basis ->
                    new StatutoryBasis(
                        basis.code(),
                        on.contains(basis.code()),
                        basis.from(),
                        basis.to(),
                        basis.longest(),
                        basis.overridesRefusal(),
                        basis.fromKinds(),
                        basis.toKinds(),
                        basis.source()))
            .toList();
    return new PolicyEngine(
        Rules.LAW.law(),
        each.text("combining").flatMap(Combining::ofCode).orElse(Rules.LAW.combining()),
        new WithoutConsent(bases));
  }

  private static String outcome(ShareDecision decision) {
    return switch (decision) {
      case Permit permit -> "permit";
      case Deny deny -> "deny";
      case NoConsent none -> "no-consent";
    };
  }

  private static String reason(ShareDecision decision) {
    return ((Deny) decision)
        .reasons()
        .getFirst()
        .code()
        .name()
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }

  private static List<String> obligations(ShareDecision decision) {
    return ((Permit) decision)
        .obligations().stream()
            .map(
                obligation ->
                    switch (obligation) {
                      case Obligation.Withhold withhold -> "withhold " + withhold.item();
                      case Obligation.CutAway cut -> "cut-away " + words(cut.parts());
                      case Obligation.KeepOnly keep ->
                          "keep-only "
                              + String.join(
                                  " or ",
                                  keep.parts().stream().map(DecisionTableTest::words).toList());
                      case Obligation.Report report -> "report " + report.basis();
                    })
            .toList();
  }

  private static String words(Selection selection) {
    List<String> words = new ArrayList<>();
    selection
        .allOf()
        .forEach(
            selector -> words.add(selector.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
    String all = words.isEmpty() ? "everything" : String.join("+", words);
    return selection.except().isEmpty()
        ? all
        : all
            + " except "
            + String.join(
                " and ", selection.except().stream().map(DecisionTableTest::words).toList());
  }

  private static List<String> atRegistration(Case each) {
    List<String> objections = new ArrayList<>();
    for (Reading reading : each.consents()) {
      reading.unread().forEach(unread -> objections.add(unread.where()));
      Rules.LAW
          .law()
          .breaches(reading.policy(), reading.policy().givenAt().orElse(each.request().at()))
          .stream()
          .map(Breach::rule)
          .forEach(objections::add);
    }
    return objections;
  }
}
