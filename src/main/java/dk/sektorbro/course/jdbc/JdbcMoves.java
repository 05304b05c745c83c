package dk.sektorbro.course.jdbc;

import dk.sektorbro.consent.Departures;
import dk.sektorbro.course.move.Move;
import dk.sektorbro.course.move.Moves;
import dk.sektorbro.course.move.Residence;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves in PostgreSQL; from where to where as ciphertext. */
public final class JdbcMoves implements Moves, Departures {

  private final JdbcClient jdbc;
  private final Concealer concealer;

  public JdbcMoves(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
  }

  /** What is kept concealed. */
  private record Kept(
      PartyId from,
      PartyId to,
      Instant saidAt,
      Optional<Instant> takenBackAt,
      Optional<Instant> handedOverAt) {}

  @Override
  public void lock(CitizenKey citizen) {
    NamedLock.take(jdbc, "move/" + citizen.hex());
  }

  @Override
  public List<Move> of(CitizenKey citizen) {
    return jdbc.sql("select * from citizen_move where citizen = ? order by number")
        .param(citizen.hex())
        .query((row, n) -> move(row))
        .list();
  }

  @Override
  public void store(Move move) {
    Kept kept =
        new Kept(move.from(), move.to(), move.saidAt(), move.takenBackAt(), move.handedOverAt());
    jdbc.sql(
            """
            insert into citizen_move (id, citizen, said_at, particulars) values (?, ?, ?, ?)
            on conflict (id) do update set particulars = excluded.particulars""")
        .params(
            move.id().value(),
            move.citizen().hex(),
            Timestamp.from(move.saidAt()),
            concealer.conceal(Json.bytes(kept), place(move.id())))
        .update();
  }

  @Override
  public List<CitizenKey> due(Instant now, Optional<CitizenKey> after, int limit) {
    return jdbc.sql(
            """
            select distinct citizen from citizen_move
            where (changes > seen or look_at <= ?) and citizen > ? order by citizen limit ?""")
        .params(Timestamp.from(now), after.map(CitizenKey::hex).orElse(""), limit)
        .query((row, n) -> new CitizenKey(row.getString("citizen")))
        .list();
  }

  @Override
  public void touch(CitizenKey citizen) {
    jdbc.sql("update citizen_move set changes = changes + 1 where citizen = ?")
        .param(citizen.hex())
        .update();
  }

  @Override
  public Map<MessageId, Long> touched(CitizenKey citizen) {
    Map<MessageId, Long> touched = new LinkedHashMap<>();
    jdbc.sql("select id, changes from citizen_move where citizen = ? order by number")
        .param(citizen.hex())
        .query(
            row -> {
              touched.put(new MessageId(row.getObject("id", UUID.class)), row.getLong("changes"));
            });
    return touched;
  }

  @Override
  public void looked(Map<MessageId, Long> touched, Instant next) {
    touched.forEach(
        (move, changes) ->
            jdbc.sql("update citizen_move set seen = greatest(seen, ?), look_at = ? where id = ?")
                .params(changes, Timestamp.from(next), move.value())
                .update());
  }

  @Override
  public void forgetBefore(Instant moment) {
    jdbc.sql("delete from citizen_move where said_at < ?").param(Timestamp.from(moment)).update();
  }

  @Override
  public Optional<Departure> from(CitizenKey citizen, PartyId party) {
    Residence residence = residenceOf(citizen);
    return residence
        .departure(party)
        .map(move -> new Departure(residence.heirOf(party).orElse(move.to())));
  }

  private Move move(ResultSet row) throws SQLException {
    MessageId id = new MessageId(row.getObject("id", UUID.class));
    Kept kept = Json.read(concealer.reveal(row.getBytes("particulars"), place(id)), Kept.class);
    return new Move(
        id,
        new CitizenKey(row.getString("citizen")),
        kept.from(),
        kept.to(),
        kept.saidAt(),
        kept.takenBackAt(),
        kept.handedOverAt());
  }

  private static String place(MessageId id) {
    return "citizen_move.particulars/" + id;
  }
}
