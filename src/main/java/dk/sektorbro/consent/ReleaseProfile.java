package dk.sektorbro.consent;

import dk.sektorbro.consent.cut.AllowList;
import dk.sektorbro.participant.Sector;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a kind of message may carry across the border between sectors, and which consent it takes.
 *
 * @param code the name the kind's route gives
 * @param essential the information without which there is no message
 * @param accompanying what may come along, cut away where the consent does not name it
 * @param asks true where the message asks the receiver for its information: what the consent must
 *     allow is the answer, from the receiver to the sender (Legal Protection Act §11a: consent to
 *     obtain)
 * @param thread true where the message repeats earlier ones: what was written last decides, and
 *     what is older is cut away part by part; false where all of it is shared or nothing
 * @param information the type of information that an element of the FHIR message is
 * @param shares the elements of the FHIR message that may be shared, by receiver and purpose
 */
public record ReleaseProfile(
    String code,
    InformationType essential,
    Set<InformationType> accompanying,
    boolean asks,
    boolean thread,
    Map<String, Code> information,
    List<Share> shares) {

  /** The type that is shared whole or not at all. */
  public Set<Code> indivisible() {
    return thread ? Set.of() : Set.of(new Code(CodeSystems.INFORMATION_TYPES, essential.code()));
  }

  /** The types of resource that are information of that type as a whole. */
  Set<Code> resourcesOf(InformationType type) {
    return information.entrySet().stream()
        .filter(entry -> entry.getValue().code().equals(type.code()))
        .map(Map.Entry::getKey)
        .filter(element -> element.indexOf('.') < 0)
        .map(resource -> new Code(CodeSystems.RESOURCE_TYPES, resource))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What receivers of these sectors may get for these purposes.
   *
   * @param readBy roles that everybody who reads at the receiver acts in one of; empty for whoever
   *     reads
   * @param wheels of the citizen's team, that everybody of the receiver stands in one of; empty for
   *     whoever receives, in the team or not
   */
  public record Share(
      Set<Sector> with,
      Set<Code> readBy,
      Set<Wheel> wheels,
      Set<Purpose> purposes,
      AllowList elements) {

    private static String kind(Sector sector) {
      return sector.name().toLowerCase(Locale.ROOT);
    }

    boolean fits(Party receiver, Set<Code> wanted) {
      Set<Code> readers = receiver.roles();
      Set<Wheel> stands = receiver.wheels();
      return with.stream().anyMatch(sector -> receiver.kinds().contains(kind(sector)))
          && (wheels.isEmpty() || (!stands.isEmpty() && wheels.containsAll(stands)))
          && (readBy.isEmpty() || (!readers.isEmpty() && readBy.containsAll(readers)))
          && wanted.stream()
              .allMatch(
                  code ->
                      purposes.stream()
                          .anyMatch(
                              purpose ->
                                  code.equals(new Code(CodeSystems.PURPOSES, purpose.code()))));
    }
  }

  /**
   * The elements that the receiver may get where the message serves any of these purposes, by the
   * first entry that fits; empty where the profile does not say.
   */
  public Optional<AllowList> elements(Party receiver, Set<Code> purposes) {
    return shares.stream()
        .filter(share -> share.fits(receiver, purposes))
        .map(Share::elements)
        .findFirst();
  }
}
