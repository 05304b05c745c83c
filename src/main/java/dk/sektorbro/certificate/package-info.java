/**
 * The dialogue about a medical certificate: forms, and a request's way from asked to answered.
 *
 * <p>Here: which forms there are and by when an answer may be asked for, one class per verb of the
 * dialogue. Not here: whether the certificate may be shared (consent), how the messages look
 * (jobcentre, psychiatry). The core imports no framework. Enter by {@link
 * dk.sektorbro.certificate.RequestCertificate} and {@link
 * dk.sektorbro.certificate.AnswerCertificate}.
 */
@NullMarked
package dk.sektorbro.certificate;

import org.jspecify.annotations.NullMarked;
