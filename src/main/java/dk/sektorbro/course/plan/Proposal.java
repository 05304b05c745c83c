package dk.sektorbro.course.plan;

import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.PlanPart;
import dk.sektorbro.exchange.content.PlanPart.Voice;
import dk.sektorbro.exchange.content.PlanPart.WeekLimit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a party wants of the plan: parts as they are to be. One that it leaves out stays as it is,
 * and so does one that comes as it was shown.
 *
 * @param by who writes
 * @param predecessors whose parts are theirs to write now
 * @param shown what stood when the party looked, as far as it saw
 * @param parts of one that was in conflict, all its wordings where it is to stay so, and one where
 *     that is to stand
 */
record Proposal(
    PartyId by, Set<PartyId> predecessors, Map<String, List<Wording>> shown, List<PlanPart> parts) {

  /**
   * The wordings that it adds.
   *
   * @throws Refused at {@code parts[n]}, counted from 0, for each that cannot be
   */
  List<Change.Draft> drafts(PlanLog log) {
    List<Refusal> refusals = new ArrayList<>();
    List<Change.Draft> drafts = new ArrayList<>();
    PlanLog.byId(parts)
        .forEach(
            (id, wordings) -> {
              List<Wording> before = shown.getOrDefault(id, List.of());
              if (isAsShown(before, wordings) || isWritten(log, before, wordings)) {
                return;
              }
              Optional<Refusal> objection = objection(log, before, wordings);
              objection.ifPresent(refusals::add);
              if (objection.isEmpty()) {
                drafts.add(new Change.Draft(wordings.getFirst(), ids(before)));
              }
            });
    if (!refusals.isEmpty()) {
      throw new Refused(refusals);
    }
    return drafts;
  }

  /** One wording of several is a word on which of them is to stand. */
  private static boolean isAsShown(List<Wording> before, List<PlanPart> wordings) {
    return before.stream()
        .map(Wording::part)
        .collect(Collectors.toSet())
        .equals(new HashSet<>(wordings));
  }

  /** The same change again, such as after an answer that was lost. */
  private boolean isWritten(PlanLog log, List<Wording> before, List<PlanPart> wordings) {
    return log.wordings().stream()
        .anyMatch(
            wording ->
                wording.by().equals(by)
                    && wordings.stream().allMatch(wording.part()::equals)
                    && wording.over().equals(ids(before)));
  }

  private static Set<UUID> ids(List<Wording> wordings) {
    return wordings.stream().map(Wording::id).collect(Collectors.toSet());
  }

  private Optional<Refusal> objection(PlanLog log, List<Wording> before, List<PlanPart> wordings) {
    PlanPart wanted = wordings.getFirst();
    if (new HashSet<>(wordings).size() > 1) {
      return refusal(
          RefusalCode.PROFILE_VIOLATION,
          wanted,
          "The part comes in several wordings that are not those you were shown. Send the one that is to stand.");
    }
    if (wanted.id().equals(WeekLimit.ID)) {
      return wanted instanceof WeekLimit
          ? Optional.empty()
          : refusal(RefusalCode.ID_REUSED, wanted, "Give each new part an id of its own.");
    }
    if (before.isEmpty()) {
      return log.knows(wanted.id())
          ? refusal(
              RefusalCode.ID_REUSED,
              wanted,
              "The part's id is in use. Give each new part an id of its own; to change one, read the plan first.")
          : Optional.empty();
    }
    PlanPart was = before.getFirst().part();
    if (was.voice() != wanted.voice() || !was.getClass().equals(wanted.getClass())) {
      return refusal(
          RefusalCode.PROFILE_VIOLATION,
          wanted,
          "A part stays what it is: a goal or an activity, in the citizen's words or a professional's.");
    }
    if (was.voice() == Voice.PROFESSIONAL
        && before.stream().map(Wording::by).anyMatch(writer -> !isOurs(writer))) {
      return refusal(
          RefusalCode.SENDER_INCAPABLE,
          wanted,
          "Another party wrote this part. Leave it as it is, and agree on it with them.");
    }
    return Optional.empty();
  }

  private boolean isOurs(PartyId writer) {
    return writer.equals(by) || predecessors.contains(writer);
  }

  private Optional<Refusal> refusal(RefusalCode code, PlanPart part, String explanation) {
    return Optional.of(new Refusal(code, "parts[" + parts.indexOf(part) + "]", explanation));
  }
}
