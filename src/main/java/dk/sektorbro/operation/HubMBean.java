package dk.sektorbro.operation;

import dk.sektorbro.consent.SignOffDesk;
import dk.sektorbro.consent.Unwritten;
import dk.sektorbro.consent.explain.ConsentExplainer;
import dk.sektorbro.consent.explain.Explanation;
import dk.sektorbro.delivery.DeadLetters;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The hub in a JMX console: how many messages are where, and holding a party's dispatch. */
@ManagedResource(
    objectName = "dk.sektorbro:type=Hub",
    description = "Messages by state; hold and release what goes to one party")
public final class HubMBean {

  private static final Logger LOG = LoggerFactory.getLogger(HubMBean.class);

  private final Figures figures;
  private final ParticipantDirectory directory;
  private final DeadLetters letters;
  private final ConsentExplainer explainer;
  private final SignOffDesk signOffs;
  private final CamelContext camel;
  private final Clock clock;

  HubMBean(
      Figures figures,
      ParticipantDirectory directory,
      DeadLetters letters,
      ConsentExplainer explainer,
      SignOffDesk signOffs,
      CamelContext camel,
      Clock clock) {
    this.explainer = explainer;
    this.signOffs = signOffs;
    this.clock = clock;
    this.figures = figures;
    this.letters = letters;
    this.directory = directory;
    this.camel = camel;
  }

  @ManagedAttribute(description = "How many messages are in each state")
  public Map<String, Long> getMessagesByState() {
    Map<String, Long> counts = new TreeMap<>();
    figures.byState().forEach((state, count) -> counts.put(state.name(), count));
    return counts;
  }

  @ManagedAttribute(description = "How many messages lie among the dead letters")
  public long getDead() {
    return figures.byState().getOrDefault(MessageState.DEAD, 0L);
  }

  @ManagedAttribute(
      description = "Age in seconds of the oldest message on its way, mailboxes left out")
  public long getOldestOpenSeconds() {
    return figures.oldestOpen().toSeconds();
  }

  @ManagedAttribute(description = "How many messages wait in each party's mailbox, by SOR code")
  public Map<String, Long> getMailboxes() {
    Map<String, Long> waiting = new TreeMap<>();
    for (Participant party : directory.all()) {
      waiting.put(party.id().sor(), figures.waiting(party.id()));
    }
    return waiting;
  }

  @ManagedAttribute(description = "SOR codes of the parties whose dispatch is held")
  public List<String> getPausedParties() {
    return directory.all().stream()
        .map(party -> party.id().sor())
        .filter(sor -> camel.getRouteController().getRouteStatus("dispatch-" + sor).isSuspended())
        .toList();
  }

  @ManagedOperation(
      description =
          "Tries a dead letter again, unless its receiver has a newer version; the same once more changes nothing")
  @ManagedOperationParameter(name = "message", description = "the hub's id of the message")
  public int replayDeadLetter(String message) {
    DeadLetters.Replayed replayed =
        letters.replay(DeadLetters.Which.one(MessageId.parse(message)), Operator.atTheConsole());
    replayed
        .overtaken()
        .forEach(
            (older, newer) -> {
              throw new IllegalStateException(
                  "Not tried again: the receiver of %s has a newer version of it, %s. Discard it."
                      .formatted(older, newer));
            });
    return replayed.messages();
  }

  @ManagedOperation(
      description =
          "Tries all dead letters from or to one party again, but those whose receiver has a newer version")
  @ManagedOperationParameter(name = "sor", description = "the party's SOR code")
  public int replayDeadLettersOf(String sor) {
    return letters
        .replay(DeadLetters.Which.ofParty(new PartyId(sor)), Operator.atTheConsole())
        .messages();
  }

  @ManagedOperation(
      description = "Gives a dead letter up: its payload is destroyed and its sender is told")
  @ManagedOperationParameter(name = "message", description = "the hub's id of the message")
  @ManagedOperationParameter(
      name = "reason",
      description = "OBSOLETE, SENT_ANOTHER_WAY, AGREED_WITH_SENDER or UNUSABLE")
  public int discardDeadLetter(String message, String reason) {
    return letters.discard(
        DeadLetters.Which.one(MessageId.parse(message)),
        DeadLetters.DiscardReason.valueOf(reason),
        Operator.atTheConsole());
  }

  @ManagedOperation(description = "The dead letters, oldest first, a line each")
  public List<String> listDeadLetters() {
    return letters.list(DeadLetters.Which.any()).stream()
        .map(
            letter ->
                "%s %s %s from %s to %s: %s after %d attempts"
                    .formatted(
                        letter.message(),
                        letter.stage(),
                        letter.kind().code(),
                        letter.sender(),
                        letter.receiver(),
                        letter.reason(),
                        letter.attempts()))
        .toList();
  }

