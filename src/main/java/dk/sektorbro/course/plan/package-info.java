/**
 * The one plan that a citizen and both sectors share.
 *
 * <p>Here: what a plan is made of, how two changes to it become one, and which activities of the
 * two sectors get in each other's way. Not here: who may see what of it (consent), how it is
 * carried and written. Imports no framework. Enter by {@link dk.sektorbro.course.plan.Merge} and
 * {@link dk.sektorbro.course.plan.Overlaps}.
 */
@NullMarked
package dk.sektorbro.course.plan;

import org.jspecify.annotations.NullMarked;
