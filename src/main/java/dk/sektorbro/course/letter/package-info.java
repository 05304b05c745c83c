/**
 * Correspondence as a dialogue: what a letter replies to, and what it passes on.
 *
 * <p>Here: whether the message before it exists. Not here: what a thread looks like (jobcentre,
 * psychiatry), nor whether it may be shared (consent). The core imports no framework. Enter by
 * {@link dk.sektorbro.course.letter.FollowLetter}.
 */
@NullMarked
package dk.sektorbro.course.letter;

import org.jspecify.annotations.NullMarked;
