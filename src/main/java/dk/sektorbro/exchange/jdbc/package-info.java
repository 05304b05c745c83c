/** Keeps the ledger and the book of refusals in PostgreSQL. */
@NullMarked
package dk.sektorbro.exchange.jdbc;

import org.jspecify.annotations.NullMarked;
