package dk.sektorbro.consent.explain;

import java.util.List;

/**
 * The gate's answer to an enquiry.
 *
 * @param outcome {@code permit}, {@code deny} or {@code no-consent}
 * @param because each consent and rule that mattered, in the order they were weighed
 * @param withheld what would be cut away
 * @param needed what would be needed instead; empty where it would be shared whole
 */
public record Explanation(
    String outcome, List<Sentence> because, List<Sentence> withheld, List<Sentence> needed) {}
