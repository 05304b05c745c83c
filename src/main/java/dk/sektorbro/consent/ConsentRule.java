package dk.sektorbro.consent;

import java.util.Optional;

/** One condition of law on the use of a consent. */
sealed interface ConsentRule {

  /** Why these terms do not allow the request; empty where the rule is content. */
  Optional<Reason> objection(ConsentTerms terms, ShareRequest request);

  /**
   * Who discloses and who receives are both named (Legal Protection Act §11a: a consent names its
   * sources).
   */
  record NamesTheParties() implements ConsentRule {
    @Override
    public Optional<Reason> objection(ConsentTerms terms, ShareRequest request) {
      boolean named =
          terms.sources().contains(request.source())
              && terms.recipients().contains(request.recipient());
      return objectUnless(
          named,
          Reason.Code.OTHER_PARTIES,
          "No consent names both the party that discloses and the party that receives.");
    }
  }

  /** Public Administration Act §28: a consent can be withdrawn at any time. */
  record NotWithdrawn() implements ConsentRule {
    @Override
    public Optional<Reason> objection(ConsentTerms terms, ShareRequest request) {
      boolean stands = terms.withdrawnAt().map(request.at()::isBefore).orElse(true);
      return objectUnless(
          stands,
          Reason.Code.WITHDRAWN,
          "The citizen has withdrawn the consent. Ask for a new one before sending again.");
    }
  }

  /** A consent holds from the moment it was given until the end it names. */
  record WithinItsTerm() implements ConsentRule {
    @Override
    public Optional<Reason> objection(ConsentTerms terms, ShareRequest request) {
      if (request.at().isBefore(terms.givenAt())) {
        return Optional.of(
            new Reason(Reason.Code.NOT_YET_VALID, "The consent is not yet in force."));
      }
      return objectUnless(
          request.at().isBefore(terms.expiresAt()),
          Reason.Code.EXPIRED,
          "The consent has expired. Ask for a new one before sending again.");
    }
  }

  /**
   * Health Act §44: a consent to disclose for other purposes than treatment lapses one year after
   * it was given.
   */
  record LapsesAfterAYear() implements ConsentRule {
    @Override
    public Optional<Reason> objection(ConsentTerms terms, ShareRequest request) {
      return objectUnless(
          request.at().isBefore(LongestTerm.endOf(terms.givenAt())),
          Reason.Code.EXPIRED,
          "The consent lapsed a year after it was given. Ask for a new one before sending again.");
    }
  }

  /** Health Act §44: consent to disclose is given in writing. */
  record GivenInWriting() implements ConsentRule {
    @Override
    public Optional<Reason> objection(ConsentTerms terms, ShareRequest request) {
      return objectUnless(
          terms.written(), Reason.Code.NOT_WRITTEN, "The consent was not given in writing.");
    }
  }

  /**
   * GDPR article 5(1)(b), Legal Protection Act §11a: for the purpose and the case it was given for.
   */
  record ForThisPurposeAndCase() implements ConsentRule {
    @Override
    public Optional<Reason> objection(ConsentTerms terms, ShareRequest request) {
      boolean same =
          request.purposes().contains(terms.purpose())
              && request.caseNumber().map(terms.caseNumber()::equals).orElse(true);
      return objectUnless(
          same,
          Reason.Code.DOES_NOT_COVER,
          "The consent was given for another purpose or another case.");
    }
  }

  /**
   * Legal Protection Act §11a: a consent names the types of information; what it does not name it
   * does not allow.
   */
  record NamesTheInformation() implements ConsentRule {
    @Override
    public Optional<Reason> objection(ConsentTerms terms, ShareRequest request) {
      return objectUnless(
          terms.informationTypes().contains(request.essential()),
          Reason.Code.DOES_NOT_COVER,
          "The consent does not name this type of information (%s)."
              .formatted(request.essential().code()));
    }
  }

  private static Optional<Reason> objectUnless(boolean content, Reason.Code code, String why) {
    return content ? Optional.empty() : Optional.of(new Reason(code, why));
  }
}
