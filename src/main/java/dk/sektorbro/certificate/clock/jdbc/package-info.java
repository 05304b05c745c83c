/** Keeps sickness-benefit cases in PostgreSQL. */
@NullMarked
package dk.sektorbro.certificate.clock.jdbc;

import org.jspecify.annotations.NullMarked;
