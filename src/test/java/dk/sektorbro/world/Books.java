package dk.sektorbro.world;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The books of a run: what senders were told, what the ledger says, what came out at receivers.
 * They balance when accepted = delivered + refused + dead + waiting, whatever was delivered came
 * out once, and nothing else came out.
 */
public final class Books {

  private final Set<MessageId> accepted = ConcurrentHashMap.newKeySet();
  private final Set<MessageId> refused = ConcurrentHashMap.newKeySet();
  private final List<MessageId> arrived = Collections.synchronizedList(new ArrayList<>());

  /** The sender was told that the hub has it. */
  public void accepted(MessageId id) {
    accepted.add(id);
  }

  /** The sender was told that the hub will not take it, now or later. */
  public void refused(MessageId id) {
    refused.add(id);
  }

  /** A receiver has it. To be called again if it has it again. */
  public void arrived(MessageId id) {
    arrived.add(id);
  }

  public int acceptedSoFar() {
    return accepted.size();
  }

  public int arrivedSoFar() {
    return arrived.size();
  }

  /** What the ledger in the database at that address says of each message. */
  public static Map<MessageId, MessageState> ledger(String jdbcUrl) {
    Map<MessageId, MessageState> states = new HashMap<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select id, state from message")) {
      while (row.next()) {
        states.put(
            new MessageId(row.getObject(1, UUID.class)), MessageState.valueOf(row.getString(2)));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The ledger cannot be read", e);
    }
    return states;
  }

  /** Closes the books; fails, naming each message that does not fit, unless they balance. */
  public Balance close(Map<MessageId, MessageState> ledger) {
    List<String> faults = new ArrayList<>();
    Map<Account, Integer> totals = new HashMap<>();
    for (MessageId id : accepted) {
      MessageState state = ledger.get(id);
      if (state == null || state == MessageState.RECEIVED) {
        faults.add("%s was accepted and is lost: the ledger says %s".formatted(id, state));
      } else {
        totals.merge(account(state), 1, Integer::sum);
      }
    }
    refused.stream()
        .filter(id -> ledger.getOrDefault(id, MessageState.RECEIVED) != MessageState.RECEIVED)
        .map(id -> "%s was refused, and the ledger says %s".formatted(id, ledger.get(id)))
        .forEach(faults::add);
    faults.addAll(deliveries(ledger));
    Balance balance =
        new Balance(
            accepted.size(),
            totals.getOrDefault(Account.DELIVERED, 0),
            totals.getOrDefault(Account.REFUSED, 0),
            totals.getOrDefault(Account.DEAD, 0),
            totals.getOrDefault(Account.WAITING, 0));
    assertThat(faults).as("%s", balance).isEmpty();
    assertThat(balance.accepted())
        .as("%s", balance)
        .isEqualTo(balance.delivered() + balance.refused() + balance.dead() + balance.waiting());
    return balance;
  }

  /** Reports of the hub count as well: they are in the ledger, and nobody sent them. */
  private List<String> deliveries(Map<MessageId, MessageState> ledger) {
    List<String> faults = new ArrayList<>();
    Map<MessageId, Integer> times = times(arrived);
    ledger.forEach(
        (id, state) -> {
          int came = times.getOrDefault(id, 0);
          boolean right =
              switch (account(state)) {
                case DELIVERED -> came == 1;
                case REFUSED -> came == 0 || (state == MessageState.REJECTED && came == 1);
                case DEAD, WAITING -> came == 0;
              };
          if (!right) {
            faults.add("%s is %s and came out %d times".formatted(id, state, came));
          }
        });
    times.keySet().stream()
        .filter(id -> !ledger.containsKey(id))
        .map(id -> "%s came out, and the ledger does not know it".formatted(id))
        .forEach(faults::add);
    return faults;
  }

  private static Map<MessageId, Integer> times(Collection<MessageId> ids) {
    Map<MessageId, Integer> times = new HashMap<>();
    ids.forEach(id -> times.merge(id, 1, Integer::sum));
    return times;
  }

  private enum Account {
    DELIVERED,
    REFUSED,
    DEAD,
    WAITING
  }

  private static Account account(MessageState state) {
    return switch (state) {
      case DELIVERED, ACKNOWLEDGED, HANDLED -> Account.DELIVERED;
      case REFUSED, WITHHELD, STOPPED, REJECTED, EXPIRED, RECALLED, DISCARDED, ERASED ->
          Account.REFUSED;
      case DEAD -> Account.DEAD;
      case RECEIVED, ACCEPTED, RELEASED, WAITING -> Account.WAITING;
    };
  }

  /** Where everything is that was accepted. */
  public record Balance(int accepted, int delivered, int refused, int dead, int waiting) {
    @Override
    public String toString() {
      return "accepted %d = delivered %d + refused %d + dead %d + waiting %d"
          .formatted(accepted, delivered, refused, dead, waiting);
    }
  }
}
