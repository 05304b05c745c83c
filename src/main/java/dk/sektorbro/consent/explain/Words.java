package dk.sektorbro.consent.explain;

import dk.sektorbro.consent.ConsentOutlook;
import dk.sektorbro.consent.Reason;
import dk.sektorbro.consent.ShareDecision.ConsentNeeded;
import dk.sektorbro.consent.ShareDecision.Ground;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.cut.AllowList;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the gate finds, as sentences a person can read. Names parties and codes, and no citizen. */
final class Words {

  static final Sentence DEPENDS_ON_CONTENT =
      new Sentence(
          "Det afhænger af indholdet: koder, mærker, datoer, forfattere og attestens form kan ændre"
              + " svaret.",
          "It depends on the content: codes, labels, dates, authors and the form of a certificate"
              + " may change the answer.");

  static final Sentence NOT_RELEASED =
      new Sentence(
          "Frigivelsesprofilen siger ikke, hvad modtageren må få til dette formål. Den, der driver"
              + " hubben, skal tilføje det.",
          "The release profile does not say what the receiver may get for this purpose. Whoever"
              + " runs the hub must add it.");

  private Words() {}

  /** What a release profile lets through of a message, whatever is consented to. */
  static Sentence released(AllowList elements) {
    return new Sentence(
        "Af frigivelsesprofilen deles højst: " + elements + ".",
        "By the release profile, no more is shared than: " + elements + ".");
  }

  /** Where such a message tells less than was asked. */
  static Sentence of(ConsentOutlook.Remark remark) {
    return switch (remark) {
      case OF_NO_CASE ->
          new Sentence(
              "En meddelelse af denne slags hører ikke til en sag, så der er ikke set på den"
                  + " nævnte.",
              "A message of this kind belongs to no case, so the one named was not looked at.");
      case NOT_OF_THE_PURPOSE ->
          new Sentence(
              "En meddelelse af denne slags tjener ikke det nævnte formål; svaret gælder dem, den"
                  + " tjener.",
              "A message of this kind does not serve the purpose named; the answer is of those it"
                  + " serves.");
      case FOR_ANOTHER_PURPOSE ->
          new Sentence(
              "Den tjener alle formål af sin slags, og det er et andet end det nævnte, der lader"
                  + " den dele.",
              "It serves every purpose of its kind, and it is another than the one named that lets"
                  + " it be shared.");
      case NOT_FOR_ANOTHER_PURPOSE ->
          new Sentence(
              "Til det nævnte formål alene måtte den deles; den tjener alle formål af sin slags, og"
                  + " et af dem er undtaget.",
              "For the purpose named alone it could be shared; it serves every purpose of its kind,"
                  + " and one of them is excepted.");
    };
  }

  static Sentence of(Ground ground) {
    Sentence said = said(ground);
    String danish = ground.consent().map(id -> "Samtykke " + id + ": ").orElse("");
    String english = ground.consent().map(id -> "Consent " + id + ": ").orElse("");
    return new Sentence(
        danish
            + said.danish()
            + wheels(ground.about(), "kreds", Sentence::danish)
            + where(ground.about(), "bestemmelse"),
        english
            + said.english()
            + wheels(ground.about(), "wheel", Sentence::english)
            + where(ground.about(), "provision"));
  }

  private static Sentence said(Ground ground) {
    String rule = rule(ground.about());
    return switch (ground.finding()) {
      case MOVED ->
          new Sentence(
              "borgeren er flyttet fra modtageren", "the citizen has moved away from the receiver");
      case PERMITS -> new Sentence("det tillader delingen", "it allows the sharing");
      case DENIES -> new Sentence("borgeren siger nej til det her", "the citizen says no to this");
      case NOT_GIVEN ->
          new Sentence(
              "det er et udkast eller afvist, så ingen har givet det",
              "it is a draft or was rejected, so nobody gave it");
      case ENTERED_IN_ERROR ->
          new Sentence("det er registreret ved en fejl", "it was registered by mistake");
      case NOT_ABOUT_DISCLOSURE ->
          new Sentence(
              "det handler ikke om at dele oplysninger", "it is not about sharing information");
      case OTHER_SOURCE ->
          new Sentence(
              "det nævner ikke den, der afgiver oplysningerne",
              "it does not name the party that discloses");
      case OTHER_RECIPIENT ->
          new Sentence(
              "det nævner ikke den, der modtager oplysningerne",
              "it does not name the party that receives");
      case OTHER_WHEEL ->
          new Sentence(
              "det nævner parten i en anden kreds af borgerens team",
              "it names the party in another wheel of the citizen's team");
      case OTHER_PURPOSE ->
          new Sentence("det gælder et andet formål", "it was given for another purpose");
      case OTHER_CASE -> new Sentence("det gælder en anden sag", "it was given for another case");
      case OTHER_ACTION ->
          new Sentence(
              "det gælder en anden brug end videregivelse",
              "it is about another use than disclosure");
      case OTHER_CLASS ->
          new Sentence(
              "det nævner ikke denne slags oplysninger",
              "it does not name this kind of information");
      case OTHER_CODE ->
          new Sentence(
              "det gælder kun oplysninger med bestemte koder",
              "it is about information with certain codes only");
      case OTHER_LABEL ->
          new Sentence(
              "oplysningerne er mærket som mere følsomme, end det omfatter",
              "the information is labelled as more sensitive than it covers");
      case OTHER_DATES ->
          new Sentence(
              "det gælder oplysninger fra en anden tid", "it is about information of another time");
      case OTHER_DATA ->
          new Sentence(
              "det gælder andre, nævnte oplysninger",
              "it is about other information that it names");
      case OTHER_PERIOD ->
          new Sentence("det gælder ikke på dette tidspunkt", "it is not in force at that moment");
      case NOT_UNDERSTOOD ->
          new Sentence(
              "det siger noget, hubben ikke kan læse, og tillader derfor intet",
              "it says something that the hub cannot read, and so allows nothing");
      case NOT_YET_IN_FORCE -> new Sentence("det er ikke trådt i kraft", "it is not in force yet");
      case EXPIRED -> new Sentence("det er udløbet", "it has expired");
      case WITHDRAWN ->
          new Sentence("borgeren har trukket det tilbage", "the citizen has withdrawn it");
      case BREAKS_LAW ->
          new Sentence(
              "det har ikke den form, loven kræver" + rule,
              "it does not have the form that the law asks for" + rule);
      case OUTWEIGHED ->
          new Sentence("et andet samtykke går forud for det", "another consent goes before it");
      case FORBIDDEN ->
          new Sentence(
              "Loven forbyder det, uanset hvad nogen samtykker til" + rule,
              "The law forbids it, whatever anybody consents to" + rule);
      case SIGNED_FOR ->
          new Sentence(
              "En navngiven person har skrevet under på, at det deles uden samtykke" + rule,
              "A named person has signed that it is shared without consent" + rule);
      case SIGN_OFF_DOES_NOT_COVER ->
          new Sentence(
              "Der er skrevet under på deling uden samtykke, men ikke af det her" + rule,
              "Somebody has signed for sharing without consent, but not of this" + rule);
      case MENDS ->
          new Sentence(
              "Det retter, hvad modtageren har fået at vide før" + rule,
              "It mends what the receiver was told before" + rule);
      case RELEASES_LESS ->
          new Sentence(
              "Modtageren ville nu få mindre af meddelelsen" + rule,
              "The receiver would now get less of the message" + rule);
    };
  }

