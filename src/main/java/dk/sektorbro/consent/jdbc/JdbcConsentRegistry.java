package dk.sektorbro.consent.jdbc;

import dk.sektorbro.consent.Consent;
import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.consent.ConsentOriginal;
import dk.sektorbro.consent.ConsentRegistry;
import dk.sektorbro.consent.ConsentTerms;
import dk.sektorbro.consent.Said;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Concealer;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.PartyId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
  public boolean add(Consent consent, CitizenKey citizen) {
    return jdbc.sql(
                """
                insert into consent (id, citizen, registered_by, terms, original)
                values (?, ?, ?, ?, ?) on conflict (id) do nothing""")
            .params(
                consent.id().value(),
                citizen.hex(),
                consent.registeredBy().sor(),
                concealer.conceal(Json.bytes(terms(consent.said())), place(consent.id())),
                original(consent))
            .update()
        == 1;
  }

  @Override
  public void change(Consent consent) {
    jdbc.sql("update consent set terms = ? where id = ?")
        .params(
            concealer.conceal(Json.bytes(terms(consent.said())), place(consent.id())),
            consent.id().value())
        .update();
  }

  private Consent consent(ResultSet row) throws SQLException {
    ConsentId id = new ConsentId(row.getObject("id", UUID.class));
    byte[] terms = concealer.reveal(row.getBytes("terms"), place(id));
    byte[] original = row.getBytes("original");
    Said said =
        original == null
            ? Json.read(terms, ConsentTerms.class)
            : Json.read(terms, Summary.class).of(text(id, original));
    return new Consent(id, new PartyId(row.getString("registered_by")), said);
  }

  private byte @Nullable [] original(Consent consent) {
    return switch (consent.said()) {
      case ConsentTerms terms -> null;
      case ConsentOriginal original ->
          concealer.conceal(
              original.fhir().getBytes(StandardCharsets.UTF_8), originalPlace(consent.id()));
    };
  }

  private String text(ConsentId id, byte[] original) {
    return new String(concealer.reveal(original, originalPlace(id)), StandardCharsets.UTF_8);
  }

  private static Object terms(Said said) {
    return switch (said) {
      case ConsentTerms terms -> terms;
      case ConsentOriginal original ->
          new Summary(
              original.citizen(),
              original.parties(),
              original.withdrawnAt(),
              original.withdrawalKnownAt());
    };
  }

  /** What the registry keeps beside an original; it changes, and the original does not. */
  private record Summary(
      CitizenId citizen,
      Set<PartyId> parties,
      Optional<Instant> withdrawnAt,
      Optional<Instant> withdrawalKnownAt) {

    ConsentOriginal of(String fhir) {
      return new ConsentOriginal(citizen, parties, fhir, withdrawnAt, withdrawalKnownAt);
    }

    @Override
    public String toString() {
      return "Summary[" + parties + "]";
    }
  }

  private static String originalPlace(ConsentId id) {
    return "consent.original/" + id;
  }

  private static String place(ConsentId id) {
    return "consent.terms/" + id;
  }
}
