package dk.sektorbro.certificate.clock;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Author;
import dk.sektorbro.exchange.content.Citizen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
   * @param closedOn from which day on nothing more is to be done
   */
  public record Particulars(
      String caseNumber,
      Citizen citizen,
      Author caseworker,
      Absence absence,
      Map<Step, List<LocalDate>> done,
      Map<Aim, Ask> asks,
      Map<String, String> registrations,
      Instant lastWritten,
      Optional<LocalDate> closedOn) {

    private Change change() {
      return new Change(this, done, asks, registrations, closedOn);
    }

    /** The same particulars with some of what happens to a case changed. */
    private record Change(
        Particulars of,
        Map<Step, List<LocalDate>> done,
        Map<Aim, Ask> asks,
        Map<String, String> registrations,
        Optional<LocalDate> closedOn) {

      Change done(Map<Step, List<LocalDate>> next) {
        return new Change(of, next, asks, registrations, closedOn);
      }

      Change asks(Map<Aim, Ask> next) {
        return new Change(of, done, next, registrations, closedOn);
      }

      Change registrations(Map<String, String> next) {
        return new Change(of, done, asks, next, closedOn);
      }

      Change closedOn(Optional<LocalDate> next) {
        return new Change(of, done, asks, registrations, next);
      }

      Particulars end() {
        return new Particulars(
            of.caseNumber(),
            of.citizen(),
            of.caseworker(),
            of.absence(),
            done,
            asks,
            registrations,
            of.lastWritten(),
            closedOn);
      }
    }

    @Override
    public String toString() {
      return "Particulars of a case";
    }
  }

  public Optional<Ask> ask(Aim aim) {
    return Optional.ofNullable(particulars.asks().get(aim));
  }

  /** The days on which a step was done, in order. */
  public List<LocalDate> done(Step step) {
    return particulars.done().getOrDefault(step, List.of());
  }

  SickLeaveCase with(Aim aim, Ask ask) {
    Map<Aim, Ask> asks = new EnumMap<>(Aim.class);
    asks.putAll(particulars.asks());
    asks.put(aim, ask);
    return with(particulars.change().asks(asks).end());
  }

  SickLeaveCase did(Step step, LocalDate on) {
    Map<Step, List<LocalDate>> done = new EnumMap<>(Step.class);
    done.putAll(particulars.done());
    done.put(step, Stream.concat(done(step).stream(), Stream.of(on)).distinct().sorted().toList());
    return with(particulars.change().done(done).end());
  }

  /** Nothing more is to be done in it from that day on; the first such day stays. */
  SickLeaveCase close(LocalDate on) {
    Particulars ended =
        particulars.change().closedOn(particulars.closedOn().or(() -> Optional.of(on))).end();
    return new SickLeaveCase(id, jobcentre, department, citizen, registered, true, ended);
  }

  /** The same with what a later registration says; the day it was first reported stays. */
  SickLeaveCase corrected(Registration by) {
    Map<String, String> registrations = new HashMap<>(particulars.registrations());
    registrations.put(by.messageId(), by.digest());
    if (by.writtenAt().isBefore(particulars.lastWritten())) {
      return with(particulars.change().registrations(registrations).end());
    }
    return new SickLeaveCase(
        id,
        jobcentre,
        by.department(),
        citizen,
        registered,
        closed,
        new Particulars(
            particulars.caseNumber(),
            by.citizen(),
            by.caseworker(),
            by.absence(particulars.absence().reported()),
            particulars.done(),
            particulars.asks(),
            registrations,
            by.writtenAt(),
            particulars.closedOn()));
  }

  private SickLeaveCase with(Particulars next) {
    return new SickLeaveCase(id, jobcentre, department, citizen, registered, closed, next);
  }

  @Override
  public String toString() {
    return "SickLeaveCase[" + id + "]";
  }
}
