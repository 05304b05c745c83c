/**
 * Cutting a FHIR message to what may be shared.
 *
 * <p>Here: the security labels that coded data bear, the pieces a message is made of, the
 * allow-lists of the release profiles, and the cut itself. Not here: what is allowed (consent), who
 * asks (delivery), reading and validating messages (psychiatry). The core imports the FHIR model
 * and its FHIRPath, and no other framework. Enter by {@link dk.sektorbro.consent.cut.BundleCut}.
 */
@NullMarked
package dk.sektorbro.consent.cut;

import org.jspecify.annotations.NullMarked;
