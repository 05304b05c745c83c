package dk.sektorbro.psychiatry;

import dk.sektorbro.consent.CodeSystems;
import dk.sektorbro.consent.Wheel;
import dk.sektorbro.course.team.CitizenTeam;
import dk.sektorbro.course.team.Member;
import dk.sektorbro.course.team.TeamPart;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.participant.ParticipantDirectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** A citizen's team as a CareTeam that holds to its profile. */
final class CareTeamForm {

  private static final String NAME = "Borgerens team";

  private static final String CHOSEN = "chosen-by-citizen";

  private CareTeamForm() {}

  /**
   * The members of each party, in their order.
   *
   * @throws Refused naming the participant that cannot be
   */
  static Map<PartyId, List<Member>> members(CareTeam team) {
    Map<PartyId, List<Member>> members = new LinkedHashMap<>();
    for (int i = 0; i < team.getParticipant().size(); i++) {
      CareTeamParticipantComponent participant = team.getParticipant().get(i);
      try {
        PartyId party = new PartyId(text(participant.getOnBehalfOf().getIdentifier().getValue()));
        members.computeIfAbsent(party, each -> new ArrayList<>()).add(member(participant));
      } catch (IllegalArgumentException wrong) {
        throw new Refused(
            RefusalCode.PROFILE_VIOLATION,
            "CareTeam.participant[" + i + "]",
            String.valueOf(wrong.getMessage()));
      }
    }
    return members;
  }

  private static Member member(CareTeamParticipantComponent participant) {
    CodeableConcept role = participant.getRoleFirstRep();
    return new Member(
        text(participant.getMember().getDisplay()),
        wheel(role.getCodingFirstRep()),
        Optional.ofNullable(role.getText()),
        Optional.ofNullable(participant.getExtensionByUrl(Canonical.TEAM_MEMBER_REACH))
            .map(Extension::getValue)
            .map(Type::primitiveValue));
  }

  /** Empty of whom the citizen chose. */
  private static Optional<Wheel> wheel(Coding place) {
    if (CodeSystems.TEAM_PERSONS.equals(place.getSystem())) {
      return Optional.empty();
    }
    return Optional.of(
        Wheel.ofCode(text(place.getCode()))
            .orElseThrow(() -> new IllegalArgumentException("There is no such wheel.")));
  }

  private static String text(String given) {
    return Optional.ofNullable(given).orElse("");
  }

  static CareTeam write(CitizenTeam.View view, ParticipantDirectory directory) {
    CareTeam team = new CareTeam();
    team.setId(new IdType("CareTeam", view.id().toString(), view.version()));
    team.getMeta().setVersionId(view.version());
    team.setStatus(CareTeamStatus.ACTIVE).setName(NAME);
    team.setSubject(ContainedCitizen.write(view.citizen(), team));
    for (TeamPart part : view.parts()) {
      for (Member member : part.members()) {
        write(member, part.party(), directory, team.addParticipant());
      }
    }
    return team;
  }

  private static void write(
      Member member,
      PartyId party,
      ParticipantDirectory directory,
      CareTeamParticipantComponent participant) {
    member
        .reach()
        .ifPresent(
            reach -> participant.addExtension(Canonical.TEAM_MEMBER_REACH, new StringType(reach)));
    CodeableConcept role =
        participant
            .addRole()
            .addCoding(
                member
                    .wheel()
                    .map(wheel -> new Coding().setSystem(CodeSystems.WHEELS).setCode(wheel.code()))
                    .orElseGet(
                        () -> new Coding().setSystem(CodeSystems.TEAM_PERSONS).setCode(CHOSEN)));
    member.function().ifPresent(role::setText);
    participant.getMember().setDisplay(member.name());
    Reference organisation =
        new Reference()
            .setIdentifier(new Identifier().setSystem(PartyId.SYSTEM).setValue(party.sor()));
    directory.find(party).ifPresent(found -> organisation.setDisplay(found.name()));
    participant.setOnBehalfOf(organisation);
  }
}
