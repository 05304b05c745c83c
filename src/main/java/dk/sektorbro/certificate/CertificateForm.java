package dk.sektorbro.certificate;

/**
 * A form a jobcentre can ask for.
 *
 * @param code such as {@code LAE-285}
 * @param questionnaire canonical url and version of the questionnaire the answer follows
 * @param earliestDueDays an answer may not be asked for sooner than so many days from the request
 * @param source the rule that says so
 */
public record CertificateForm(
    String code, String name, String questionnaire, int earliestDueDays, String source) {}
