package dk.sektorbro.consent.cut;

import dk.sektorbro.consent.Code;
import dk.sektorbro.consent.Identifier;
import dk.sektorbro.consent.Span;
import dk.sektorbro.consent.fhir.Moments;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** What can be told of a piece of a message by reading it: codes, free text, references, dates. */
final class Facts {

  private static final Set<String> WRITTEN_BY =
      Set.of("author", "sender", "asserter", "recorder", "performer", "requester", "who");

  /** Elements that refer to somebody, so that words in the place of a reference are a name. */
  private static final Set<String> PARTIES =
      Set.of(
          "for",
          "subject",
          "patient",
          "owner",
          "recipient",
          "receiver",
          "responsible",
          "actor",
          "member",
          "individual",
          "practitioner",
          "organization",
          "managingOrganization",
          "onBehalfOf",
          "serviceProvider",
          "assigner");

  private static final String MEDCOM = "http://medcomfhir.dk/ig/core/StructureDefinition/";
  private static final String AUTHOR = MEDCOM + "medcom-core-practitioner-extension";
  private static final String WRITTEN_AT = MEDCOM + "medcom-core-datetime-extension";
  private static final Set<String> DATED_BY =
      Set.of(
          "period",
          "effective[x]",
          "onset[x]",
          "performed[x]",
          "occurrence[x]",
          "authoredOn",
          "authored",
          "lastModified",
          "sent",
          "date",
          "created",
          "recordedDate",
          "issued");

  private final Set<Code> codes = new HashSet<>();
  private final Set<Identifier> references = new HashSet<>();
  private final Set<Identifier> authors = new HashSet<>();
  private Optional<Span> dated = Optional.empty();
  private boolean datedByPeriod;
  private boolean text;
  private final boolean ofTask;
  private final boolean answered;

  /**
   * A task is first written by who asks, and then by who does it: what it says when it was changed
   * is told by the owner, at that time.
   *
   * @param resource that what is read is of
   */
  Facts(Resource resource) {
    this.ofTask = resource instanceof Task;
    this.answered = resource instanceof Task task && task.hasLastModified();
  }

  private boolean isWhen(String name) {
    return DATED_BY.contains(name) && !(answered && name.equals("authoredOn"));
  }

  private boolean isWho(String name) {
    return ofTask ? name.equals("owner") : WRITTEN_BY.contains(name);
  }

  /** Reads an element of a resource and everything below it. */
  void read(String name, Base value) {
    if (value instanceof Period period && isWhen(name)) {
      dated = Optional.of(Moments.of(period));
      datedByPeriod = true;
    } else {
      below(name, value);
    }
  }

  private void below(String name, Base value) {
    switch (value) {
      case Meta meta -> {}
      case Narrative narrative -> text |= narrative.getStatus() == NarrativeStatus.ADDITIONAL;
      case CodeableConcept concept -> text |= saysMoreThanItsCodes(concept);
      case Coding coding -> code(coding);
      case Reference reference -> reference(name, reference);
      case MarkdownType markdown -> text = true;
      case StringType string -> text |= isProse(name);
      case Annotation annotation -> text = true;
      case Attachment attachment -> text = true;
      case Period period when isWhen(name) && dated.isEmpty() ->
          dated = Optional.of(Moments.of(period));
      case BaseDateTimeType moment when isWhen(name) && moment.hasValue() && dated.isEmpty() ->
          dated = Optional.of(Moments.spanOf(moment));
      default -> {}
    }
    if (isComposed(value)) {
      for (Property child : value.children()) {
        if (isRead(child.getName(), value)) {
          for (Base each : child.getValues()) {
            below(nameOf(child.getName(), value), each);
          }
        }
      }
    }
  }

  private static boolean isRead(String name, Base parent) {
    return !isCaption(name, parent) && !isTermOfAName(name, parent) && !isOwnWord(name, parent);
  }

  /** Of what a code is in words, no more is told than is read with the code. */
  private static boolean isOwnWord(String name, Base parent) {
    return switch (parent) {
      case CodeableConcept concept -> name.equals("text");
      case Coding coding -> !name.equals("extension");
      default -> false;
    };
  }

