/** Keeps the registry of consents in PostgreSQL, terms concealed. */
@NullMarked
package dk.sektorbro.consent.jdbc;

import org.jspecify.annotations.NullMarked;
