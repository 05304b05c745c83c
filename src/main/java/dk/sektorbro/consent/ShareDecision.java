package dk.sektorbro.consent;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dk.sektorbro.exchange.PartyId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the gate decided about one disclosure, and why.
 *
 * <p>It explains itself: {@code basedOn} has what every consent and rule had to say, in the order
 * they were weighed.
 */
public sealed interface ShareDecision {

  List<Ground> basedOn();

  /** Share, once every obligation has been carried out on the content. */
  record Permit(List<Obligation> obligations, List<Ground> basedOn) implements ShareDecision {}

  /** There is a consent, or a rule of law, and it does not allow this. */
  record Deny(List<Reason> reasons, List<Ground> basedOn) implements ShareDecision {}

  /** Nothing speaks of this disclosure; {@code missing} describes the consent that would. */
  record NoConsent(ConsentNeeded missing, List<Ground> basedOn) implements ShareDecision {}

  /**
   * The consent that would allow a disclosure.
   *
   * @param information name of the essential item
   */
  record ConsentNeeded(
      PartyId source,
      PartyId recipient,
      Set<Code> purposes,
      Optional<String> caseNumber,
      String information) {

    /** For the party that tried; names no citizen and no case. */
    public String sentence() {
      return "A written consent is needed that names %s as source, %s as recipient and %s as information."
          .formatted(source, recipient, information);
    }

    @Override
    public String toString() {
      return "ConsentNeeded[" + source + " to " + recipient + ", " + information + "]";
    }
  }

  /**
   * What one consent or rule said.
   *
   * @param consent whose word it is; empty where it is a rule's
   * @param finding what was found
   * @param about what the finding is about, as values for its sentence: {@code item}, {@code
   *     provision}, {@code rule}, {@code source}
   */
  record Ground(Optional<ConsentId> consent, Finding finding, Map<String, String> about) {

    public static Ground of(ConsentId consent, Finding finding) {
      return new Ground(Optional.of(consent), finding, Map.of());
    }

    public static Ground of(Finding finding, Map<String, String> about) {
      return new Ground(Optional.empty(), finding, about);
    }

    /** As the audit record keeps it. */
    @Override
    public String toString() {
      String who = consent.map(ConsentId::toString).orElse("hub");
      String what =
          about.isEmpty()
              ? ""
              : new TreeMap<>(about)
                  .entrySet().stream()
                      .map(each -> each.getKey() + "=" + each.getValue())
                      .collect(Collectors.joining(", ", "(", ")"));
      return who + ":" + finding.code() + what;
    }
  }

  /** What must be done before or beside the sharing. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "obligation")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Obligation.Withhold.class, name = "withhold"),
    @JsonSubTypes.Type(value = Obligation.CutAway.class, name = "cut-away"),
    @JsonSubTypes.Type(value = Obligation.KeepOnly.class, name = "keep-only"),
    @JsonSubTypes.Type(value = Obligation.Report.class, name = "report")
  })
  sealed interface Obligation {

    /** Leave out the accompanying item of that name. */
    record Withhold(String item) implements Obligation {}

    /** Cut away every part that the selection may take. */
    record CutAway(Selection parts) implements Obligation {}

    /** Cut away all parts except those that one of the selections surely takes. */
    record KeepOnly(List<Selection> parts) implements Obligation {

      /** Whether what was kept by the other may be kept by this. */
      public boolean allows(Obligation other) {
        return other instanceof KeepOnly kept && parts.containsAll(kept.parts());
      }
    }

    /**
     * Tell the security officer that this is shared without consent.
     *
     * @param signOff whose responsibility it is
     * @param basis code of the legal basis
     */
    record Report(UUID signOff, String basis) implements Obligation {}
  }
}
