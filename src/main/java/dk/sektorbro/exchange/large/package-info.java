/**
 * How a message with large files passes through a small heap: taken apart at the door, put together
 * on the way out.
 *
 * <p>Here: the pass that takes large files out of a message as it is read ({@link
 * dk.sektorbro.exchange.large.Lift}), the port to where they are kept meanwhile ({@link
 * dk.sektorbro.exchange.large.LargeStore}), the stream that puts them back ({@link
 * dk.sektorbro.exchange.large.Expansion}). Not here: how they are sealed and where they lie (seal),
 * which messages may carry them (delivery).
 */
@NullMarked
package dk.sektorbro.exchange.large;

import org.jspecify.annotations.NullMarked;
