/**
 * Meetings between the sectors: which word on a meeting stands, in whatever order they come.
 *
 * <p>Here: the versions of a meeting (RFC 5546), who may say what, what is too late. Not here:
 * whether anybody may hear it (consent), how it looks (jobcentre, psychiatry). The core imports no
 * framework. Enter by {@link dk.sektorbro.course.meeting.FollowMeeting}.
 */
@NullMarked
package dk.sektorbro.course.meeting;

import org.jspecify.annotations.NullMarked;
