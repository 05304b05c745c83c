/**
 * Reading a FHIR R4 Consent into the form that decisions are made from.
 *
 * <p>The only place in the core that knows FHIR's model. Not here: the interface that takes a
 * Consent in (psychiatry), the decision (consent.policy). Enter by {@link
 * dk.sektorbro.consent.fhir.R4Compiler}.
 */
@NullMarked
package dk.sektorbro.consent.fhir;

import org.jspecify.annotations.NullMarked;
