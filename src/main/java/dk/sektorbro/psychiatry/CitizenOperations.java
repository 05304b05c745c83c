package dk.sektorbro.psychiatry;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import dk.sektorbro.consent.explain.CitizenSide;
import dk.sektorbro.consent.explain.Glossary;
import dk.sektorbro.consent.explain.Sentence;
import dk.sektorbro.delivery.Handovers;
import dk.sektorbro.delivery.Handovers.Handover;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Date;
import java.util.Locale;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * What a party that represents a citizen may ask: {@code POST /fhir/Consent/$overview} and {@code
 * POST /fhir/AuditEvent/$disclosures}, the citizen named in the body. The answer for a citizen the
 * hub knows nothing of has the same shape as any other, and is empty.
 */
final class CitizenOperations {

  private static final Sentence LEFT_OUT = new Sentence("Udeladt: ", "Left out: ");
  private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";

  private final CitizenSide citizens;
  private final Handovers handovers;
  private final ConsentWriter writer;
  private final ParticipantDirectory directory;

  CitizenOperations(
      CitizenSide citizens,
      Handovers handovers,
      ConsentWriter writer,
      ParticipantDirectory directory) {
    this.citizens = citizens;
    this.handovers = handovers;
    this.writer = writer;
    this.directory = directory;
  }

  /**
   * @param patient the citizen's id number with its system
   * @return a {@code consent} for each, with the resource, {@code says} and {@code standing}; these
   *     have parts {@code da} and {@code en}
   */
  @Operation(name = "$overview", typeName = "Consent")
  public Parameters overview(
      @OperationParam(name = "patient") @Nullable Identifier patient, HttpServletRequest request) {
    PartyId by = FhirServer.party(request);
    Parameters answer = new Parameters();
    for (CitizenSide.Told told : citizens.consents(by, CitizenParameter.read(patient))) {
      ParametersParameterComponent consent = answer.addParameter().setName("consent");
      consent.addPart().setName("resource").setResource(writer.resource(told.consent()));
      told.says().forEach(sentence -> add(consent, "says", sentence));
      add(consent, "standing", told.standing());
    }
    return answer;
  }

  private static void add(ParametersParameterComponent to, String name, Sentence sentence) {
    ParametersParameterComponent said = to.addPart().setName(name);
    said.addPart().setName("da").setValue(new StringType(sentence.danish()));
    said.addPart().setName("en").setValue(new StringType(sentence.english()));
  }

  /**
   * @param patient the citizen's id number with its system
   * @return an AuditEvent for each handing over, newest first
   */
  @Operation(name = "$disclosures", typeName = "AuditEvent")
  public Bundle disclosures(
      @OperationParam(name = "patient") @Nullable Identifier patient, HttpServletRequest request) {
    PartyId by = FhirServer.party(request);
    Bundle answer = new Bundle().setType(BundleType.COLLECTION);
    for (Handover each : handovers.of(by, CitizenParameter.read(patient))) {
      answer.addEntry().setResource(event(each));
    }
    return answer;
  }

  private AuditEvent event(Handover handover) {
    AuditEvent event = new AuditEvent();
    event.setId(handover.message().toString());
    event.setType(new Coding(DICOM, "110106", "Export"));
    event.addSubtype(
        new Coding(
            Canonical.HUB_EVENTS,
            handover.kind().code(),
            Glossary.of(handover.kind().code()).danish()));
    event.setAction(AuditEventAction.R);
    event.setRecorded(Date.from(handover.at()));
    event.setOutcome(AuditEventOutcome._0);
    event.addAgent(agent("110153", "Source Role ID", handover.sender(), true));
    event.addAgent(agent("110152", "Destination Role ID", handover.receiver(), false));
    event.getSource().setObserver(reference(directory.hub().id(), directory.hub().name()));
    for (String type : handover.information()) {
      event.addEntity().setName(type).setDescription(words(Glossary.of(type)));
    }
    for (String type : handover.withheld()) {
      event.addEntity().setName(type).setDescription(words(LEFT_OUT, Glossary.of(type)));
    }
    handover.cut().stream()
        .sorted()
        .forEach(
            cut ->
                event
                    .addEntity()
                    .setName(cut.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .setDescription(words(LEFT_OUT, words(cut))));
    handover
        .basis()
        .ifPresent(
            basis ->
                event.setOutcomeDesc(
                    "Delt uden samtykke efter "
                        + basis
                        + " / Shared without consent under "
                        + basis));
    return event;
  }

  private static Sentence words(Handovers.Cut cut) {
    return switch (cut) {
      case EXCEPTED ->
          new Sentence(
              "hvad der var af det, du har undtaget", "whatever there was of what you excepted");
      case NOT_NAMED ->
          new Sentence(
              "hvad der var af andet end det, du har nævnt",
              "whatever there was of anything but what you named");
    };
  }

  private static String words(Sentence sentence) {
    return sentence.danish() + " / " + sentence.english();
  }

  private static String words(Sentence before, Sentence sentence) {
    return before.danish() + sentence.danish() + " / " + before.english() + sentence.english();
  }

  private AuditEventAgentComponent agent(
      String code, String display, PartyId party, boolean requestor) {
    AuditEventAgentComponent agent = new AuditEventAgentComponent();
    agent.getType().addCoding(new Coding(DICOM, code, display));
    agent.setWho(
        reference(party, directory.find(party).map(Participant::name).orElse(party.sor())));
    agent.setRequestor(requestor);
    return agent;
  }

  private static Reference reference(PartyId party, String name) {
    return new Reference()
        .setIdentifier(new Identifier().setSystem(PartyId.SYSTEM).setValue(party.sor()))
        .setDisplay(name);
  }
}
