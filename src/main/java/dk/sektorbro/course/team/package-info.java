/**
 * The people around a citizen, of both sectors, and how near each of them stands.
 *
 * <p>Here: who is in a citizen's team, what writing to the team means, and when many admissions
 * call for the team to meet. Not here: who may see whom (consent), how it is carried (delivery) and
 * looks (jobcentre, psychiatry). Imports no framework. Enter by {@link
 * dk.sektorbro.course.team.CitizenTeam}.
 */
@NullMarked
package dk.sektorbro.course.team;

import org.jspecify.annotations.NullMarked;
