package dk.sektorbro.consent.explain;

import java.util.List;

/**
 * The gate's answer to an enquiry.
 *
 * @param outcome {@code permit}, {@code deny}, {@code no-consent}, or {@code not-released} where a
 *     consent permits it and the release profile does not say what the receiver may get
 * @param dependsOnContent whether the message itself, once it is written, may change the outcome
 * @param because each consent and rule that mattered, in the order they were weighed
 * @param withheld what would be cut away
 * @param needed what would be needed instead; empty where it would be shared whole
 */
public record Explanation(
    String outcome,
    boolean dependsOnContent,
    List<Sentence> because,
    List<Sentence> withheld,
    List<Sentence> needed) {}
