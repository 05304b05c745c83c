/**
 * What is exchanged: the envelope of a message, its kinds and states, the ids of parties and
 * citizens, the ledger.
 *
 * <p>Here: the words every other package speaks, and the ports they meet at. {@code content} holds
 * what a message says, in no sector's language; {@code jdbc} keeps the ledger in PostgreSQL. Not
 * here: who takes part (participant), whether a message may be shared (consent), how it is sealed
 * (seal) or carried (delivery). The core imports no framework.
 */
@NullMarked
package dk.sektorbro.exchange;

import org.jspecify.annotations.NullMarked;