  @ManagedOperation(
      description =
          "Whether a message could be shared, and why; the outcome, then a line for each consent and rule."
              + " What is not known is left empty")
  @ManagedOperationParameter(name = "citizen", description = "the citizen's id number")
  @ManagedOperationParameter(name = "sender", description = "SOR code of who would send it")
  @ManagedOperationParameter(name = "receiver", description = "SOR code of who would get it")
  @ManagedOperationParameter(name = "kind", description = "such as care-communication")
  @ManagedOperationParameter(
      name = "purpose",
      description = "such as sickness-benefit-case; empty for any that the kind serves")
  @ManagedOperationParameter(name = "caseNumber", description = "the case it is about")
  @ManagedOperationParameter(
      name = "at",
      description = "such as 2026-12-01T08:00:00Z; empty for now")
  @ManagedOperationParameter(name = "form", description = "of a certificate, such as LAE-285")
  @ManagedOperationParameter(name = "category", description = "of a letter, such as discharge")
  @ManagedOperationParameter(
      name = "dated",
      description = "when what it tells of was: a day, or a moment")
  @ManagedOperationParameter(
      name = "requester",
      description = "SOR code of who asked for the certificate, of a request that is passed on")
  @ManagedOperationParameter(name = "danish", description = "true for Danish, false for English")
  public List<String> explainConsent(
      String citizen,
      String sender,
      String receiver,
      String kind,
      String purpose,
      String caseNumber,
      String at,
      String form,
      String category,
      String dated,
      String requester,
      boolean danish) {
    Explanation explanation =
        explainer.forOperator(
            ExplainEndpoint.enquiry(
                new ExplainEndpoint.Asked(citizen, sender, receiver, kind),
                given(purpose),
                given(caseNumber),
                given(at),
                new Unwritten(
                    given(form),
                    given(category),
                    given(dated).map(ExplainEndpoint::span),
                    given(requester).map(PartyId::new)),
                clock.instant()),
            Operator.atTheConsole());
    return Stream.concat(
            Stream.of(explanation.outcome()),
            Stream.of(explanation.because(), explanation.withheld(), explanation.needed())
                .flatMap(List::stream)
                .map(sentence -> danish ? sentence.danish() : sentence.english()))
        .toList();
  }

  private static Optional<String> given(String text) {
    return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
  }

  @ManagedOperation(
      description =
          "Enters that a named person answers for sharing without consent, for as long as the legal basis lets it;"
              + " answers with the signature's id, or why it was not taken")
  @ManagedOperationParameter(name = "basis", description = "such as health-act-43-2-2")
  @ManagedOperationParameter(name = "citizen", description = "the citizen's id number")
  @ManagedOperationParameter(name = "source", description = "SOR code of whose information it is")
  @ManagedOperationParameter(name = "recipient", description = "SOR code of who may have it")
  @ManagedOperationParameter(name = "caseNumber", description = "the one case")
  @ManagedOperationParameter(
      name = "information",
      description = "information types with commas between, such as medical-certificate")
  @ManagedOperationParameter(name = "signedBy", description = "name and office of who signs")
  @ManagedOperationParameter(name = "reason", description = "why it is needed")
  public String signOff(
      String basis,
      String citizen,
      String source,
      String recipient,
      String caseNumber,
      String information,
      String signedBy,
      String reason) {
    try {
      return signOffs
          .sign(
              new SignOffDesk.Wish(
                  basis,
                  ExplainEndpoint.citizen(citizen),
                  new PartyId(source),
                  new PartyId(recipient),
                  caseNumber,
                  SignOffEndpoint.types(information),
                  signedBy,
                  reason,
                  Optional.empty()),
              Operator.atTheConsole())
          .id()
          .toString();
    } catch (SignOffDesk.NotSignable no) {
      return String.valueOf(no.getMessage());
    }
  }

  /** Messages to the party stay in its queue, in order, until {@link #resumeDispatch}. */
  @ManagedOperation(
      description = "Holds what goes to one party until it is resumed or the hub is started again")
  @ManagedOperationParameter(name = "sor", description = "the party's SOR code")
  public void pauseDispatch(String sor) throws Exception {
    String route = route(sor);
    camel.getRouteController().suspendRoute(route);
    LOG.warn("An administrator paused dispatch to {}", sor);
  }

  @ManagedOperation(description = "Lets what goes to one party go again")
  @ManagedOperationParameter(name = "sor", description = "the party's SOR code")
  public void resumeDispatch(String sor) throws Exception {
    String route = route(sor);
    camel.getRouteController().resumeRoute(route);
    LOG.warn("An administrator resumed dispatch to {}", sor);
  }

  private String route(String sor) {
    PartyId party = new PartyId(sor);
    if (directory.find(party).isEmpty()) {
      throw new IllegalArgumentException("No participant has this SOR code");
    }
    return "dispatch-" + party.sor();
  }
}
