package dk.sektorbro.consent.explain;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Codes;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.Span;
import dk.sektorbro.consent.policy.Condition;
import dk.sektorbro.consent.policy.Law;
import dk.sektorbro.consent.policy.PartyFilter;
import dk.sektorbro.consent.policy.Policy;
import dk.sektorbro.consent.policy.Provision;
import dk.sektorbro.exchange.DanishTime;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A consent as its citizen would say it: who may give what to whom, for what, and what not. */
final class PlainConsent {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d.M.yyyy").withZone(DanishTime.ZONE);

  private final ParticipantDirectory directory;

  PlainConsent(ParticipantDirectory directory) {
    this.directory = directory;
  }

  /** The rule itself, then each exception. */
  List<Sentence> says(Policy policy) {
    List<Sentence> says = new ArrayList<>();
    say(policy.root(), policy.root().permits() ? Form.YES : Form.NO, says);
    return says;
  }

  private void say(Provision provision, Form form, List<Sentence> says) {
    Sentence conditions = conditions(provision.conditions());
    says.add(
        new Sentence(
            form.danish + conditions.danish() + ".", form.english + conditions.english() + "."));
    for (Provision exception : provision.exceptions()) {
      say(exception, exception.permits() ? Form.EXCEPT_YES : Form.EXCEPT_NO, says);
    }
  }

  private enum Form {
    YES(
        "Du har sagt ja til, at oplysninger om dig må deles",
        "You let information about you be shared"),
    NO(
        "Du har sagt nej til, at oplysninger om dig deles",
        "You refuse that information about you is shared"),
    EXCEPT_YES("Undtaget, hvor du siger ja", "Except that you say yes"),
    EXCEPT_NO("Undtaget, hvor du siger nej", "Except that you say no");

    private final String danish;
    private final String english;

    Form(String danish, String english) {
      this.danish = danish;
      this.english = english;
    }
  }

  private Sentence conditions(List<Condition> conditions) {
    StringBuilder danish = new StringBuilder();
    StringBuilder english = new StringBuilder();
    for (Condition condition : conditions) {
      Sentence said = said(condition);
      if (!said.danish().isEmpty()) {
        danish.append(danish.isEmpty() ? ": " : "; ").append(said.danish());
        english.append(english.isEmpty() ? ": " : "; ").append(said.english());
      }
    }
    return new Sentence(danish.toString(), english.toString());
  }

  private Sentence said(Condition condition) {
    return switch (condition) {
      case Condition.FromSource from -> named("fra", "from", from.parties());
      case Condition.ToRecipient to -> named("til", "to", to.parties());
      case Condition.ForPurpose purpose -> purposes(purpose);
      case Condition.InCase in -> both("i sagen", "in the case", in.number());
      case Condition.ByAction action -> new Sentence("", "");
      case Condition.During during -> period("i tiden", "in the time", during.span());
      case Condition.Of of -> said(of.selector());
      case Condition.Unreadable unreadable ->
          new Sentence("noget, hubben ikke kan læse", "something the hub cannot read");
    };
  }

  private static Sentence purposes(Condition.ForPurpose purpose) {
    List<Code> own =
        purpose.purposes().stream()
            .filter(code -> code.system().equals(CodeSystems.PURPOSES))
            .toList();
    Collection<Code> told = own.isEmpty() ? purpose.purposes() : own;
    return new Sentence(
        "for at " + list(told, Glossary::danish), "for " + list(told, Glossary::english));
  }

  private static Sentence said(Selector selector) {
    return switch (selector) {
      case Selector.OfClass each ->
          new Sentence(
              "om " + list(each.classes(), Glossary::danish),
              "about " + list(each.classes(), Glossary::english));
      case Selector.CodedWithin each -> codes("kun med koderne", "coded only as", each.codes());
      case Selector.CodedWith each -> codes("med koderne", "coded as", each.codes());
      case Selector.LabelledWithin each ->
          each.named().isEmpty()
              ? new Sentence(
                  "ikke mere følsomt end du har sagt", "no more sensitive than you have said")
              : new Sentence(
                  "kun mærket " + list(each.named(), Glossary::danish),
                  "labelled only " + list(each.named(), Glossary::english));
      case Selector.LabelledWith each ->
          new Sentence(
              "mærket " + list(each.labels(), Glossary::danish),
              "labelled " + list(each.labels(), Glossary::english));
      case Selector.DatedWithin each -> period("kun fra tiden", "only of the time", each.span());
      case Selector.DatedWith each -> period("fra tiden", "of the time", each.span());
      case Selector.About each ->
          new Sentence("bestemte oplysninger, du har nævnt", "certain information that you named");
    };
  }

