package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.exchange.Dialect;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Incoming;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.exchange.content.AdmissionNotice;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateForwarded;
import dk.sektorbro.exchange.content.CertificateNotice;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.DischargePlanned;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.IpsProgressed;
import dk.sektorbro.exchange.content.IpsReferred;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.NetworkMeetingProposed;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.exchange.content.PlanUpdated;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.MessageValidator;
import dk.sektorbro.psychiatry.validation.PackageSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * Psychiatry's language: FHIR R4 messages, MedCom's where MedCom has one and the hub's own
 * otherwise. Reads and writes JSON and XML.
 */
public final class FhirDialect implements Dialect {

  private final FhirContext fhir;
  private final MessageValidator validator;
  private final ParticipantDirectory directory;
  private final Questionnaires questionnaires;
  private final RoleCodes roles;

  /**
   * @param ownDefinitions the hub's own profiles and questionnaires as JSON
   */
  public FhirDialect(
      FhirContext fhir,
      MessageValidator validator,
      ParticipantDirectory directory,
      Collection<String> ownDefinitions) {
    this.fhir = fhir;
    this.validator = validator;
    this.directory = directory;
    this.questionnaires = new Questionnaires(fhir, ownDefinitions);
    this.roles = code -> validator.systemOf(PackageSet.CARE_COMMUNICATION, Canonical.ROLES, code);
  }

  Questionnaires questionnaires() {
    return questionnaires;
  }

  @Override
  public Set<Language> languages() {
    return Collections.unmodifiableSet(
        new LinkedHashSet<>(List.of(Language.FHIR_JSON, Language.FHIR_XML)));
  }

