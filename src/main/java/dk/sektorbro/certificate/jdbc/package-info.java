/** Keeps requests for certificates in PostgreSQL. */
@NullMarked
package dk.sektorbro.certificate.jdbc;

import org.jspecify.annotations.NullMarked;
