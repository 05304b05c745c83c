package dk.sektorbro.delivery;

import dk.sektorbro.certificate.clock.WorkList;
import dk.sektorbro.certificate.clock.WorkTask;
import dk.sektorbro.exchange.PartyId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A jobcentre's work list over REST. Cases are named by the jobcentre's own numbers; whom to call
 * is named as the notice did.
 */
@RestController
@RequestMapping("/mailbox/v1/work-list")
class WorkListEndpoint {

  private final WorkList workList;

  WorkListEndpoint(WorkList workList) {
    this.workList = workList;
  }

  @GetMapping
  ResponseEntity<Tasks> tasks(
      @RequestAttribute(PartyId.REQUEST_ATTRIBUTE) PartyId party,
      @RequestParam Optional<LocalDate> until) {
    List<WorkTask> tasks =
        until.map(day -> workList.of(party, day)).orElseGet(() -> workList.of(party));
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Tasks(tasks.stream().map(Task::of).toList()));
  }

  /** What is to be done, the most urgent first. */
  record Tasks(List<Task> tasks) {}

  /** One task, as the SOAP operation GetWorkList tells it. */
  record Task(
      String task,
      @Nullable String caseNumber,
      LocalDate by,
      boolean overdue,
      @Nullable String form,
      @Nullable String receiver,
      @Nullable String requestId,
      @Nullable LocalDate answerDue,
      String why,
      @Nullable ToCall call) {

    static Task of(WorkTask task) {
      return new Task(
          task.what().code(),
          task.caseNumber().orElse(null),
          task.by(),
          task.overdue(),
          task.form().orElse(null),
          task.department().map(PartyId::sor).orElse(null),
          task.requestId().orElse(null),
          task.answerDue().orElse(null),
          task.why(),
          task.call().map(ToCall::of).orElse(null));
    }
  }

  /** Whom to call, which notice asks for it, and whom to ask. */
  record ToCall(
      String notice,
      String stay,
      String idNumber,
      String givenName,
      String familyName,
      String organisation,
      String name,
      @Nullable String how) {

    static ToCall of(WorkTask.ToCall call) {
      return new ToCall(
          call.notice().toString(),
          call.stay().toString(),
          call.citizen().id().number(),
          call.citizen().givenName(),
          call.citizen().familyName(),
          call.contact().organisation().sor(),
          call.contact().name(),
          call.contact().how().orElse(null));
    }
  }
}
