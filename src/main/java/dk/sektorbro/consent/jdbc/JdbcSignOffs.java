package dk.sektorbro.consent.jdbc;

import dk.sektorbro.consent.SignOffBook;
import dk.sektorbro.consent.policy.SignOff;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signatures in PostgreSQL: the citizen by key, what was signed as ciphertext. */
public final class JdbcSignOffs implements SignOffBook {

  private final JdbcClient jdbc;
  private final Concealer concealer;

  public JdbcSignOffs(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
  }

  @Override
  public void keep(SignOff signOff) {
    jdbc.sql("insert into sign_off (id, citizen, basis, until, signed) values (?, ?, ?, ?, ?)")
        .params(
            signOff.id(),
            signOff.citizen().hex(),
            signOff.basis(),
            Timestamp.from(signOff.until()),
            concealer.conceal(Json.bytes(signOff), place(signOff.id())))
        .update();
  }

  @Override
  public List<SignOff> of(CitizenKey citizen) {
    return jdbc.sql("select id, signed from sign_off where citizen = ? order by number")
        .param(citizen.hex())
        .query((row, n) -> signOff(row))
        .list();
  }

  @Override
  public List<SignOff> latest(int limit) {
    return jdbc.sql("select id, signed from sign_off order by number desc limit ?")
        .param(limit)
        .query((row, n) -> signOff(row))
        .list();
  }

  private SignOff signOff(ResultSet row) throws SQLException {
    return Json.read(
        concealer.reveal(row.getBytes("signed"), place(row.getObject("id", UUID.class))),
        SignOff.class);
  }

  private static String place(UUID id) {
    return "sign_off.signed/" + id;
  }
}
