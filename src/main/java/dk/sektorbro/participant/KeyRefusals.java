package dk.sektorbro.participant;

/** Is told when a party's key is refused. */
@FunctionalInterface
public interface KeyRefusals {

  /** For where nobody keeps a record. */
  KeyRefusals UNRECORDED = (party, use, fault) -> {};

  void refused(Participant party, KeyUse use, KeyFault fault);
}
