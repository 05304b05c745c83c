package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Party;
import dk.sektorbro.consent.Span;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.AdmissionNotice;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.CertificateAnswered;
import dk.sektorbro.exchange.content.CertificateForwarded;
import dk.sektorbro.exchange.content.CertificateNotice;
import dk.sektorbro.exchange.content.CertificateRequested;
import dk.sektorbro.exchange.content.Content;
import dk.sektorbro.exchange.content.Correspondence;
import dk.sektorbro.exchange.content.Correspondence.Part;
import dk.sektorbro.exchange.content.DischargePlanned;
import dk.sektorbro.exchange.content.HospitalNotified;
import dk.sektorbro.exchange.content.IpsProgressed;
import dk.sektorbro.exchange.content.IpsReferred;
import dk.sektorbro.exchange.content.MeetingWord;
import dk.sektorbro.exchange.content.NetworkMeetingProposed;
import dk.sektorbro.exchange.content.NotDelivered;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanSeen;
import dk.sektorbro.exchange.content.PlanUpdated;
import dk.sektorbro.exchange.content.RequestReference;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a message says, as consents see it, where it was not written in FHIR: the category of a
 * letter, the form of a certificate, who wrote and when.
 */
public final class ContentItems {

  private static final InformationType CERTIFICATE = InformationType.MEDICAL_CERTIFICATE;
  private static final String UUIDS = "urn:uuid:";

  private final LabelTable labels;

  public ContentItems(LabelTable labels) {
    this.labels = labels;
  }

  /** The information in it by its type; of a letter, what was written last. */
  public Map<InformationType, Item> of(MessageKind kind, Content content) {
    Map<InformationType, Item> items = new EnumMap<>(InformationType.class);
    switch (content) {
      case CertificateRequested asked -> items.put(CERTIFICATE, asked(kind, asked));
      case CertificateForwarded forwarded ->
          items.put(CERTIFICATE, asked(kind, forwarded.request()));
      case CertificateAnswered answered ->
          items.put(
              CERTIFICATE,
              certificate(
                  kind,
                  Optional.of(answered.form()),
                  answered.requestId(),
                  Optional.of(answered.author()),
                  answered.writtenAt()));
      case CertificateNotice notice ->
          items.put(
              CERTIFICATE,
              certificate(
                  kind,
                  notice.about().map(RequestReference::form),
                  Optional.of(notice.requestId()),
                  notice.author(),
                  notice.writtenAt()));
      case Correspondence letter -> {
        put(items, InformationType.CORRESPONDENCE, kind, letter, Part.Text.class);
        put(items, InformationType.ATTACHMENT, kind, letter, Part.File.class);
      }
      case HospitalNotified notified -> {
        items.put(InformationType.ADMISSION_DISCHARGE, stay(kind));
        if (notified.changePackage().orElse(false)) {
          items.put(InformationType.CARE_PLAN, Item.of(InformationType.CARE_PLAN, kind));
        }
      }
      case AdmissionNotice notice -> items.put(InformationType.ADMISSION_DISCHARGE, stay(kind));
      case MeetingWord word -> {
        items.put(InformationType.MEETING, meeting(kind, word));
        if (word.note().isPresent()) {
          items.put(InformationType.CORRESPONDENCE, note(kind, word));
        }
      }
      case PlanUpdated update -> {
        List<Item> parts = parts(kind, update);
        if (!parts.isEmpty()) {
          items.put(
              InformationType.CARE_PLAN,
              Described.as(
                  InformationType.CARE_PLAN.code(),
                  parts.getFirst().classes(),
                  Described.newest(parts)));
        }
      }
      case DischargePlanned planned -> {
        items.put(InformationType.ADMISSION_DISCHARGE, stay(kind));
        if (planned.hasAgreements()) {
          items.put(InformationType.CARE_PLAN, Item.of(InformationType.CARE_PLAN, kind));
        }
      }
      case IpsReferred referred ->
          items.put(
              InformationType.IPS_REFERRAL,
              referral(kind, referred.referralId(), referred.author(), referred.writtenAt()));
      case IpsProgressed progressed ->
          items.put(
              InformationType.IPS_REFERRAL,
              referral(kind, progressed.referralId(), progressed.author(), progressed.writtenAt()));
      case NetworkMeetingProposed proposed ->
          items.put(InformationType.ADMISSION_DISCHARGE, stay(kind));
      case NotDelivered report -> {}
    }
    return items;
  }

  /** Parts that are decided on one by one, each under its own name; none where a kind has none. */
  public List<Item> parts(MessageKind kind, Content content) {
    return content instanceof PlanUpdated update
        ? update.plan().parts().stream().map(said -> part(kind, said)).toList()
        : List.of();
  }

  /** Who of a party is in a citizen's team, of the moment it was written. */
  public Item team(PartyId party, Instant writtenAt) {
    return new Item(
        InformationType.CARE_PLAN.code(),
        Set.of(
            new Code(CodeSystems.INFORMATION_TYPES, InformationType.CARE_PLAN.code()),
            new Code(CodeSystems.RESOURCE_TYPES, "CareTeam")),
        Set.of(),
        true,
        Set.of(),
        Set.of(),
        Optional.of(Span.at(writtenAt)),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(Party.sor(party)));
  }

