/**
 * A year of sickness-benefit cases through the real interfaces, once as jobcentres ask by hand and
 * once as the hub asks early.
 */
@NullMarked
package dk.sektorbro.year;

import org.jspecify.annotations.NullMarked;