  @Override
  public Incoming examine(Submission submission) {
    WireMessage wire = WireMessage.read(fhir, submission.payload());
    MessageBundle message = message(wire);
    MessageHeader header =
        message
            .header()
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalCode.PROFILE_VIOLATION,
                        "Bundle.entry[0].resource",
                        "The first entry of a message is its MessageHeader. Put it first."));
    MessageKind kind = KindsInFhir.of(header);
    List<Refusal> refusals =
        new ArrayList<>(
            new MessageRules(message, kind, header, submission.authenticated()).broken());
    refusals.addAll(
        validator.validate(KindsInFhir.profile(kind), ValidationCopy.of(wire.tree(), kind)));
    if (refusals.isEmpty() && kind == MessageKind.CERTIFICATE_ANSWER) {
      refusals.addAll(new FilledInForm(message, questionnaires).objections());
    }
    refusals.addAll(ValuelessElements.in(wire.tree()));
    if (!refusals.isEmpty()) {
      throw new Refused(refusals);
    }
    return incoming(submission, message, header, kind);
  }

  private static MessageBundle message(WireMessage wire) {
    if (!(wire.resource() instanceof Bundle bundle)) {
      throw new Refused(
          RefusalCode.PROFILE_VIOLATION, "", "A message is a Bundle. Send one of type message.");
    }
    if (bundle.getType() != BundleType.MESSAGE) {
      throw new Refused(
          RefusalCode.PROFILE_VIOLATION, "Bundle.type", "The bundle's type must be message.");
    }
    return new MessageBundle(bundle);
  }

  private static Incoming incoming(
      Submission submission, MessageBundle message, MessageHeader header, MessageKind kind) {
    Optional<Task> task = message.all(Task.class).stream().findFirst();
    Optional<String> conversation =
        task.flatMap(found -> Optional.ofNullable(found.getGroupIdentifier().getValue()))
            .or(
                () ->
                    message
                        .follow(header.getFocusFirstRep(), Communication.class)
                        .map(found -> Uuids.bare(found.getIdentifierFirstRep().getValue())))
            .or(() -> kind == MessageKind.MEETING ? MeetingReader.uid(message) : Optional.empty())
            .or(
                () ->
                    message
                        .follow(header.getFocusFirstRep(), ServiceRequest.class)
                        .map(found -> found.getIdentifierFirstRep().getValue()))
            .or(
                () ->
                    message
                        .follow(header.getFocusFirstRep(), CarePlan.class)
                        .map(found -> found.getIdentifierFirstRep().getValue()));
    return new Incoming(
        kind,
        submission.authenticated(),
        new PartyId(PartyRules.receiver(message, header).flatMap(MessageBundle::sor).orElseThrow()),
        new People(message).citizen().id(),
        header.getIdElement().getIdPart(),
        message.bundle().getIdElement().getIdPart(),
        conversation,
        task.flatMap(found -> Optional.ofNullable(found.getIdentifierFirstRep().getValue())),
        submission.payload());
  }

  @Override
  public String placeOf(String text, Payload payload) {
    ObjectNode tree = WireMessage.read(fhir, payload).tree();
    return ElementSearch.find(text, tree.path("resourceType").asText(), tree).orElse("");
  }

  @Override
  public Content read(MessageKind kind, Payload payload) {
    return read(kind, (Bundle) WireMessage.model(fhir, payload));
  }

  Content read(MessageKind kind, Bundle bundle) {
    MessageBundle message = new MessageBundle(bundle);
    MessageHeader header = message.header().orElseThrow();
    return switch (kind) {
      case CARE_COMMUNICATION -> new CareCommunicationReader(message, header).read();
      case CERTIFICATE_ANSWER ->
          new CertificateAnswerReader(message, header, questionnaires).read();
      case HOSPITAL_NOTIFICATION, ADMISSION_NOTICE, NETWORK_MEETING_PROPOSAL ->
          new HospitalNotificationReader(message, header).read();
      case MEETING -> new MeetingReader(message, header).read();
      case CERTIFICATE_FORWARD -> new CertificateForwardReader(message, header).read();
      case PLANNED_DISCHARGE -> new PlannedDischargeReader(message, header).read();
      case IPS_REFERRAL -> new IpsReferralReader(message, header).read();
      case CERTIFICATE_REQUEST,
          CERTIFICATE_REMINDER,
          CERTIFICATE_RETURN,
          CERTIFICATE_RECALL,
          CARE_PLAN_UPDATE,
          IPS_PROGRESS,
          NON_DELIVERY ->
          throw new IllegalArgumentException("The hub reads no " + kind.code() + " in FHIR");
    };
  }

  @Override
  public Payload write(Envelope envelope, Content content) {
    return switch (content) {
      case Correspondence correspondence ->
          checked(
              envelope,
              MessageKind.CARE_COMMUNICATION,
              new CareCommunicationWriter(envelope, correspondence, directory, roles).write());
      case CertificateRequested requested ->
          checked(
              envelope,
              MessageKind.CERTIFICATE_REQUEST,
              new CertificateRequestWriter(envelope, requested, directory, questionnaires, roles)
                  .write());
      case CertificateForwarded forwarded ->
          checked(
              envelope,
              MessageKind.CERTIFICATE_FORWARD,
              new CertificateRequestWriter(envelope, forwarded, directory, questionnaires, roles)
                  .write());
      case CertificateNotice notice ->
          checked(
              envelope,
              envelope.kind(),
              new CertificateNoticeWriter(envelope, notice, directory, roles).write());
      case MeetingWord word ->
          checked(
              envelope,
              MessageKind.MEETING,
              new MeetingWriter(envelope, word, directory, roles).write());
      case IpsProgressed progressed ->
          checked(
              envelope,
              MessageKind.IPS_PROGRESS,
              new IpsProgressWriter(envelope, progressed, directory, roles).write());
      case NetworkMeetingProposed proposed ->
          checked(
              envelope,
              MessageKind.NETWORK_MEETING_PROPOSAL,
              new NetworkMeetingWriter(envelope, proposed, directory, roles).write());
      case DischargePlanned planned ->
          throw new InvalidOutput("The hub writes no planned-discharge in FHIR");
      case IpsReferred referred ->
          throw new InvalidOutput("The hub writes no ips-referral in FHIR");
      case NotDelivered report ->
          checked(
              envelope,
              MessageKind.NON_DELIVERY,
              new NonDeliveryWriter(envelope, report, directory).write());
      case PlanUpdated update ->
          checked(
              envelope,
              MessageKind.CARE_PLAN_UPDATE,
              new CarePlanUpdateWriter(envelope, update, directory, roles).write());
      case CertificateAnswered answered ->
          throw new InvalidOutput("The hub writes no certificate-answer in FHIR");
      case HospitalNotified notified ->
          throw new InvalidOutput("The hub writes no hospital notifications");
      case AdmissionNotice notice ->
          throw new InvalidOutput("The hub writes no admission-notice in FHIR");
    };
  }

  @Override
  public void requireWritable(MessageKind kind) {
    validator.requireAbleTo(KindsInFhir.profile(kind));
  }

  private Payload checked(Envelope envelope, MessageKind kind, Bundle bundle) {
    byte[] json =
        WireMessage.asWritten(fhir.newJsonParser())
            .encodeResourceToString(bundle)
            .getBytes(StandardCharsets.UTF_8);
    Payload written = new Payload(Language.FHIR_JSON, json);
    mustBeValid(kind, written);
    return directory.get(envelope.receiver()).language() == Language.FHIR_XML
        ? asXml(bundle)
        : written;
  }

  /**
   * @throws InvalidOutput where the hub's own message breaks its profiles
   */
  void mustBeValid(MessageKind kind, Payload payload) {
    WireMessage wire = WireMessage.read(fhir, payload);
    List<Refusal> broken =
        validator.validate(KindsInFhir.profile(kind), ValidationCopy.of(wire.tree(), kind));
    if (!broken.isEmpty()) {
      throw new InvalidOutput(
          broken.stream()
              .map(refusal -> refusal.location() + ": " + refusal.explanation())
              .collect(Collectors.joining("; ")));
    }
  }

  private Payload asXml(Bundle bundle) {
    return new Payload(
        Language.FHIR_XML,
        WireMessage.asWritten(fhir.newXmlParser())
            .encodeResourceToString(bundle)
            .getBytes(StandardCharsets.UTF_8));
  }
}
