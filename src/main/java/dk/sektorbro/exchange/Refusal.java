package dk.sektorbro.exchange;

/**
 * One reason for refusing an input, told so that the sender can mend it.
 *
 * @param location FHIRPath or XPath of the element, empty where it is the message as a whole
 * @param explanation what is wrong and what to do; never the value itself, so no id number and no
 *     text of the message
 */
public record Refusal(RefusalCode code, String location, String explanation) {}
