package dk.sektorbro.consent;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds the terms of a consent to the law when it is registered: written, naming information,
 * parties, purpose and case, in force at most a year (Health Act §§43–44, Legal Protection Act
 * §11a). Locations are the names of the terms; an interface turns them into its own paths.
 */
public final class ConsentCheck {

  private final ParticipantDirectory directory;
  private final Clock clock;

  public ConsentCheck(ParticipantDirectory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * @throws Refused with every term that the law does not accept
   */
  public void check(PartyId registrar, ConsentTerms terms) {
    List<Refusal> wrong = new ArrayList<>();
    require(wrong, terms.written(), "written", "A consent to disclose is given in writing.");
    require(
        wrong,
        !terms.informationTypes().isEmpty(),
        "informationTypes",
        "Name the types of information; a blanket consent is insufficient.");
    require(wrong, !terms.caseNumber().isBlank(), "caseNumber", "Name the case it is given for.");
    requireKnown(wrong, terms.sources(), "sources");
    requireKnown(wrong, terms.recipients(), "recipients");
    require(
        wrong,
        terms.names(registrar),
        "sources",
        "The party that registers a consent is one of those it names.");
    requireTerm(wrong, terms);
    if (!wrong.isEmpty()) {
      throw new Refused(wrong);
    }
  }

  private void requireTerm(List<Refusal> wrong, ConsentTerms terms) {
    Instant now = clock.instant();
    require(wrong, !terms.givenAt().isAfter(now), "givenAt", "A consent cannot be given later on.");
    require(
        wrong,
        terms.expiresAt().isAfter(terms.givenAt()),
        "expiresAt",
        "A consent ends after it is given.");
    require(
        wrong,
        !terms.expiresAt().isAfter(LongestTerm.endOf(terms.givenAt())),
        "expiresAt",
        "A consent to disclose lapses at most one year after it is given; choose an earlier end.");
  }

  private void requireKnown(List<Refusal> wrong, Set<PartyId> parties, String term) {
    require(wrong, !parties.isEmpty(), term, "Name at least one party.");
    for (PartyId party : parties) {
      require(
          wrong,
          directory.find(party).isPresent(),
          term,
          "Every party is named by the SOR code of a participant; one here is unknown.");
    }
  }

  private static void require(List<Refusal> wrong, boolean met, String term, String remedy) {
    if (!met) {
      wrong.add(new Refusal(RefusalCode.CONSENT_INVALID, term, remedy));
    }
  }
}
