/**
 * Running the hub: its two ports and who may enter them, health, metrics, the command line.
 *
 * <p>Here: TLS and the party's key on the API port, the administrators' login on the management
 * port, what they see. Not here: what is done with a message (delivery).
 */
@NullMarked
package dk.sektorbro.operation;

import org.jspecify.annotations.NullMarked;
