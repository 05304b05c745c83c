package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Citizen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sickness-benefit case, as its jobcentre registered it.
 *
 * @param id the hub's, derived from the jobcentre and its own number of the case
 * @param department whom to ask for the certificate; empty where nobody is named
 * @param registered when it first came to the hub
 * @param closed whether nothing more is to be done in it
 */
public record SickLeaveCase(
    MessageId id,
    PartyId jobcentre,
    Optional<PartyId> department,
    CitizenKey citizen,
    Instant registered,
    boolean closed,
    Particulars particulars) {

  /**
   * What is kept concealed.
   *
   * @param caseworker in whose name is asked
   * @param done on which days each step was done, in order
   * @param registrations a digest of each registration's content, by the sender's message id
   * @param lastWritten when the registration that counts was written
   */
  public record Particulars(
      String caseNumber,
      Citizen citizen,
      Author caseworker,
      Absence absence,
      Map<Step, List<LocalDate>> done,
      Map<Aim, Ask> asks,
      Map<String, String> registrations,
      Instant lastWritten) {

    @Override
    public String toString() {
      return "Particulars of a case";
    }
  }

  /** The id of the case that the jobcentre calls by that number. */
  public static MessageId idOf(PartyId jobcentre, String caseNumber) {
    return MessageId.of(jobcentre, "case/" + caseNumber);
  }

  public Optional<Ask> ask(Aim aim) {
    return Optional.ofNullable(particulars.asks().get(aim));
  }

  SickLeaveCase with(Aim aim, Ask ask) {
    Map<Aim, Ask> asks = new EnumMap<>(Aim.class);
    asks.putAll(particulars.asks());
    asks.put(aim, ask);
    return with(
        new Particulars(
            particulars.caseNumber(),
            particulars.citizen(),
            particulars.caseworker(),
            particulars.absence(),
            particulars.done(),
            asks,
            particulars.registrations(),
            particulars.lastWritten()));
  }

  SickLeaveCase done(Step step, LocalDate on) {
    Map<Step, List<LocalDate>> done = new EnumMap<>(Step.class);
    done.putAll(particulars.done());
    List<LocalDate> days = new ArrayList<>(done.getOrDefault(step, List.of()));
    if (!days.contains(on)) {
      days.add(on);
    }
    done.put(step, days.stream().sorted().toList());
    return with(
        new Particulars(
            particulars.caseNumber(),
            particulars.citizen(),
            particulars.caseworker(),
            particulars.absence(),
            done,
            particulars.asks(),
            particulars.registrations(),
            particulars.lastWritten()));
  }

  SickLeaveCase close() {
    return new SickLeaveCase(id, jobcentre, department, citizen, registered, true, particulars);
  }

  /** The same with what a later registration says; the day it was first reported stays. */
  SickLeaveCase corrected(Registration by) {
    boolean newer = !by.writtenAt().isBefore(particulars.lastWritten());
    Map<String, String> registrations = new HashMap<>(particulars.registrations());
    registrations.put(by.messageId(), by.digest());
    Absence absence = newer ? by.absence(particulars.absence().reported()) : particulars.absence();
    return new SickLeaveCase(
        id,
        jobcentre,
        newer ? by.department() : department,
        citizen,
        registered,
        closed,
        new Particulars(
            particulars.caseNumber(),
            newer ? by.citizen() : particulars.citizen(),
            newer ? by.caseworker() : particulars.caseworker(),
            absence,
            particulars.done(),
            particulars.asks(),
            registrations,
            newer ? by.writtenAt() : particulars.lastWritten()));
  }

  private SickLeaveCase with(Particulars next) {
    return new SickLeaveCase(id, jobcentre, department, citizen, registered, closed, next);
  }

  @Override
  public String toString() {
    return "SickLeaveCase[" + id + "]";
  }
}
