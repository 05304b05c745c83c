package dk.sektorbro.participant;

/** The sector a party belongs to. */
public enum Sector {
  JOBCENTRE,
  PSYCHIATRY
}