  private static String rule(Map<String, String> about) {
    String source = about.getOrDefault("source", "");
    return source.isEmpty() ? "" : " (" + source + ")";
  }

  /** The wheels of the citizen's team in which it names the party. */
  private static String wheels(
      Map<String, String> about, String wheel, Function<Sentence, String> language) {
    String codes = about.getOrDefault("wheel", "");
    return codes.isEmpty()
        ? ""
        : Arrays.stream(codes.split(" ", -1))
            .map(code -> language.apply(Glossary.of(code)))
            .collect(Collectors.joining(", ", " (" + wheel + ": ", ")"));
  }

  private static String where(Map<String, String> about, String provision) {
    String at = about.getOrDefault("provision", "");
    return at.isEmpty() ? "." : " (" + provision + " " + at + ").";
  }

  static Sentence of(Reason reason) {
    return new Sentence(danish(reason.code()), reason.explanation());
  }

  private static String danish(Reason.Code code) {
    return switch (code) {
      case MOVED -> "Borgeren er flyttet til en anden kommune, og modtageren får ikke mere.";
      case FORBIDDEN_BY_LAW -> "Loven lader ikke denne modtager få helbredsoplysninger.";
      case REFUSED -> "Borgeren har ikke samtykket til at dele dette med modtageren.";
      case WITHDRAWN -> "Borgeren har trukket samtykket tilbage. Bed om et nyt før næste forsøg.";
      case EXPIRED -> "Samtykket er udløbet. Bed om et nyt før næste forsøg.";
      case NARROWED -> "Samtykket omfatter nu mindre end meddelelsen. Send den igen.";
      case NOT_YET_VALID -> "Samtykket er ikke trådt i kraft.";
      case BREAKS_LAW ->
          "Samtykket har ikke den form, loven kræver. Bed om et nyt, skriftligt, der nævner"
              + " oplysninger, parter, formål og sag.";
      case CANNOT_BE_CUT ->
          "Samtykket undtager en del, der ikke kan skæres fra her. Send uden den.";
      case DOES_NOT_COVER ->
          "Samtykket omfatter ikke disse oplysninger, dette formål eller denne sag.";
      case OTHER_PARTIES -> "Intet samtykke nævner både den, der afgiver, og den, der modtager.";
      case RESTS_ON_UNSHARED ->
          "Meddelelsen bygger på en anden, som alligevel ikke blev delt med modtageren, eller som"
              + " er slettet.";
    };
  }

  static Sentence of(ConsentNeeded needed) {
    return new Sentence(
        "Der skal et skriftligt samtykke til, der nævner %s som afgiver, %s som modtager og %s som oplysninger."
            .formatted(needed.source(), needed.recipient(), needed.information()),
        needed.sentence());
  }

  static Sentence of(Obligation obligation) {
    return switch (obligation) {
      case Obligation.Withhold withhold ->
          new Sentence(
              "Udelades: " + withhold.item() + ", som intet samtykke nævner.",
              "Left out: " + withhold.item() + ", which no consent names.");
      case Obligation.CutAway parts ->
          new Sentence(
              "Skæres fra: de dele, borgeren har undtaget.",
              "Cut away: the parts that the citizen excepted.");
      case Obligation.KeepOnly parts ->
          new Sentence(
              "Skæres fra: alt andet end de dele, borgeren har nævnt.",
              "Cut away: everything but the parts that the citizen named.");
      case Obligation.Report report ->
          new Sentence(
              "Meldes til den sikkerhedsansvarlige: delt uden samtykke efter "
                  + report.basis()
                  + ".",
              "Reported to the security officer: shared without consent under "
                  + report.basis()
                  + ".");
    };
  }
}
