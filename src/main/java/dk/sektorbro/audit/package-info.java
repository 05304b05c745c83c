/**
 * The tamper-evident record of what the hub did: each record carries the hash of the one before it.
 *
 * <p>Here: what an audit event is, and the port that writes it in the transaction of the state
 * change it tells of. Not here: logs and metrics (operation). No record holds an id number or text
 * of a message. The core imports no framework. Enter by {@link dk.sektorbro.audit.Audit}.
 */
@NullMarked
package dk.sektorbro.audit;

import org.jspecify.annotations.NullMarked;
