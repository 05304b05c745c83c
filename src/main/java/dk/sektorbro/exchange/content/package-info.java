/**
 * What a message says, in no sector's language: adapters read their own language into it and write
 * theirs from it.
 *
 * <p>Plaintext about a citizen: lives in memory only, and no record here prints its text.
 */
@NullMarked
package dk.sektorbro.exchange.content;

import org.jspecify.annotations.NullMarked;
