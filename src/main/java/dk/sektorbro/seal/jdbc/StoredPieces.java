package dk.sektorbro.seal.jdbc;

import dk.sektorbro.exchange.large.LargeStore;
import dk.sektorbro.seal.PieceSeal;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pieces of one content, opened one at a time. */
final class StoredPieces {

  private final JdbcClient jdbc;
  private final UUID id;
  private final PieceSeal seal;

  StoredPieces(JdbcClient jdbc, UUID id, PieceSeal seal) {
    this.jdbc = jdbc;
    this.id = id;
    this.seal = seal;
  }

  /**
   * @throws LargeStore.Gone where the content was destroyed
   */
  byte[] open(int number, boolean last) {
    byte[] sealed =
        jdbc.sql("select sealed from large_piece where large = ? and number = ?")
            .params(id, number)
            .query((row, n) -> row.getBytes("sealed"))
            .optional()
            .orElseThrow(() -> new LargeStore.Gone(id));
    return seal.open(number, last, sealed);
  }
}
