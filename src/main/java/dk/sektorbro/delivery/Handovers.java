package dk.sektorbro.delivery;

import dk.sektorbro.consent.InformationType;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.explain.CitizenSide;
import dk.sektorbro.exchange.CitizenAliases;
import dk.sektorbro.exchange.CitizenId;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Json;
import dk.sektorbro.exchange.Ledger;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who received what about a citizen, and when, for a party that represents the citizen: every
 * handing over that the audit record tells of, every look at what another party wrote in the
 * citizen's plan, and what one jobcentre was shown of another's when the citizen moved.
 */
public final class Handovers {

  /** How the audit record calls it that a party was shown another's part of a plan. */
  static final String SHOWN = "plan.shown";

  /** Somebody looked at another party's members of a citizen's team. */
  static final String TEAM_SHOWN = "team.shown";

  /** A request for a certificate became another jobcentre's. */
  static final String REQUEST_HANDED_OVER = "request.handed-over";

  /** A jobcentre looked at what it follows on, of one kind and one that had it before. */
  static final String HAND_OVER_SHOWN = "hand-over.shown";

  /** What the first ground of it begins with: whose part it was. */
  static final String FROM = "from ";

  private static final int MOST = 1000;

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final CitizenSide side;
  private final CitizenAliases aliases;

  Handovers(JdbcClient jdbc, Ledger ledger, CitizenSide side, CitizenAliases aliases) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.side = side;
    this.aliases = aliases;
  }

  /**
   * One handing over.
   *
   * @param message of a look at a plan or at what is handed over, which is no message, an id of its
   *     own
   * @param information types of information in it; empty where the message is erased
   * @param withheld types of information that were left out of it
   * @param cut what was cut out of the rest, where there was any of it
   * @param basis the legal basis where it was shared without consent
   */
  public record Handover(
      MessageId message,
      Instant at,
      MessageKind kind,
      PartyId sender,
      PartyId receiver,
      List<String> information,
      List<String> withheld,
      Set<Cut> cut,
      Optional<String> basis) {}

  /** What the citizen's word keeps out of what is shared. */
  public enum Cut {
    /** The parts that the citizen excepted. */
    EXCEPTED,
    /** All parts but those that the citizen named. */
    NOT_NAMED
  }

  /**
   * The latest, newest first; none for a citizen the hub knows nothing of.
   *
   * @throws dk.sektorbro.exchange.Refused where the party does not represent citizens
   */
  public List<Handover> of(PartyId by, CitizenId citizen) {
    return side.shown(
        "citizen.disclosures-shown",
        by,
        citizen,
        (key, now) ->
            Stream.concat(latest(key).stream().map(this::handover), shown(key).stream())
                .sorted(Comparator.comparing(Handover::at).reversed())
                .limit(MOST)
                .toList());
  }

  private List<Handover> shown(CitizenKey citizen) {
    return jdbc.sql(
            """
            select number, at, actor, what, based_on ->> 0 as source, based_on ->> 1 as kind from audit
            where citizen = any(?) and what in (?, ?, ?, ?) order by at desc limit ?\
            """)
        .params(keys(citizen), SHOWN, TEAM_SHOWN, REQUEST_HANDED_OVER, HAND_OVER_SHOWN, MOST)
        .query((row, n) -> look(row))
        .list();
  }

  /** The audit record keeps what was known under each number as it was. */
  private String[] keys(CitizenKey citizen) {
    return aliases.keysOf(citizen).stream().map(CitizenKey::hex).toArray(String[]::new);
  }

  private static Handover look(ResultSet row) throws SQLException {
    PartyId reader = new PartyId(row.getString("actor"));
    boolean moved = Set.of(REQUEST_HANDED_OVER, HAND_OVER_SHOWN).contains(row.getString("what"));
    MessageKind kind =
        moved
            ? MessageKind.ofCode(row.getString("kind")).orElseThrow()
            : MessageKind.CARE_PLAN_UPDATE;
    return new Handover(
        MessageId.of(reader, (moved ? "hand-over-shown/" : "plan-shown/") + row.getLong("number")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        kind,
        new PartyId(row.getString("source").substring(FROM.length())),
        reader,
        List.of(told(kind).code()),
        List.of(),
        Set.of(),
        Optional.empty());
  }

  private static InformationType told(MessageKind kind) {
    return switch (kind) {
      case CERTIFICATE_REQUEST -> InformationType.MEDICAL_CERTIFICATE;
      case CARE_COMMUNICATION -> InformationType.CORRESPONDENCE;
      case MEETING -> InformationType.MEETING;
      case IPS_REFERRAL -> InformationType.IPS_REFERRAL;
      default -> InformationType.CARE_PLAN;
    };
  }

  private List<Row> latest(CitizenKey citizen) {
    return jdbc.sql(
            """
            select audit.message, min(audit.at) as at, message.kind, message.sender, message.receiver
            from audit join message on message.id = audit.message
            where audit.citizen = any(?)
              and audit.what in ('message.delivered', 'message.delivered-late', 'message.pushed')
              and message.kind <> 'non-delivery'
            group by audit.message, message.kind, message.sender, message.receiver
            order by 2 desc limit ?\
            """)
        .params(keys(citizen), MOST)
        .query((row, n) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new MessageId(row.getObject("message", UUID.class)),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        MessageKind.ofCode(row.getString("kind")).orElseThrow(),
        new PartyId(row.getString("sender")),
        new PartyId(row.getString("receiver")));
  }

  private record Row(
      MessageId message, Instant at, MessageKind kind, PartyId sender, PartyId receiver) {}

  private Handover handover(Row row) {
    List<String> information = new ArrayList<>();
    List<String> withheld = new ArrayList<>();
    Set<Cut> cut = EnumSet.noneOf(Cut.class);
    Optional<String> basis = Optional.empty();
    Optional<Disclosure> disclosure =
        ledger
            .find(row.message())
            .flatMap(entry -> entry.particulars().disclosure())
            .map(json -> Json.read(json, Disclosure.class));
    if (disclosure.isPresent()) {
      information.add(disclosure.get().request().essential().name());
      disclosure.get().request().accompanying().stream()
          .map(Item::name)
          .filter(name -> InformationType.ofCode(name).isPresent()) // the rest are parts of it
          .forEach(information::add);
      for (Obligation obligation : disclosure.get().obligations()) {
        switch (obligation) {
          case Obligation.Withhold left ->
              InformationType.ofCode(left.item())
                  .map(InformationType::code)
                  .ifPresent(withheld::add);
          case Obligation.Report report -> basis = Optional.of(report.basis());
          case Obligation.CutAway parts -> cut.add(Cut.EXCEPTED);
          case Obligation.KeepOnly parts -> cut.add(Cut.NOT_NAMED);
        }
      }
      information.removeAll(withheld);
    }
    return new Handover(
        row.message(),
        row.at(),
        row.kind(),
        row.sender(),
        row.receiver(),
        List.copyOf(information),
        List.copyOf(withheld),
        Set.copyOf(cut),
        basis);
  }
}
