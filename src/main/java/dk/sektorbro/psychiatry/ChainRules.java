package dk.sektorbro.psychiatry;

import dk.sektorbro.exchange.Refusal;
import dk.sektorbro.exchange.RefusalCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityComponent;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;

/**
 * MedCom's messages carry the whole chain of those before them (MedCom FHIR Messaging): what is
 * revised has a Provenance of its own, or is no FHIR message and has an identifier. Each has one,
 * which names what came with it.
 */
final class ChainRules {

  private ChainRules() {}

  static List<Refusal> broken(MessageBundle message) {
    List<Provenance> chain = message.all(Provenance.class);
    Set<String> told =
        chain.stream()
            .flatMap(turn -> Optional.ofNullable(turn.getTargetFirstRep().getReference()).stream())
            .map(MessageIds::ofReference)
            .collect(Collectors.toSet());
    List<Refusal> refusals = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Provenance turn : chain) {
      Optional.ofNullable(turn.getTargetFirstRep().getReference())
          .map(MessageIds::ofReference)
          .filter(id -> !seen.add(id))
          .ifPresent(
              twice ->
                  refusals.add(
                      new Refusal(
                          RefusalCode.PROFILE_VIOLATION,
                          message.path(turn) + ".target[0].reference",
                          "Another Provenance has the same target. Give each message of the chain one.")));
      if (turn.getEntity().stream().noneMatch(ChainRules::namesAPart)) {
        refusals.add(
            new Refusal(
                RefusalCode.PROFILE_VIOLATION,
                message.path(turn) + ".entity",
                "It does not say what came with its message. Give what.identifier.value of each payload."));
      }
      for (int i = 0; i < turn.getEntity().size(); i++) {
        if (revised(turn.getEntity().get(i)).filter(id -> !told.contains(id)).isPresent()) {
          refusals.add(
              new Refusal(
                  RefusalCode.REPLY_UNKNOWN,
                  message.path(turn) + ".entity[" + i + "].what.reference",
                  "It follows a message that has no Provenance here. Send the whole chain; a message before that was no FHIR message is named by its identifier."));
        }
      }
    }
    return refusals;
  }

  private static boolean namesAPart(ProvenanceEntityComponent entity) {
    return entity.getRole() != ProvenanceEntityRole.REVISION
        && entity.getWhat().getIdentifier().hasValue();
  }

  private static Optional<String> revised(ProvenanceEntityComponent entity) {
    return Optional.of(entity)
        .filter(each -> each.getRole() == ProvenanceEntityRole.REVISION)
        .flatMap(each -> Optional.ofNullable(each.getWhat().getReference()))
        .map(MessageIds::ofReference);
  }
}
