package dk.sektorbro.consent.explain;

import dk.sektorbro.consent.Code;
import java.util.Map;

/** The hub's own codes in plain words; a code it has no word for is said as it is. */
public final class Glossary {

  private static final Map<String, Sentence> WORDS =
      Map.ofEntries(
          word("medical-certificate", "lægeattester", "medical certificates"),
          word("correspondence", "breve", "letters"),
          word("attachment", "bilag til breve", "files with letters"),
          word("admission-discharge", "indlæggelse og udskrivning", "admission and discharge"),
          word("care-plan", "planer for din behandling", "plans for your care"),
          word("meeting", "møder", "meetings"),
          word("inner-wheel", "inderste kreds", "inner wheel"),
          word("outer-wheel", "ydre kreds", "outer wheel"),
          word("management", "ledelse", "management"),
          word("ips-referral", "henvisning til job med støtte", "referral to supported employment"),
          word(
              "sickness-benefit-case",
              "behandle din sygedagpengesag",
              "your sickness-benefit case"),
          word("employment-effort", "hjælpe dig i job", "helping you into work"),
          word("coordination-of-care", "samarbejde om dit forløb", "working together on your care"),
          word("SUD", "misbrug", "substance use"),
          word("SEX", "seksuel sundhed", "sexual health"),
          word("HIV", "hiv", "HIV"),
          word("SDV", "vold og overgreb", "violence and abuse"),
          word("PSY", "psykisk sygdom", "mental health"),
          word("third-party", "andre mennesker", "other people"),
          word("U", "ikke følsomt", "not sensitive"),
          word("L", "lidt følsomt", "of low sensitivity"),
          word("M", "noget følsomt", "of moderate sensitivity"),
          word("N", "almindeligt følsomt", "of normal sensitivity"),
          word("R", "særligt følsomt", "restricted"),
          word("V", "meget følsomt", "very restricted"),
          word(
              "certificate-request",
              "anmodning om lægeattest",
              "request for a medical certificate"),
          word("certificate-answer", "svar med lægeattest", "answer with a medical certificate"),
          word("care-plan-update", "indhold af din plan", "what is in your plan"),
          word("collect", "indhente dem", "collect it"),
          word("access", "se dem", "look at it"),
          word("use", "bruge dem", "use it"),
          word("disclose", "dele dem", "share it"),
          word("correct", "rette dem", "correct it"),
          word("care-communication", "brev", "letter"));

  private Glossary() {}

  private static Map.Entry<String, Sentence> word(String code, String danish, String english) {
    return Map.entry(code, new Sentence(danish, english));
  }

  public static Sentence of(String code) {
    return WORDS.getOrDefault(code, new Sentence(code, code));
  }

  static String danish(Code code) {
    return of(code.code()).danish();
  }

  static String english(Code code) {
    return of(code.code()).english();
  }
}
