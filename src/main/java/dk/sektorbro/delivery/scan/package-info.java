/**
 * Looks for malware in attachments by asking ClamAV's daemon.
 *
 * <p>Here: the connection to clamd, and what to do while it does not answer. Not here: which files
 * are scanned and what a sender is told ({@link dk.sektorbro.delivery.AttachmentCheck}). Enter by
 * {@link dk.sektorbro.exchange.AttachmentScanner}.
 */
@NullMarked
package dk.sektorbro.delivery.scan;

import org.jspecify.annotations.NullMarked;