  /** One part of a plan, of the moment it was written so. */
  public Item part(MessageKind kind, PlanSeen.Said said) {
    Set<Code> classes = new HashSet<>(Item.of(InformationType.CARE_PLAN, kind).classes());
    classes.add(new Code(CodeSystems.RESOURCE_TYPES, "CarePlan"));
    Set<Code> codes =
        switch (said.part()) {
          case PlanPart.Goal goal -> Set.of();
          case PlanPart.Activity activity ->
              Set.of(new Code(PlanPart.Kind.SYSTEM, activity.kind().code()));
          case PlanPart.WeekLimit limit -> Set.of();
        };
    return new Item(
        said.wording(),
        classes,
        codes,
        !(said.part() instanceof PlanPart.WeekLimit),
        codes.isEmpty() ? Set.of() : Set.of(PlanPart.Kind.SYSTEM),
        labels.labels("CarePlan", codes),
        Optional.of(Span.at(said.at())),
        Set.of(new Identifier("", UUIDS + said.part().id())),
        Set.of(),
        Set.of(),
        Set.of(Party.sor(said.by())));
  }

  private void put(
      Map<InformationType, Item> items,
      InformationType type,
      MessageKind kind,
      Correspondence letter,
      Class<? extends Part> sort) {
    List<Item> parts =
        letter.parts().stream()
            .filter(sort::isInstance)
            .map(part -> part(kind, letter, part))
            .toList();
    if (!parts.isEmpty()) {
      Set<Code> classes = new HashSet<>(Item.of(type, kind).classes());
      if (type == InformationType.CORRESPONDENCE) {
        classes.add(new Code(CodeSystems.RESOURCE_TYPES, "Communication"));
      }
      items.put(type, Described.as(type.code(), classes, Described.newest(parts)));
    }
  }

  /** Of a stay no more is known here than that it is told of; the message itself knows when. */
  private static Item stay(MessageKind kind) {
    return Item.of(InformationType.ADMISSION_DISCHARGE, kind);
  }

  /** What is noted on a meeting: free text, as in a letter. */
  public Item note(MessageKind kind, MeetingWord word) {
    return withClasses(
        ofMeeting(InformationType.CORRESPONDENCE, kind, word),
        elements(kind, InformationType.CORRESPONDENCE, resourceOf(word), List.of("comment")));
  }

  /**
   * All but its note and its place is shared or nothing: a refusal of an element that is never cut
   * is one of the meeting, and a permission for one is none.
   */
  private static Item meeting(MessageKind kind, MeetingWord word) {
    Item meeting = ofMeeting(InformationType.MEETING, kind, word);
    List<String> uncut =
        word.matter().isTheOrganisers()
            ? List.of("start", "end", "participant", "appointmentType", "extension")
            : List.of("start", "end", "actor", "appointment", "participantStatus", "extension");
    return withClasses(meeting, elements(kind, InformationType.MEETING, resourceOf(word), uncut))
        .madeOf(List.of(meeting));
  }

  /** A party's members of a team, as the elements that they are on the FHIR side. */
  public static Item members(Item team) {
    Set<Code> classes = new HashSet<>(team.classes());
    classes.add(new Code(CodeSystems.ELEMENTS, "CareTeam.participant"));
    return withClasses(team, classes);
  }

  /** The type of resource that says this of a meeting. */
  public static String resourceOf(MeetingWord word) {
    return word.matter().isTheOrganisers() ? "Appointment" : "AppointmentResponse";
  }

  /** Where a part of a plan stands in the CarePlan, which is how release profiles name it. */
  public static String elementOf(PlanPart part) {
    return switch (part) {
      case PlanPart.Goal goal -> "goal";
      case PlanPart.Activity activity -> "activity";
      case PlanPart.WeekLimit limit -> "extension";
    };
  }

  private static Item ofMeeting(InformationType type, MessageKind kind, MeetingWord word) {
    Item untold = Item.of(type, kind);
    Set<Code> classes = new HashSet<>(untold.classes());
    classes.add(new Code(CodeSystems.RESOURCE_TYPES, resourceOf(word)));
    return new Item(
        untold.name(),
        classes,
        untold.codes(),
        true,
        Set.of(),
        Set.of(),
        Optional.of(Span.at(word.writtenAt())),
        Set.of(new Identifier(CodeSystems.MEETING_IDS, word.uid())),
        Set.of(),
        Set.of(),
        author(Optional.of(word.author())));
  }

  /** One text or file of a letter. */
  public Item part(MessageKind kind, Correspondence letter, Part part) {
    InformationType type =
        switch (part) {
          case Part.Text text -> InformationType.CORRESPONDENCE;
          case Part.File file -> InformationType.ATTACHMENT;
        };
    String content = part instanceof Part.File ? "contentAttachment" : "contentString";
    return ofLetter(
        type,
        elements(
            kind,
            type,
            "Communication",
            List.of("payload", "payload.content", "payload." + content)),
        letter,
        Optional.of(Span.at(part.writtenAt().toInstant())),
        author(part.author()));
  }

