/**
 * Discharges that psychiatry plans and tells of ahead of time, in versions.
 *
 * <p>Here: which version holds, and what it takes the place of. Not here: whether anybody may hear
 * it (consent), how it is carried (delivery). Imports no framework. Enter by {@link
 * dk.sektorbro.course.discharge.PlanDischarge}.
 */
@NullMarked
package dk.sektorbro.course.discharge;

import org.jspecify.annotations.NullMarked;
