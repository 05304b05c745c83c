package dk.sektorbro.psychiatry;

import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import ca.uhn.fhir.util.FhirTerser;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.psychiatry.validation.MessageValidator;
import dk.sektorbro.psychiatry.validation.Profile;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementMessagingComponent;
import org.hl7.fhir.r4.model.CodeType;

/**
 * {@code /fhir/metadata}: what the server takes as it runs now, the messages it can validate among
 * it.
 */
final class Capabilities extends ServerCapabilityStatementProvider {

  private final MessageValidator validator;

  Capabilities(RestfulServer server, MessageValidator validator) {
    super(server);
    this.validator = validator;
  }

  @Override
  protected void postProcess(FhirTerser terser, IBaseConformance conformance) {
    CapabilityStatement statement = (CapabilityStatement) conformance;
    statement.setName("Sektorbro").setPublisher("Sektorbro");
    statement.setFormat(
        List.of(
            new CodeType(Language.FHIR_JSON.mediaType()),
            new CodeType(Language.FHIR_XML.mediaType())));
    CapabilityStatementMessagingComponent messaging = statement.addMessaging();
    messaging.setDocumentation(
        "POST a message to $process-message; the answer is a MedCom Acknowledgement. Kinds that the hub cannot validate"
            + " at present are left out here and answered with transient-error.");
    if (validator.canValidate(Profile.CARE_COMMUNICATION)) {
      supported(messaging, Canonical.CARE_COMMUNICATION_DEFINITION, true);
      supported(messaging, Canonical.CARE_COMMUNICATION_DEFINITION, false);
    }
    if (validator.canValidate(Profile.HOSPITAL_NOTIFICATION)) {
      supported(messaging, Profile.HOSPITAL_NOTIFICATION.url(), true);
    }
    for (Profile taken :
        List.of(
            Profile.CERTIFICATE_ANSWER,
            Profile.CERTIFICATE_FORWARD,
            Profile.MEETING,
            Profile.PLANNED_DISCHARGE,
            Profile.IPS_REFERRAL)) {
      if (validator.canValidate(taken)) {
        supported(messaging, taken.url(), true);
      }
    }
    for (Profile sent :
        List.of(
            Profile.CERTIFICATE_REQUEST,
            Profile.CERTIFICATE_FORWARD,
            Profile.CERTIFICATE_REMINDER,
            Profile.CERTIFICATE_RETURN,
            Profile.CERTIFICATE_RECALL,
            Profile.MEETING,
            Profile.CARE_PLAN_UPDATE,
            Profile.IPS_PROGRESS,
            Profile.NETWORK_MEETING_PROPOSAL)) {
      if (validator.canValidate(sent)) {
        supported(messaging, sent.url(), false);
      }
    }
    if (validator.canValidate(Profile.NON_DELIVERY)) {
      supported(messaging, Profile.NON_DELIVERY.url(), false);
    }
    if (validator.canValidate(Profile.ACKNOWLEDGEMENT)) {
      supported(messaging, Canonical.ACKNOWLEDGEMENT_DEFINITION, true);
    }
    supported(messaging, Canonical.ACKNOWLEDGEMENT_DEFINITION, false);
  }

  private static void supported(
      CapabilityStatementMessagingComponent messaging, String definition, boolean received) {
    messaging
        .addSupportedMessage()
        .setDefinition(definition)
        .setMode(
            received
                ? CapabilityStatement.EventCapabilityMode.RECEIVER
                : CapabilityStatement.EventCapabilityMode.SENDER);
  }
}
