/**
 * The two simulated sectors and the first case, for the {@code demo} command and the end-to-end
 * tests.
 *
 * <p>Here: a jobcentre system and an EHR that know the hub by its public interfaces only, and the
 * story they play. Not here: anything the hub itself needs.
 */
@NullMarked
package dk.sektorbro.demo;

import org.jspecify.annotations.NullMarked;
