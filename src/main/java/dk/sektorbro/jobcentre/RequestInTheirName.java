package dk.sektorbro.jobcentre;

import dk.sektorbro.certificate.clock.Ask;
import dk.sektorbro.certificate.clock.MakesRequests;
import dk.sektorbro.certificate.clock.SickLeaveCase;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.jobcentre.soap.Caseworker;
import dk.sektorbro.jobcentre.soap.CaseworkerRole;
import dk.sektorbro.jobcentre.soap.Citizen;
import dk.sektorbro.jobcentre.soap.IdNumber;
import dk.sektorbro.jobcentre.soap.IdNumberScheme;
import dk.sektorbro.jobcentre.soap.RequestCertificate;
import java.util.Optional;

/**
 * Writes the request that a jobcentre would have written, and brings it to the same intake: it is
 * read, admitted, registered and held to the citizen's consent as any other.
 */
final class RequestInTheirName implements MakesRequests {

  private final ContractWriter writer;
  private final MessageIntake intake;

  RequestInTheirName(JobcentreContract contract, MessageIntake intake) {
    this.writer = new ContractWriter(contract, new ContractReader(contract));
    this.intake = intake;
  }

  @Override
  public void make(SickLeaveCase about, Ask.Request request) {
    Payload payload = new Payload(Language.JOBCENTRE_XML, writer.write(written(about, request)));
    var unused =
        intake.accept(new Submission(about.jobcentre(), payload, Optional.of(request.messageId())));
  }

  private static RequestCertificate written(SickLeaveCase about, Ask.Request request) {
    SickLeaveCase.Particulars particulars = about.particulars();
    RequestCertificate written = new RequestCertificate();
    written.setMessageId(request.messageId());
    written.setSender(about.jobcentre().sor());
    written.setReceiver(request.answerer().sor());
    written.setWrittenAt(request.writtenAt().atZone(DanishTime.ZONE).toOffsetDateTime());
    written.setCitizen(citizen(particulars.citizen()));
    written.setCaseworker(caseworker(particulars.caseworker()));
    written.setRequestId(request.requestId());
    written.setConversationId(request.conversationId());
    written.setForm(request.form());
    written.setCaseNumber(particulars.caseNumber());
    written.setDue(request.due());
    return written;
  }

  private static Citizen citizen(dk.sektorbro.exchange.content.Citizen about) {
    IdNumber number = new IdNumber();
    number.setScheme(
        about.id().scheme() == CitizenId.Scheme.CPR ? IdNumberScheme.CPR : IdNumberScheme.X_E_CPR);
    number.setValue(about.id().number());
    Citizen citizen = new Citizen();
    citizen.setIdNumber(number);
    Optional.of(about.givenName()).filter(name -> !name.isEmpty()).ifPresent(citizen::setGivenName);
    citizen.setFamilyName(about.familyName());
    return citizen;
  }

  private static Caseworker caseworker(Author author) {
    Caseworker caseworker = new Caseworker();
    caseworker.setGivenName(author.givenName());
    caseworker.setFamilyName(author.familyName());
    caseworker.setRole(CaseworkerRole.fromValue(author.role().orElseThrow()));
    caseworker.setPhone(author.phone().orElseThrow());
    return caseworker;
  }
}
