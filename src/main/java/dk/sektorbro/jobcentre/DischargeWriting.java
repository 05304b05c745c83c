package dk.sektorbro.jobcentre;

import dk.sektorbro.exchange.content.DischargePlanned;
import dk.sektorbro.jobcentre.soap.AgreedForDischarge;
import dk.sektorbro.jobcentre.soap.DischargeMentor;
import dk.sektorbro.jobcentre.soap.PlannedDischarge;

/** Says planned discharges in the words of the contract. */
final class DischargeWriting {

  private DischargeWriting() {}

  static PlannedDischarge discharge(DischargePlanned from) {
    PlannedDischarge to = new PlannedDischarge();
    to.setCitizen(DeliveryWriting.citizen(from.citizen()));
    to.setDischargeId(from.planId());
    to.setStanding(from.standing().code());
    from.replaces().ifPresent(to::setReplaces);
    from.on().ifPresent(to::setPlannedFor);
    from.basis().map(DischargePlanned.Basis::code).ifPresent(to::setBasis);
    from.agreed().stream().map(DischargeWriting::agreed).forEach(to.getAgreed()::add);
    from.mentor().map(DischargeWriting::mentor).ifPresent(to::setMentor);
    to.setAuthor(DeliveryWriting.author(from.author()));
    to.setWrittenAt(DeliveryWriting.moment(from.writtenAt()));
    return to;
  }

  private static AgreedForDischarge agreed(DischargePlanned.Agreed from) {
    AgreedForDischarge to = new AgreedForDischarge();
    to.setText(from.what());
    from.who().ifPresent(to::setWho);
    from.until().ifPresent(to::setDoneBy);
    return to;
  }

  private static DischargeMentor mentor(DischargePlanned.Mentor from) {
    DischargeMentor to = new DischargeMentor();
    to.setName(from.name());
    from.how().ifPresent(to::setHow);
    return to;
  }
}
