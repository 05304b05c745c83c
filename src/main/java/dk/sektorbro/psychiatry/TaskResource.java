package dk.sektorbro.psychiatry;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import dk.sektorbro.certificate.AcceptRequest;
import dk.sektorbro.certificate.CertificateRequest;
import dk.sektorbro.certificate.CertificateRequests;
import dk.sektorbro.exchange.CitizenIndex;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageIntake;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.participant.ParticipantDirectory;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * {@code /fhir/Task}: the requests for certificates that reached a party, to search, accept,
 * decline, forward and answer. What has something to say to another party becomes a message and
 * goes the way of every message.
 */
final class TaskResource implements IResourceProvider {

  private static final int USUAL_COUNT = 50;
  private static final int MOST = 200;

  private final CertificateRequests requests;
  private final AcceptRequest accept;
  private final MessageIntake intake;
  private final TaskMessages messages;
  private final ParticipantDirectory directory;
  private final CitizenIndex citizens;

  TaskResource(
      CertificateRequests requests,
      AcceptRequest accept,
      MessageIntake intake,
      TaskMessages messages,
      ParticipantDirectory directory,
      CitizenIndex citizens) {
    this.requests = requests;
    this.accept = accept;
    this.intake = intake;
    this.messages = messages;
    this.directory = directory;
    this.citizens = citizens;
  }

  @Override
  public Class<Task> getResourceType() {
    return Task.class;
  }

  /** Reads a request that reached the party. */
  @Read
  public Task read(@IdParam IdType id, HttpServletRequest request) {
    return TaskView.task(mine(id, FhirServer.party(request)));
  }

  private CertificateRequest mine(IdType id, PartyId party) {
    return Optional.of(id.getIdPart())
        .flatMap(TaskResource::messageId)
        .flatMap(requests::find)
        .filter(asked -> AcceptRequest.isWith(asked, party))
        .orElseThrow(
            () -> new Refused(RefusalCode.NOT_FOUND, "Task", "You have no request with this id."));
  }

  private static Optional<MessageId> messageId(String text) {
    try {
      return Optional.of(MessageId.parse(text));
    } catch (IllegalArgumentException notAUuid) {
      return Optional.empty();
    }
  }

  /**
   * The party's requests by due day; a citizen only by POST, for an id number has no place in a
   * URL.
   */
  @Search
  public Bundle search(
      @OptionalParam(name = "status") @Nullable TokenOrListParam status,
      @OptionalParam(name = "due") @Nullable DateRangeParam due,
      @OptionalParam(name = "identifier") @Nullable TokenParam identifier,
      @OptionalParam(name = "patient.identifier") @Nullable TokenParam citizen,
      @Count @Nullable Integer count,
      HttpServletRequest request) {
    PartyId party = FhirServer.party(request);
    Bundle found = new Bundle().setType(BundleType.SEARCHSET);
    Stream<CertificateRequest> matches =
        identifier == null
            ? requests
                .search(
                    party,
                    new CertificateRequests.Query(
                        stages(Optional.ofNullable(status)),
                        day(Optional.ofNullable(due).map(DateRangeParam::getLowerBound)),
                        day(Optional.ofNullable(due).map(DateRangeParam::getUpperBound)),
                        citizen(Optional.ofNullable(citizen), request),
                        Math.clamp(Optional.ofNullable(count).orElse(USUAL_COUNT), 1, MOST)))
                .stream()
            : named(identifier, party);
    matches.forEach(
        each ->
            found
                .addEntry()
                .setResource(TaskView.task(each))
                .getSearch()
                .setMode(SearchEntryMode.MATCH));
    return found;
  }

  /** The requester's own id of a request is known of each jobcentre that may have chosen it. */
  private Stream<CertificateRequest> named(TokenParam identifier, PartyId party) {
    return directory.all().stream()
        .flatMap(
            requester -> requests.findNamed(requester.id(), identifier.getValueNotNull()).stream())
        .filter(asked -> AcceptRequest.isWith(asked, party));
  }