  /**
   * What a letter says beside its texts and files, as the element that it is on the FHIR side. Of
   * which turn of the thread it is, nobody can tell.
   */
  public Item element(MessageKind kind, Correspondence letter, String element) {
    return ofLetter(
        InformationType.CORRESPONDENCE,
        elements(kind, InformationType.CORRESPONDENCE, "Communication", List.of(element)),
        letter,
        Optional.empty(),
        Set.of());
  }

  /** Who took a turn of a thread, as the element that it is on the FHIR side. */
  public Item turn(Correspondence.Turn turn) {
    return new Item(
        "turn",
        Set.of(
            new Code(CodeSystems.RESOURCE_TYPES, "Provenance"),
            new Code(CodeSystems.ELEMENTS, "Provenance.agent")),
        Set.of(),
        false,
        Set.of(),
        Set.of(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        Set.of(),
        turn.organisationSor().stream()
            .map(PartyId::new)
            .map(Party::sor)
            .collect(Collectors.toSet()));
  }

  /** Where a meeting is held, as the element that it is on the FHIR side. */
  public Item place(MessageKind kind, MeetingWord word, String element) {
    return withClasses(
        ofMeeting(InformationType.MEETING, kind, word),
        elements(kind, InformationType.MEETING, "Location", List.of(element)));
  }

  private static Set<Code> elements(
      MessageKind kind, InformationType type, String resource, List<String> elements) {
    Set<Code> classes = new HashSet<>(Item.of(type, kind).classes());
    classes.add(new Code(CodeSystems.RESOURCE_TYPES, resource));
    elements.forEach(
        element -> classes.add(new Code(CodeSystems.ELEMENTS, resource + "." + element)));
    return classes;
  }

  private static Item withClasses(Item item, Set<Code> classes) {
    return new Item(
        item.name(),
        classes,
        item.codes(),
        item.uncodedText(),
        item.classifiedBy(),
        item.labels(),
        item.dated(),
        item.self(),
        item.refersTo(),
        item.referredBy(),
        item.authors());
  }

  private Item ofLetter(
      InformationType type,
      Set<Code> classes,
      Correspondence letter,
      Optional<Span> dated,
      Set<Identifier> authors) {
    Set<Code> codes = Set.of(new Code(CodeSystems.LETTER_CATEGORIES, letter.category()));
    Set<Identifier> episodes = new HashSet<>();
    for (String id : letter.episodeOfCare()) {
      int bar = id.lastIndexOf('|');
      episodes.add(new Identifier(id.substring(0, Math.max(bar, 0)), id.substring(bar + 1)));
    }
    return new Item(
        type.code(),
        classes,
        codes,
        true,
        Set.of(CodeSystems.LETTER_CATEGORIES),
        labels.labels("Communication", codes),
        dated,
        Set.of(new Identifier("", UUIDS + letter.communicationId())),
        episodes,
        Set.of(),
        authors);
  }

  private Item asked(MessageKind kind, CertificateRequested asked) {
    return certificate(
        kind,
        Optional.of(asked.form()),
        Optional.of(asked.requestId()),
        Optional.of(asked.author()),
        asked.writtenAt());
  }

  private Item certificate(
      MessageKind kind,
      Optional<String> form,
      Optional<String> requestId,
      Optional<Author> author,
      Instant writtenAt) {
    Item untold = Item.of(CERTIFICATE, kind);
    Set<Code> codes = new HashSet<>();
    form.ifPresent(code -> codes.add(new Code(CodeSystems.CERTIFICATE_FORMS, code)));
    Set<Identifier> ids = new HashSet<>();
    requestId.ifPresent(id -> ids.add(new Identifier(CodeSystems.REQUEST_IDS, id)));
    Set<Code> classes = new HashSet<>(untold.classes());
    classes.add(new Code(CodeSystems.RESOURCE_TYPES, "Task"));
    return new Item(
        untold.name(),
        classes,
        codes,
        true,
        Set.of(CodeSystems.CERTIFICATE_FORMS),
        labels.labels("Task", codes),
        Optional.of(Span.at(writtenAt)),
        ids,
        Set.of(),
        Set.of(),
        author(author));
  }

  private static Item referral(
      MessageKind kind, String referralId, Author author, Instant writtenAt) {
    Item untold = Item.of(InformationType.IPS_REFERRAL, kind);
    return new Item(
        untold.name(),
        untold.classes(),
        untold.codes(),
        true,
        Set.of(),
        Set.of(),
        Optional.of(Span.at(writtenAt)),
        Set.of(new Identifier(CodeSystems.REFERRAL_IDS, referralId)),
        Set.of(),
        Set.of(),
        author(Optional.of(author)));
  }

  private static Set<Identifier> author(Optional<Author> author) {
    return author
        .flatMap(Author::organisation)
        .map(organisation -> Set.of(Party.sor(organisation)))
        .orElse(Set.of());
  }
}
