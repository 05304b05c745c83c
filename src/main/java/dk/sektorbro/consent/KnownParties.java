package dk.sektorbro.consent;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Parent;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sides of a disclosure, as the directory knows them. */
public final class KnownParties {

  private static final String GLN = "https://www.gs1.org/gln";
  private static final String GLN_SINCE_DK_CORE_3_5 = "http://www.gs1.org/gln";
  private static final String CVR = "http://cvr.dk";

  /** HL7 v2 table 0131, in which a Consent names an employer as well. */
  private static final Code EMPLOYER =
      new Code("http://terminology.hl7.org/CodeSystem/v2-0131", "E");

  private final ParticipantDirectory directory;
  private final TeamWheels wheels;

  /** Of parties apart from any citizen. */
  public KnownParties(ParticipantDirectory directory) {
    this(directory, (citizen, party) -> Set.of());
  }

  public KnownParties(ParticipantDirectory directory, TeamWheels wheels) {
    this.directory = directory;
    this.wheels = wheels;
  }

  /** The same for many questions of one moment: each party's wheels are looked up once. */
  public KnownParties forOneLook() {
    Map<Place, Set<Wheel>> seen = new HashMap<>();
    return new KnownParties(
        directory,
        (citizen, party) ->
            seen.computeIfAbsent(new Place(citizen, party), place -> wheels.of(citizen, party)));
  }

  private record Place(CitizenKey citizen, PartyId party) {}

  public boolean isTheHub(PartyId id) {
    return directory.hub().id().equals(id);
  }

  /** The party as it stands to that citizen. */
  public Party get(PartyId id, CitizenKey citizen) {
    return get(id).in(wheels.of(citizen, id));
  }

  /** The party; one that is in no directory is known by its SOR code alone. */
  public Party get(PartyId id) {
    return directory.find(id).map(KnownParties::party).orElseGet(() -> Party.of(id));
  }

  /** Everyone who takes part. */
  public List<Party> all() {
    return directory.all().stream().map(KnownParties::party).toList();
  }

  /** Every role in which somebody reads what the participant gets; empty where that is not told. */
  public static Set<Code> readers(Participant participant) {
    return participant.readers().roles().stream()
        .map(role -> new Code(role.system(), role.value()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Identifier> identifiers(Parent parent) {
    Stream<Identifier> others =
        Stream.concat(
            parent.gln().stream().flatMap(gln -> glns(gln.value())),
            parent.cvr().stream().map(cvr -> new Identifier(CVR, cvr.value())));
    return Stream.concat(Stream.of(Party.sor(parent.id())), others);
  }

  private static Stream<Identifier> glns(String gln) {
    return Stream.of(new Identifier(GLN, gln), new Identifier(GLN_SINCE_DK_CORE_3_5, gln));
  }

  private static Party party(Participant participant) {
    return new Party(
        participant.id(),
        Stream.concat(Stream.of(Party.sor(participant.id())), glns(participant.gln().value()))
            .collect(Collectors.toUnmodifiableSet()),
        Stream.concat(
                Stream.of(new Identifier(CVR, participant.cvr().value())),
                participant.partOf().stream().flatMap(KnownParties::identifiers))
            .collect(Collectors.toUnmodifiableSet()),
        readers(participant),
        participant.readers().groups().stream()
            .map(group -> new Identifier(group.system(), group.value()))
            .collect(Collectors.toUnmodifiableSet()),
        kinds(participant));
  }

  private static Set<String> kinds(Participant participant) {
    String sector = participant.sector().name().toLowerCase(Locale.ROOT);
    return readers(participant).contains(EMPLOYER)
        ? Set.of(sector, Party.EMPLOYER)
        : Set.of(sector);
  }
}
