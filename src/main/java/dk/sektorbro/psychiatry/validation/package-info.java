/**
 * Whether a FHIR resource holds to its profile: MedCom's and the hub's own.
 *
 * <p>Here: the published packages the hub validates with, HAPI's instance validator over each set
 * of them, and the telling of what it found without repeating what a message says. Not here: what a
 * message means (the package above). Enter by {@link
 * dk.sektorbro.psychiatry.validation.MessageValidator}.
 */
@NullMarked
package dk.sektorbro.psychiatry.validation;

import org.jspecify.annotations.NullMarked;
