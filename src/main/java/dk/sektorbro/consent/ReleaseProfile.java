package dk.sektorbro.consent;

import java.util.Set;

/**
 * What a kind of message may carry across the border between sectors, and which consent it takes.
 *
 * @param code the name the kind's route gives
 * @param essential the information without which there is no message
 * @param accompanying what may come along, cut away where the consent does not name it
 * @param asks true where the message asks the receiver for its information: what the consent must
 *     allow is the answer, from the receiver to the sender (Legal Protection Act §11a: consent to
 *     obtain)
 */
public record ReleaseProfile(
    String code, InformationType essential, Set<InformationType> accompanying, boolean asks) {}
