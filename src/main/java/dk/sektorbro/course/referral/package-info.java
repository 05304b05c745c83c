/**
 * Referrals from psychiatry to individual placement and support (IPS) at a jobcentre, and what came
 * of them.
 *
 * <p>Here: which report may follow on which, on which days, and what is remembered for the key
 * figures. Not here: whether it may be shared (consent), how it is carried (delivery), what is
 * counted (certificate.figures). Imports no framework. Enter by {@link
 * dk.sektorbro.course.referral.ReferToIps} and {@link dk.sektorbro.course.referral.ReportProgress}.
 */
@NullMarked
package dk.sektorbro.course.referral;

import org.jspecify.annotations.NullMarked;
