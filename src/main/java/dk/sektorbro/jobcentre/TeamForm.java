package dk.sektorbro.jobcentre;

import dk.sektorbro.consent.Wheel;
import dk.sektorbro.course.team.CitizenTeam;
import dk.sektorbro.course.team.Member;
import dk.sektorbro.course.team.TeamPart;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.jobcentre.soap.Team;
import dk.sektorbro.jobcentre.soap.TeamMember;
import dk.sektorbro.jobcentre.soap.TeamParty;
import dk.sektorbro.jobcentre.soap.WheelCode;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A citizen's team in the words of the contract. */
final class TeamForm {

  private TeamForm() {}

  /**
   * @throws Refused at the member that cannot be
   */
  static List<Member> members(List<TeamMember> given) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      TeamMember from = given.get(i);
      try {
        members.add(
            new Member(
                from.getName(),
                Optional.ofNullable(from.getWheel()).flatMap(code -> Wheel.ofCode(code.value())),
                Optional.ofNullable(from.getFunction()),
                Optional.ofNullable(from.getReach())));
      } catch (IllegalArgumentException wrong) {
        throw new Refused(
            RefusalCode.PROFILE_VIOLATION,
            "/UpdateTeam/TeamMember[" + (i + 1) + "]",
            String.valueOf(wrong.getMessage()));
      }
    }
    return members;
  }

  /** Where what a team refuses stands in the request. */
  static String place(String location) {
    return switch (location) {
      case "basedOn" -> "/UpdateTeam/BasedOn";
      case "members" -> "/UpdateTeam/TeamMember";
      default -> location;
    };
  }

  static Team team(CitizenTeam.View from, ParticipantDirectory directory) {
    Team to = new Team();
    to.setCitizen(DeliveryWriting.citizen(from.citizen()));
    from.parts().stream().map(part -> party(part, directory)).forEach(to.getTeamParty()::add);
    return to;
  }

  private static TeamParty party(TeamPart from, ParticipantDirectory directory) {
    TeamParty to = new TeamParty();
    to.setOrganisation(from.party().sor());
    to.setOrganisationName(
        directory.find(from.party()).map(Participant::name).orElse(from.party().sor()));
    from.members().stream().map(TeamForm::member).forEach(to.getTeamMember()::add);
    return to;
  }

  private static TeamMember member(Member from) {
    TeamMember to = new TeamMember();
    to.setName(from.name());
    from.wheel()
        .ifPresentOrElse(
            wheel -> to.setWheel(WheelCode.fromValue(wheel.code())),
            () -> to.setChosenByCitizen(true));
    from.function().ifPresent(to::setFunction);
    from.reach().ifPresent(to::setReach);
    return to;
  }
}
