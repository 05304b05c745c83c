package dk.sektorbro.consent.explain;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Codes;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Selector;
import dk.sektorbro.consent.ShareRequest;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A consent as its citizen would say it: who may give what to whom, for what, and what not. */
final class PlainConsent {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d.M.yyyy").withZone(DanishTime.ZONE);

  private static final Sentence YES =
      new Sentence(
          "Du har sagt ja til, at oplysninger om dig må deles",
          "You let information about you be shared");
  private static final Sentence NO =
      new Sentence(
          "Du har sagt nej til, at oplysninger om dig deles",
          "You refuse that information about you is shared");
  private static final Sentence YES_TO_OTHER_USE =
      new Sentence(
          "Du har sagt ja til, at oplysninger om dig må bruges",
          "You let information about you be used");
  private static final Sentence NO_TO_OTHER_USE =
      new Sentence(
          "Du har sagt nej til, at oplysninger om dig bruges",
          "You refuse that information about you is used");
  private static final Sentence NOTHING = new Sentence("", "");

  private final ParticipantDirectory directory;

  PlainConsent(ParticipantDirectory directory) {
    this.directory = directory;
  }

  /**
   * The rule itself, then each exception, numbered as it stands within the one before it.
   *
   * <p>A consent to another use than sharing says so first, because it lets nobody share anything.
   */
  List<Sentence> says(Policy policy) {
    List<Sentence> says = new ArrayList<>();
    Provision root = policy.root();
    says.add(sentence(opening(root), root));
    exceptions(root, "", says);
    return says;
  }

  private void exceptions(Provision from, String number, List<Sentence> says) {
    for (int i = 0; i < from.exceptions().size(); i++) {
      Provision exception = from.exceptions().get(i);
      String own = (number.isEmpty() ? "" : number + ".") + (i + 1);
      says.add(sentence(opening(own, number, exception.permits()), exception));
      exceptions(exception, own, says);
    }
  }

  private static Sentence opening(Provision root) {
    boolean otherUse =
        root.conditions().stream()
            .anyMatch(condition -> condition instanceof Condition.ByAction use && !isSharing(use));
    if (otherUse) {
      return root.permits() ? YES_TO_OTHER_USE : NO_TO_OTHER_USE;
    }
    return root.permits() ? YES : NO;
  }

  private static boolean isSharing(Condition.ByAction action) {
    return action.actions().contains(ShareRequest.DISCLOSE);
  }

  private static Sentence opening(String own, String from, boolean permits) {
    return new Sentence(
        "Undtagelse %s%s, hvor du siger %s"
            .formatted(
                own, from.isEmpty() ? "" : " fra undtagelse " + from, permits ? "ja" : "nej"),
        "Exception %s%s, where you say %s"
            .formatted(own, from.isEmpty() ? "" : " to exception " + from, permits ? "yes" : "no"));
  }

  private Sentence sentence(Sentence opening, Provision provision) {
    Sentence conditions = conditions(provision);
    return new Sentence(
        opening.danish() + conditions.danish() + ".",
        opening.english() + conditions.english() + ".");
  }

  private Sentence conditions(Provision provision) {
    StringBuilder danish = new StringBuilder();
    StringBuilder english = new StringBuilder();
    for (Condition condition : provision.conditions()) {
      Sentence said =
          condition instanceof Condition.ByAction action
              ? use(action, provision.permits())
              : said(condition);
      if (!said.danish().isEmpty()) {
        danish.append(danish.isEmpty() ? ": " : "; ").append(said.danish());
        english.append(english.isEmpty() ? ": " : "; ").append(said.english());
      }
    }
    return new Sentence(danish.toString(), english.toString());
  }

  /** To share is what a consent is to, unless it says that it is to something else. */
  private static Sentence use(Condition.ByAction action, boolean permits) {
    if (isSharing(action)) {
      return NOTHING;
    }
    String danish = list(action.actions(), Glossary::danish);
    String english = list(action.actions(), Glossary::english);
    return permits
        ? new Sentence(
            "kun til at " + danish + ", så det lader ingen dele noget",
            "only to " + english + ", so it lets nobody share anything")
        : new Sentence(
            "kun til at " + danish + ", så det hindrer ingen i at dele noget",
            "only to " + english + ", so it keeps nobody from sharing anything");
  }

