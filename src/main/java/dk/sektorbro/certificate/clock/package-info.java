/**
 * The sickness-benefit clock: what must be done by when in a case, and asking early by itself.
 *
 * <p>Here: the statutory timeline by the rules of each date, cases as jobcentres register them, the
 * policy by which the hub asks for a certificate on day one, what a jobcentre has to do. Not here:
 * the dialogue about a request once it was made (certificate), whether a certificate may be shared
 * (consent), how a request is written (jobcentre). The core imports no framework. Enter by {@link
 * dk.sektorbro.certificate.clock.CaseDesk}.
 */
@NullMarked
package dk.sektorbro.certificate.clock;

import org.jspecify.annotations.NullMarked;