  /** What an input or output of a task is called says nothing of what it is about. */
  private static boolean isCaption(String name, Base parent) {
    return name.equals("type")
        && (parent instanceof Task.ParameterComponent
            || parent instanceof Task.TaskOutputComponent);
  }

  /** How long an identifier, a name or an address is in use is not when what is told was. */
  private static boolean isTermOfAName(String name, Base parent) {
    return name.equals("period") && parent instanceof Type;
  }

  private static boolean isComposed(Base value) {
    return switch (value) {
      case Meta technical -> false;
      case Narrative replaced -> false;
      case PrimitiveType<?> leaf -> leaf.hasExtension();
      default -> true;
    };
  }

  /** An extension's value is what the extension says it is. */
  private static String nameOf(String name, Base parent) {
    if (parent instanceof Extension extension && name.startsWith("value")) {
      return switch (String.valueOf(extension.getUrl())) {
        case AUTHOR -> "author";
        case WRITTEN_AT -> "date";
        default -> name;
      };
    }
    return name;
  }

  /** Takes in what another part of the same resource says. */
  void add(Facts other) {
    codes.addAll(other.codes);
    references.addAll(other.references);
    authors.addAll(other.authors);
    text |= other.text;
    if (other.dated.isPresent() && (dated.isEmpty() || other.datedByPeriod)) {
      dated = other.dated;
      datedByPeriod = other.datedByPeriod;
    }
  }

  private static boolean isProse(String name) {
    return switch (name) {
      case "text", "note", "description", "content[x]", "value[x]", "title", "comment" -> true;
      default -> false;
    };
  }

  /** The words that one of its codes has stand for that code; any other may be about anything. */
  private static boolean saysMoreThanItsCodes(CodeableConcept concept) {
    return concept.hasText()
        && concept.getCoding().stream()
            .filter(Coding::hasCode)
            .noneMatch(coding -> concept.getText().equals(coding.getDisplay()));
  }

  private void code(Coding coding) {
    if (coding.hasCode()) {
      codes.add(new Code(coding.hasSystem() ? coding.getSystem() : "", coding.getCode()));
    } else {
      text |= coding.hasDisplay();
    }
  }

  private static boolean isWordsAlone(Reference reference) {
    return reference.hasDisplay()
        && !reference.hasReference()
        && !reference.getIdentifier().hasValue();
  }

  private void reference(String name, Reference reference) {
    Set<Identifier> to = isWho(name) ? authors : references;
    text |= isWordsAlone(reference) && !WRITTEN_BY.contains(name) && !PARTIES.contains(name);
    if (reference.hasReference()) {
      to.add(new Identifier("", reference.getReference()));
    }
    if (reference.getIdentifier().hasValue()) {
      to.add(identifier(reference.getIdentifier()));
    }
  }

  static Identifier identifier(org.hl7.fhir.r4.model.Identifier identifier) {
    return new Identifier(
        identifier.hasSystem() ? identifier.getSystem() : "", identifier.getValue());
  }

  /** What a resource is known by: its place in the bundle, its id and its identifiers. */
  static Set<Identifier> self(Optional<String> fullUrl, Resource resource) {
    Set<Identifier> self = new HashSet<>();
    fullUrl.ifPresent(url -> self.add(new Identifier("", url)));
    if (resource.hasId()) {
      self.add(new Identifier("", resource.fhirType() + "/" + resource.getIdElement().getIdPart()));
    }
    for (Property property : resource.children()) {
      if (property.getName().equals("identifier")) {
        for (Base each : property.getValues()) {
          if (each instanceof org.hl7.fhir.r4.model.Identifier known && known.hasValue()) {
            self.add(identifier(known));
          }
        }
      }
    }
    return self;
  }

  Set<Code> codes() {
    return codes;
  }

  Set<Identifier> references() {
    return references;
  }

  Set<Identifier> authors() {
    return authors;
  }

  Optional<Span> dated() {
    return dated;
  }

  boolean hasText() {
    return text;
  }
}
