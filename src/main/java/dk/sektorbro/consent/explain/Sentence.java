package dk.sektorbro.consent.explain;

/** The same said twice. */
public record Sentence(String danish, String english) {}
