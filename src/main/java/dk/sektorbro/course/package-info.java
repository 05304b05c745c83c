/**
 * The course that a citizen and both sectors share: hospital stays, and what others hear of them.
 *
 * <p>Here: what the hub remembers of a stay, what each notification means in the light of what came
 * before it in any order, and who heard what. Not here: whether anybody may hear it (consent), how
 * notices are carried (delivery) or look (jobcentre, psychiatry). The core imports no framework.
 * Enter by {@link dk.sektorbro.course.HeedNotification}.
 */
@NullMarked
package dk.sektorbro.course;

import org.jspecify.annotations.NullMarked;
