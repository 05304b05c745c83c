/**
 * The decision itself: consents in the hub's own form, the rules of law they are held to, and how
 * several are weighed together.
 *
 * <p>Everything here is immutable and knows neither FHIR, database nor clock; what decides comes in
 * with the request. Not here: reading a consent into this form ({@code consent.fhir}, {@code
 * ConsentTerms}), keeping it (registry), carrying a decision out (delivery). Enter by {@link
 * dk.sektorbro.consent.policy.PolicyEngine}.
 */
@NullMarked
package dk.sektorbro.consent.policy;

import org.jspecify.annotations.NullMarked;
