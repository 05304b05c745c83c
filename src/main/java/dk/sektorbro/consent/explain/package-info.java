/**
 * Saying why, in Danish and English.
 *
 * <p>Here: the question whether something might be shared, put without sharing anything, and the
 * gate's answer in sentences. Not here: the decision itself (consent, consent.policy). Enter by
 * {@link dk.sektorbro.consent.explain.ConsentExplainer}.
 */
@NullMarked
package dk.sektorbro.consent.explain;

import org.jspecify.annotations.NullMarked;
