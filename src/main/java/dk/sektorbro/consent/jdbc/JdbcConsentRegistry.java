package dk.sektorbro.consent.jdbc;

import dk.sektorbro.consent.Consent;
import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.ConsentTerms;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.PartyId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registry in PostgreSQL: the citizen by key, the terms as ciphertext. */
public final class JdbcConsentRegistry implements ConsentRegistry {

  private final JdbcClient jdbc;
  private final Concealer concealer;

  public JdbcConsentRegistry(JdbcClient jdbc, Concealer concealer) {
    this.jdbc = jdbc;
    this.concealer = concealer;
  }

  @Override
  public Optional<Consent> find(ConsentId id) {
    return one("select * from consent where id = ?", id);
  }

  @Override
  public Optional<Consent> lock(ConsentId id) {
    return one("select * from consent where id = ? for update", id);
  }

  private Optional<Consent> one(String sql, ConsentId id) {
    return jdbc.sql(sql).param(id.value()).query((row, n) -> consent(row)).optional();
  }

  @Override
  public List<Consent> of(CitizenKey citizen) {
    return jdbc.sql("select * from consent where citizen = ? order by number")
        .param(citizen.hex())
        .query((row, n) -> consent(row))
        .list();
  }

  @Override
  public void store(Consent consent, CitizenKey citizen) {
    jdbc.sql(
            """
            insert into consent (id, citizen, registered_by, terms, original) values (?, ?, ?, ?, ?)
            on conflict (id) do update set terms = excluded.terms""")
        .params(
            consent.id().value(),
            citizen.hex(),
            consent.registeredBy().sor(),
            concealer.conceal(Json.bytes(consent.terms()), place(consent.id())),
            consent
                .original()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .map(text -> concealer.conceal(text, originalPlace(consent.id())))
                .orElse(null))
        .update();
  }

  private Consent consent(ResultSet row) throws SQLException {
    ConsentId id = new ConsentId(row.getObject("id", UUID.class));
    ConsentTerms terms =
        Json.read(concealer.reveal(row.getBytes("terms"), place(id)), ConsentTerms.class);
    Optional<String> original =
        Optional.ofNullable(row.getBytes("original"))
            .map(concealed -> concealer.reveal(concealed, originalPlace(id)))
            .map(text -> new String(text, StandardCharsets.UTF_8));
    return new Consent(id, new PartyId(row.getString("registered_by")), terms, original);
  }

  private static String originalPlace(ConsentId id) {
    return "consent.original/" + id;
  }

  private static String place(ConsentId id) {
    return "consent.terms/" + id;
  }
}
