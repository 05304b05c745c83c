/** Keeps wrapped data keys in PostgreSQL. */
@NullMarked
package dk.sektorbro.seal.jdbc;

import org.jspecify.annotations.NullMarked;
