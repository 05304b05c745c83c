package dk.sektorbro.exchange;

/**
 * Turns a jobcentre's number of a case into the id that tables know the case by, so that nobody
 * without the key can tell which it is, or test a guess: some number their cases by the citizen.
 * The key ring implements it.
 */
@FunctionalInterface
public interface CaseIndex {

  MessageId idOf(PartyId jobcentre, String caseNumber);
}
