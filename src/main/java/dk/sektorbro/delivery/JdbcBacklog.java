package dk.sektorbro.delivery;

import dk.sektorbro.exchange.PartyId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts in the ledger, so that it is the same for all hubs, whatever broker they have. */
final class JdbcBacklog implements Backlog {

  /** As in the index that answers it. */
  private static final String UNDER_WAY = "state in ('RECEIVED', 'ACCEPTED', 'RELEASED')";

  private final JdbcClient jdbc;

  JdbcBacklog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public int size(int atMost) {
    return jdbc.sql(
            "select count(*) from (select 1 from message where "
                + UNDER_WAY
                + " limit ?) as counted")
        .param(atMost)
        .query(Integer.class)
        .single();
  }

  @Override
  public int to(PartyId receiver, int atMost) {
    return jdbc.sql(
            "select count(*) from (select 1 from message where receiver = ? and "
                + UNDER_WAY
                + " limit ?) as counted")
        .param(receiver.sor())
        .param(atMost)
        .query(Integer.class)
        .single();
  }
}
