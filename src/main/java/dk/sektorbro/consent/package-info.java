/**
 * Whether, and how much of, a message may be shared.
 *
 * <p>Here: the decision, the registry of consents, the rules of law each consent is held to, the
 * release profiles, the cutting. Not here: who the parties are (participant), how a payload is
 * sealed (seal), how it is delivered (delivery). The core imports no framework; {@code jdbc} keeps
 * the registry. Enter by {@link dk.sektorbro.consent.ConsentGate}.
 */
@NullMarked
package dk.sektorbro.consent;

import org.jspecify.annotations.NullMarked;