  private static Sentence codes(String danish, String english, Codes codes) {
    String all =
        String.join(
            ", ",
            Stream.concat(codes.exact().stream(), codes.prefixes().named().stream())
                .map(Code::code)
                .distinct()
                .sorted()
                .toList());
    return both(danish, english, all);
  }

  private Sentence named(String danish, String english, List<PartyFilter> parties) {
    return new Sentence(
        danish + " " + names(parties, Glossary::danish),
        english + " " + names(parties, Glossary::english));
  }

  private String names(List<PartyFilter> parties, Function<Code, String> word) {
    return String.join(", ", parties.stream().map(each -> name(each, word)).distinct().toList());
  }

  private String name(PartyFilter party, Function<Code, String> word) {
    return switch (party) {
      case PartyFilter.InWheel wheel -> {
        String wheels =
            list(
                wheel.wheels().stream()
                    .map(each -> new Code(CodeSystems.WHEELS, each.code()))
                    .toList(),
                word);
        yield wheel.at().isEmpty()
            ? wheels
            : name(new PartyFilter.Organisation(wheel.at()), word) + " (" + wheels + ")";
      }
      case PartyFilter.Organisation organisation ->
          organisation.identifiers().stream()
              .sorted((one, other) -> one.value().compareTo(other.value()))
              .map(this::name)
              .findFirst()
              .orElse("?");
      case PartyFilter.InRole role ->
          String.join(", ", role.roles().stream().map(Code::code).sorted().toList());
      case PartyFilter.MemberOf group ->
          String.join(", ", group.identifiers().stream().map(Identifier::value).sorted().toList());
      case PartyFilter.Employer employer -> name(employer.who(), word);
      case PartyFilter.Unreadable somebody -> "?";
    };
  }

  private String name(Identifier identifier) {
    return PartyId.SYSTEM.equals(identifier.system())
        ? directory
            .find(new PartyId(identifier.value()))
            .map(Participant::name)
            .orElse(identifier.value())
        : identifier.value();
  }

  private static Sentence period(String danish, String english, Span span) {
    String from = span.from().map(DAY::format).orElse("");
    String to = span.to().map(DAY::format).orElse("");
    return new Sentence(
        danish + (from.isEmpty() ? "" : " fra " + from) + (to.isEmpty() ? "" : " til " + to),
        english + (from.isEmpty() ? "" : " from " + from) + (to.isEmpty() ? "" : " to " + to));
  }

  private static Sentence both(String danish, String english, String value) {
    return new Sentence(danish + " " + value, english + " " + value);
  }

  private static String list(Collection<Code> codes, Function<Code, String> word) {
    return String.join(", ", codes.stream().map(word).distinct().sorted().toList());
  }

  /** Whether it counts now, and until when. */
  Sentence standing(Policy policy, Law law, Instant now) {
    Optional<Instant> withdrawn = policy.withdrawnAt().filter(at -> !now.isBefore(at));
    if (withdrawn.isPresent()) {
      String day = DAY.format(withdrawn.get());
      return new Sentence(
          "Du trak det tilbage den " + day + ".", "You withdrew it on " + day + ".");
    }
    if (policy.term().isBefore(now) || law.isOver(policy, now)) {
      return new Sentence("Det er udløbet.", "It has expired.");
    }
    if (policy.term().isAfter(now)) {
      return new Sentence("Det gælder ikke endnu.", "It does not count yet.");
    }
    return policy
        .term()
        .to()
        .map(DAY::format)
        .map(day -> new Sentence("Det gælder til " + day + ".", "It counts until " + day + "."))
        .orElse(new Sentence("Det gælder.", "It counts."));
  }
}