  private Sentence said(Condition condition) {
    return switch (condition) {
      case Condition.FromSource from -> named("fra", "from", from.parties());
      case Condition.ToRecipient to -> named("til", "to", to.parties());
      case Condition.ForPurpose purpose -> purposes(purpose);
      case Condition.InCase in -> both("i sagen", "in the case", in.number());
      case Condition.ByAction action -> NOTHING;
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

  private Sentence said(Selector selector) {
    return switch (selector) {
      case Selector.OfClass each ->
          new Sentence(
              "om " + list(each.classes(), Glossary::danish),
              "about " + list(each.classes(), Glossary::english));
      case Selector.CodedWithin each -> codes("kun med koderne", "coded only as", each.codes());
      case Selector.CodedWith each -> codes("med koderne", "coded as", each.codes());
      case Selector.LabelledWithin each -> PlainLabels.of(each);
      case Selector.LabelledWith each -> PlainLabels.of(each);
      case Selector.DatedWithin each -> period("kun fra tiden", "only of the time", each.span());
      case Selector.DatedWith each -> period("fra tiden", "of the time", each.span());
      case Selector.About each -> about(each.references());
    };
  }

  private Sentence about(Set<Selector.Reference> references) {
    return Sentence.all(
        " eller ",
        " or ",
        references.stream()
            .sorted(
                Comparator.comparing(Selector.Reference::meaning)
                    .thenComparing(each -> each.to().value()))
            .map(this::about)
            .toList());
  }

  private Sentence about(Selector.Reference reference) {
    String named = name(reference.to());
    return switch (reference.meaning()) {
      case INSTANCE ->
          new Sentence("netop oplysningen " + named, "the one piece of information " + named);
      case RELATED ->
          new Sentence(
              "oplysningen " + named + " og det, den henviser til",
              "the piece of information " + named + " and what it refers to");
      case DEPENDENTS ->
          new Sentence(
              "oplysningen " + named + " og det, der henviser til den",
              "the piece of information " + named + " and what refers to it");
      case AUTHOREDBY -> new Sentence("skrevet af " + named, "written by " + named);
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
      case PartyFilter.InWheel wheel ->
          at(
              wheel.at(),
              list(
                  wheel.wheels().stream()
                      .map(each -> new Code(CodeSystems.WHEELS, each.code()))
                      .toList(),
                  word));
      case PartyFilter.Organisation organisation -> organisation(organisation.identifiers());
      case PartyFilter.InRole role -> at(role.at(), list(role.roles(), Code::code));
      case PartyFilter.MemberOf group ->
          String.join(", ", group.identifiers().stream().map(Identifier::value).sorted().toList());
      case PartyFilter.Employer employer -> name(employer.who(), word);
      case PartyFilter.Unreadable somebody -> "?";
    };
  }

  /** Whoever it is, at an organisation where one is named. */
  private String at(Set<Identifier> organisation, String whom) {
    return organisation.isEmpty() ? whom : organisation(organisation) + " (" + whom + ")";
  }

  private String organisation(Set<Identifier> identifiers) {
    return identifiers.stream()
        .sorted(Comparator.comparing(Identifier::value))
        .map(this::name)
        .findFirst()
        .orElse("?");
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
    return never(policy).orElseGet(() -> term(policy, law, now));
  }

  private static Optional<Sentence> never(Policy policy) {
    if (!policy.aboutDisclosure()) {
      return Optional.of(
          new Sentence(
              "Det handler ikke om at dele oplysninger.", "It is not about sharing information."));
    }
    return switch (policy.status()) {
      case ACTIVE -> Optional.empty();
      case INACTIVE -> Optional.of(new Sentence("Det gælder ikke mere.", "It counts no more."));
      case NOT_GIVEN -> Optional.of(new Sentence("Det er ikke givet.", "It was never given."));
      case ENTERED_IN_ERROR ->
          Optional.of(
              new Sentence("Det er registreret ved en fejl.", "It was registered by mistake."));
    };
  }

  private static Optional<Sentence> unlawful(Policy policy, Law law, Instant now) {
    return law.brokenBy(policy, now)
        .map(
            breach ->
                new Sentence(
                    "Det lader ingen dele noget: det har ikke den form, loven kræver ("
                        + breach.source()
                        + ").",
                    "It lets nobody share anything: it does not have the form that the law asks for"
                        + " ("
                        + breach.source()
                        + ")."));
  }

  private static Sentence term(Policy policy, Law law, Instant now) {
    if (policy.term().isBefore(now) || law.isOver(policy, now)) {
      return new Sentence("Det er udløbet.", "It has expired.");
    }
    if (policy.term().isAfter(now) || policy.givenAt().filter(now::isBefore).isPresent()) {
      return new Sentence("Det gælder ikke endnu.", "It does not count yet.");
    }
    return unlawful(policy, law, now).orElseGet(() -> counts(policy, law, now));
  }

  /** The law may end it before its term does, as a parent's consent with the 15th birthday. */
  private static Sentence counts(Policy policy, Law law, Instant now) {
    Sentence counts =
        Stream.concat(policy.term().to().stream(), law.endOf(policy, now).stream())
            .min(Comparator.naturalOrder())
            .map(DAY::format)
            .map(day -> new Sentence("Det gælder til " + day + ".", "It counts until " + day + "."))
            .orElse(new Sentence("Det gælder.", "It counts."));
    return law.exceptionsBrokenBy(policy, now)
        .map(
            breach ->
                new Sentence(
                    "%s Det, du undtager, deles dog ikke: det har ikke den form, loven kræver, eller er udløbet (%s)."
                        .formatted(counts.danish(), breach.source()),
                    "%s What you except is not shared all the same: it does not have the form that the law asks for, or has expired (%s)."
                        .formatted(counts.english(), breach.source())))
        .orElse(counts);
  }
}
