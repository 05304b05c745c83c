/**
 * The one plan that a citizen and both sectors share.
 *
 * <p>Here: who wrote what over which wording, what of it stands for somebody who sees a part of it,
 * and which activities of different sectors get in each other's way. Not here: who may see what
 * (consent), how it is carried (delivery) and looks (jobcentre, psychiatry). Imports no framework.
 * Enter by {@link dk.sektorbro.course.plan.SharedPlan} and {@link
 * dk.sektorbro.course.plan.PlanLog}.
 */
@NullMarked
package dk.sektorbro.course.plan;

import org.jspecify.annotations.NullMarked;
