package dk.sektorbro.psychiatry;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import dk.sektorbro.course.team.ChangeTeam;
import dk.sektorbro.course.team.CitizenTeam;
import dk.sektorbro.course.team.Member;
import dk.sektorbro.course.team.TeamPart;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.RefusalCode;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.psychiatry.validation.Profile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.IdType;

/**
 * {@code /fhir/CareTeam}: the team around a citizen, as far as a party sees it. Each party writes
 * who of its own is in it; its version names what the party was shown, and a change says by {@code
 * If-Match} which that was.
 */
final class CareTeamResource implements IResourceProvider {

  private final SharedResources shared;
  private final CitizenTeam teams;
  private final ParticipantDirectory directory;

  CareTeamResource(SharedResources shared, CitizenTeam teams, ParticipantDirectory directory) {
    this.shared = shared;
    this.teams = teams;
    this.directory = directory;
  }

  @Override
  public Class<CareTeam> getResourceType() {
    return CareTeam.class;
  }

  /** Reads a team, as far as the party sees it now. */
  @Read
  public CareTeam read(@IdParam IdType id, HttpServletRequest request) {
    return resource(teams.read(FhirServer.party(request), uuid(id)));
  }

  /** The citizen's team; only by POST, for an id number has no place in a URL. */
  @Search
  public Bundle search(
      @RequiredParam(name = "patient.identifier") TokenParam citizen, HttpServletRequest request) {
    return SharedResources.found(
        request,
        "CareTeam",
        () -> resource(teams.read(FhirServer.party(request), ConsentResource.citizen(citizen))));
  }

  /** Joins the citizen's team, or begins it. */
  @Create
  public MethodOutcome create(
      @ResourceParam CareTeam parsed, @ResourceParam byte[] body, HttpServletRequest request) {
    PartyId party = FhirServer.party(request);
    CareTeam team = valid(body, request);
    if (team.getParticipant().isEmpty()) {
      throw new Refused(
          RefusalCode.PROFILE_VIOLATION, "CareTeam.participant", "Say who of you is in the team.");
    }
    CitizenTeam.View view =
        write(party, citizen(team), team, List.of(), Optional.empty()).orElseThrow();
    return outcome(view, true);
  }

  /** Says who of the party is in the team, in the place of whoever was; nobody to leave it. */
  @Update
  public MethodOutcome update(
      @IdParam IdType id,
      @ResourceParam CareTeam parsed,
      @ResourceParam byte[] body,
      HttpServletRequest request) {
    PartyId party = FhirServer.party(request);
    CitizenTeam.View before = teams.read(party, uuid(id));
    CareTeam team = valid(body, request);
    Citizen citizen = citizen(team);
    shared.mustStayThatCitizens(before.citizen(), citizen, "CareTeam");
    String version = SharedResources.version(id);
    return write(party, citizen, team, before.parts(), Optional.of(version))
        .map(view -> outcome(view, false))
        .orElseGet(() -> new MethodOutcome(new IdType("CareTeam", before.id().toString()), false));
  }

  private Optional<CitizenTeam.View> write(
      PartyId party,
      Citizen citizen,
      CareTeam team,
      List<TeamPart> shown,
      Optional<String> basedOn) {
    Map<PartyId, List<Member>> members = new LinkedHashMap<>(CareTeamForm.members(team));
    List<Member> own = Optional.ofNullable(members.remove(party)).orElse(List.of());
    if (basedOn.filter(version -> ChangeTeam.showed(version, members)).isEmpty()) {
      members.forEach((other, theirs) -> mustBeAsShown(other, theirs, shown));
    }
    try {
      return teams.write(party, citizen, basedOn, own);
    } catch (Refused refused) {
      throw refused.located(location -> "CareTeam");
    }
  }

  /**
   * What comes along of others' is no change, and what they have written meanwhile stands; a change
   * to it is refused and not passed over.
   */
  private static void mustBeAsShown(PartyId other, List<Member> theirs, List<TeamPart> shown) {
    boolean same =
        shown.stream()
            .anyMatch(part -> part.party().equals(other) && part.members().equals(theirs));
    if (!same) {
      throw new Refused(
          RefusalCode.SENDER_INCAPABLE,
          "CareTeam.participant",
          "Each party writes its own members. Leave out the others', or send them as they are shown.");
    }
  }

  private static Citizen citizen(CareTeam team) {
    return ContainedCitizen.read(team, team.getSubject());
  }

  private CareTeam valid(byte[] body, HttpServletRequest request) {
    return shared.valid(body, request, CareTeam.class, Profile.CARE_TEAM);
  }

  private static UUID uuid(IdType id) {
    return SharedResources.id(id, "CareTeam");
  }

  private MethodOutcome outcome(CitizenTeam.View view, boolean created) {
    return new MethodOutcome(new IdType("CareTeam", view.id().toString(), view.version()), created)
        .setResource(resource(view));
  }

  private CareTeam resource(CitizenTeam.View view) {
    return CareTeamForm.write(view, directory);
  }
}
