package dk.sektorbro.exchange;

import java.util.regex.Pattern;

/**
 * A party to the exchange, named by its SOR code (Sundhedsvæsenets Organisationsregister), the id
 * that MedCom messages address.
 *
 * @param sor 6 to 18 digits
 */
public record PartyId(String sor) implements Comparable<PartyId> {

  /** The identifier system of a SOR code in FHIR. */
  public static final String SYSTEM = "urn:oid:1.2.208.176.1.1";

  /**
   * The servlet request attribute that holds the party whose key opened the connection. Without it
   * no interface of the parties serves anything.
   */
  public static final String REQUEST_ATTRIBUTE = "dk.sektorbro.party";

  private static final Pattern SOR = Pattern.compile("[0-9]{6,18}");

  public PartyId {
    if (!SOR.matcher(sor).matches()) {
      throw new IllegalArgumentException("A SOR code is 6 to 18 digits");
    }
  }

  @Override
  public int compareTo(PartyId other) {
    return sor.compareTo(other.sor);
  }

  @Override
  public String toString() {
    return sor;
  }
}
