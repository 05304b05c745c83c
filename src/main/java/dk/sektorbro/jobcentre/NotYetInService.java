package dk.sektorbro.jobcentre;

/** An operation of the contract that the hub does not carry out yet. */
final class NotYetInService extends RuntimeException {

  NotYetInService(String operation) {
    super(operation + " is not in service yet");
  }
}
