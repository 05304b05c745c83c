package dk.sektorbro.course.team;

import java.time.Period;

/**
 * After how many admissions within which time the team is asked to meet (Central Denmark Region,
 * "the near psychiatry": repeated admissions call for an acute network meeting).
 *
 * @param admissions at least two
 */
public record NetworkMeetingRule(int admissions, Period within) {}
