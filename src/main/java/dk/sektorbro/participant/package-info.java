/**
 * Who takes part: the directory of parties, what each can take, how it is reached, and its X.509
 * keys.
 *
 * <p>Here: reading {@code config/participants.yaml} and refusing a wrong one, finding a party by id
 * or by the key that opened a connection. Not here: what is exchanged (exchange) or how it is
 * sealed (seal). The core imports no framework. Enter by {@link
 * dk.sektorbro.participant.ParticipantDirectory}.
 */
@NullMarked
package dk.sektorbro.participant;

import org.jspecify.annotations.NullMarked;
