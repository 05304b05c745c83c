/**
 * The adapter to psychiatry: FHIR R4 messages in, FHIR R4 messages out.
 *
 * <p>Here: reading and writing MedCom CareCommunication and the hub's own messages, {@code /fhir}
 * with its {@code $process-message} and Consent, acknowledgements, and the push to an EHR. {@code
 * validation} holds messages to their profiles. Not here: whether a message may be shared
 * (consent), what becomes of it once it is read (delivery). Enter by {@link
 * dk.sektorbro.psychiatry.FhirDialect} and {@link dk.sektorbro.psychiatry.FhirServer}.
 */
@NullMarked
package dk.sektorbro.psychiatry;

import org.jspecify.annotations.NullMarked;
