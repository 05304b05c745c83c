package dk.sektorbro.exchange;

/**
 * Turns an id number into the key that tables and queues know the citizen by. The key ring
 * implements it.
 */
@FunctionalInterface
public interface CitizenIndex {

  CitizenKey keyOf(CitizenId citizen);
}
