/**
 * Citizens who move from one municipality to another.
 *
 * <p>Here: who said so, whom a citizen has left, and who follows on whom. Not here: what is handed
 * over, which is delivery's and the consent gate's to decide. The core imports no framework. Enter
 * by {@link dk.sektorbro.course.move.RegisterMove}.
 */
@NullMarked
package dk.sektorbro.course.move;

import org.jspecify.annotations.NullMarked;
