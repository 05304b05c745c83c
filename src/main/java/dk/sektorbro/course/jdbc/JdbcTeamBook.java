package dk.sektorbro.course.jdbc;

import dk.sektorbro.course.team.Member;
import dk.sektorbro.course.team.TeamBook;
import dk.sektorbro.course.team.TeamPart;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Envelope;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.content.Citizen;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Teams in PostgreSQL; who is in them, and of whom they are, as ciphertext. */
public final class JdbcTeamBook implements TeamBook {

  private static final String PARTS =
      """
      select team_part.* from team_part join team on team.id = team_part.team
      where team.citizen = ?""";

  private static final int EARLIER = 20;

  private final JdbcClient jdbc;
  private final Concealer concealer;
  private final OnePerCitizen teams;

  public JdbcTeamBook(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
    this.teams = new OnePerCitizen(jdbc, "team");
  }

  @Override
  public void lock(CitizenKey citizen) {
    NamedLock.take(jdbc, "team/" + citizen.hex());
  }

  @Override
  public Optional<UUID> teamOf(CitizenKey citizen) {
    return teams.of(citizen);
  }

  @Override
  public Optional<CitizenKey> citizenOf(UUID team) {
    return teams.citizenOf(team);
  }

  @Override
  public void begin(UUID team, CitizenKey citizen) {
    teams.begin(team, citizen);
  }

  /** Who they are, and of whose team. */
  private record Particulars(Citizen citizen, List<Member> members) {}

  @Override
  public List<TeamPart> parts(CitizenKey citizen) {
    return jdbc.sql(PARTS + " order by party")
        .param(citizen.hex())
        .query((row, n) -> part(row))
        .list();
  }

  @Override
  public Optional<TeamPart> part(CitizenKey citizen, PartyId party) {
    return jdbc.sql(PARTS + " and party = ?")
        .params(citizen.hex(), party.sor())
        .query((row, n) -> part(row))
        .optional();
  }

  private TeamPart part(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    Particulars particulars =
        Json.read(concealer.reveal(row.getBytes("particulars"), place(id)), Particulars.class);
    return new TeamPart(
        new PartyId(row.getString("party")),
        particulars.citizen(),
        particulars.members(),
        row.getObject("written_at", OffsetDateTime.class).toInstant());
  }

  @Override
  public List<TeamPart> earlier(CitizenKey citizen, PartyId party) {
    return jdbc.sql(
            """
            select team_wording.* from team_wording join team on team.id = team_wording.team
            where team.citizen = ? and party = ? order by number desc limit ?""")
        .params(citizen.hex(), party.sor(), EARLIER)
        .query((row, n) -> part(row))
        .list();
  }

  private void keepEarlier(UUID team, PartyId party) {
    jdbc.sql(
            """
            insert into team_wording (id, team, party, written_at, particulars)
            select id, team, party, written_at, particulars from team_part where team = ? and party = ?""")
        .params(team, party.sor())
        .update();
    jdbc.sql(
            """
            delete from team_wording where team = :team and party = :party and number not in (
              select number from team_wording where team = :team and party = :party
              order by number desc limit :most)""")
        .param("team", team)
        .param("party", party.sor())
        .param("most", EARLIER)
        .update();
  }

  @Override
  public void put(UUID team, TeamPart part) {
    keepEarlier(team, part.party());
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into team_part (id, team, party, written_at, particulars) values (?, ?, ?, ?, ?)
            on conflict (team, party) do update set id = excluded.id,
              written_at = excluded.written_at, particulars = excluded.particulars""")
        .params(
            id,
            team,
            part.party().sor(),
            Timestamp.from(part.writtenAt()),
            concealer.conceal(
                Json.bytes(new Particulars(part.citizen(), part.members())), place(id)))
        .update();
  }

  @Override
  public void remove(UUID team, PartyId party) {
    for (String table : List.of("team_part", "team_wording")) {
      jdbc.sql("delete from " + table + " where team = ? and party = ?")
          .params(team, party.sor())
          .update();
    }
    forgetIfEmpty(team);
  }

  private void forgetIfEmpty(UUID team) {
    jdbc.sql(
            """
            delete from team where id = ?
              and not exists (select 1 from team_part where team_part.team = team.id)""")
        .param(team)
        .update();
  }

  /** Each under its citizen's lock, for somebody may join it at this moment. */
  private void forgetEmpty() {
    List<CitizenKey> left =
        jdbc.sql(
                """
                select citizen from team
                where not exists (select 1 from team_part where team_part.team = team.id)
                order by citizen""")
            .query((row, n) -> new CitizenKey(row.getString("citizen")))
            .list();
    for (CitizenKey citizen : left) {
      lock(citizen);
      teamOf(citizen).ifPresent(this::forgetIfEmpty);
    }
  }

  @Override
  public void forgetBefore(Instant moment) {
    Timestamp before = Timestamp.from(moment);
    jdbc.sql("delete from team_part where written_at < ?").param(before).update();
    jdbc.sql("delete from team_wording where written_at < ?").param(before).update();
    forgetEmpty();
    jdbc.sql(
            """
            delete from team_message where original in (select id from message where accepted_at < ?)""")
        .param(before)
        .update();
  }

  @Override
  public void addressed(Copy copy) {
    jdbc.sql("insert into team_message (message, original, receiver) values (?, ?, ?)")
        .params(copy.id().value(), copy.original().value(), copy.receiver().sor())
        .update();
  }

  @Override
  public List<Copy> copiesOf(MessageId original) {
    return jdbc.sql("select * from team_message where original = ? order by number")
        .param(original.value())
        .query(
            (row, n) ->
                new Copy(
                    new MessageId(row.getObject("message", UUID.class)),
                    original,
                    new PartyId(row.getString("receiver"))))
        .list();
  }

  @Override
  public List<PartyId> addressedBefore(Envelope message) {
    if (message.conversation().isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select team_message.receiver from team_message
            join message on message.id = team_message.original
            where message.citizen = ? and message.sender = ? and message.conversation = ? and message.id <> ?
            group by team_message.receiver order by min(team_message.number)""")
        .params(
            message.citizen().orElseThrow().hex(),
            message.sender().sor(),
            message.conversation().get().value(),
            message.id().value())
        .query((row, n) -> new PartyId(row.getString("receiver")))
        .list();
  }

  private static String place(UUID id) {
    return "team_part.particulars/" + id;
  }
}