  private static Set<String> stages(Optional<TokenOrListParam> status) {
    return status.stream()
        .flatMap(list -> list.getValuesAsQueryTokens().stream())
        .map(token -> known(token.getValueNotNull()))
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> known(String status) {
    Set<String> stages = TaskView.stages(status);
    if (stages.isEmpty()) {
      throw new Refused(
          RefusalCode.UNKNOWN_CODE,
          "status",
          "Search for received, accepted, requested, completed, rejected, cancelled or on-hold.");
    }
    return stages;
  }

  private static Optional<LocalDate> day(Optional<DateParam> bound) {
    try {
      return bound
          .map(DateParam::getValueAsString)
          .map(text -> LocalDate.parse(text.substring(0, Math.min(10, text.length()))));
    } catch (DateTimeException notADay) {
      throw new Refused(
          RefusalCode.MALFORMED, "due", "Give a day with a prefix, such as le2026-12-24.");
    }
  }

  private Optional<CitizenKey> citizen(Optional<TokenParam> citizen, HttpServletRequest request) {
    if (citizen.isPresent()
        && (!"POST".equals(request.getMethod()) || request.getQueryString() != null)) {
      throw new Refused(
          RefusalCode.MALFORMED,
          "",
          "An id number has no place in a URL. Search by POST to Task/_search with patient.identifier in the body.");
    }
    return citizen.map(ConsentResource::citizen).map(citizens::keyOf);
  }

  /** Accepts, declines, forwards or answers, as the Task's status and owner say. */
  @Update
  public MethodOutcome update(
      @IdParam IdType id,
      @ResourceParam Task task,
      @ResourceParam byte[] body,
      HttpServletRequest request) {
    PartyId party = FhirServer.party(request);
    CertificateRequest asked = mine(id, party);
    switch (wanted(task, asked)) {
      case ACCEPT -> accept.handle(asked.id(), party);
      case DECLINE, ANSWER -> send(messages.answer(asked, task, party, body));
      case FORWARD -> send(messages.forward(asked, task, party, owner(task), body));
    }
    Task now = requests.find(asked.id()).map(TaskView::task).orElseGet(() -> TaskView.task(asked));
    return new MethodOutcome(new IdType("Task", asked.id().toString()), false).setResource(now);
  }

  private enum Wanted {
    ACCEPT,
    DECLINE,
    FORWARD,
    ANSWER
  }

  private static Wanted wanted(Task task, CertificateRequest asked) {
    boolean another =
        task.getOwner().getIdentifier().hasValue()
            && !task.getOwner()
                .getIdentifier()
                .getValue()
                .equals(asked.standing().answerer().sor());
    if (another) {
      return Wanted.FORWARD;
    }
    return switch (task.getStatus() == null ? "" : task.getStatus().toCode()) {
      case "accepted", "in-progress" -> Wanted.ACCEPT;
      case "rejected" -> Wanted.DECLINE;
      case "completed" -> Wanted.ANSWER;
      default ->
          throw new Refused(
              RefusalCode.UNKNOWN_CODE,
              "Task.status",
              "Set accepted, rejected with a reason, or completed with the answer; or another owner to forward it.");
    };
  }

  private static PartyId owner(Task task) {
    String sor = task.getOwner().getIdentifier().getValue();
    if (!PartyId.SYSTEM.equals(task.getOwner().getIdentifier().getSystem())
        || !sor.matches("[0-9]{6,18}")) {
      throw new Refused(
          RefusalCode.PARTY_ID_INVALID,
          "Task.owner.identifier",
          "Name the unit by its SOR code, system " + PartyId.SYSTEM + ".");
    }
    return new PartyId(sor);
  }

  /**
   * Places in the message are told as places in the Task that it was made of, as far as they are.
   */
  private void send(Submission message) {
    try {
      var unused = intake.accept(message);
    } catch (Refused refused) {
      throw refused.located(
          place ->
              place.replaceFirst(
                  "^Bundle\\.entry(\\[1\\])?\\.resource(\\.ofType\\(Task\\))?", "Task"));
    }
  }
}
