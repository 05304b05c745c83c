/** The shared course in PostgreSQL. */
@NullMarked
package dk.sektorbro.course.jdbc;

import org.jspecify.annotations.NullMarked;
