/** Keeps the audit record in PostgreSQL, each record chained to the one before. */
@NullMarked
package dk.sektorbro.audit.jdbc;

import org.jspecify.annotations.NullMarked;
