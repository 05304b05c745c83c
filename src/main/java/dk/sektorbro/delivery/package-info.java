/**
 * How a message is carried: the beans of the three stages' routes, mailbox, push, status,
 * non-delivery reports, dead letters.
 *
 * <p>Here: what each step of a route in {@code routes/} does. Not here: the order of the steps (the
 * routes), whether a message may be shared (consent), what its languages look like (jobcentre,
 * psychiatry). Enter by {@link dk.sektorbro.delivery.CamelMessageIntake}.
 */
@NullMarked
package dk.sektorbro.delivery;

import org.jspecify.annotations.NullMarked;
