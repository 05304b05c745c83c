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
import dk.sektorbro.course.plan.SharedPlan;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refused;
import dk.sektorbro.exchange.content.Citizen;
import dk.sektorbro.psychiatry.CarePlanReader.Placed;
import dk.sektorbro.psychiatry.validation.Profile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/**
 * {@code /fhir/CarePlan}: the plan that a citizen and both sectors share, as far as a party sees
 * it. Its version names what the party was shown; a change says by {@code If-Match} which that was.
 */
final class CarePlanResource implements IResourceProvider {

  private static final Pattern PART = Pattern.compile("parts\\[(\\d+)]");

  private final SharedResources shared;
  private final SharedPlan plans;

  CarePlanResource(SharedResources shared, SharedPlan plans) {
    this.shared = shared;
    this.plans = plans;
  }

  @Override
  public Class<CarePlan> getResourceType() {
    return CarePlan.class;
  }

  /** Reads a plan, as far as the party sees it now. */
  @Read
  public CarePlan read(@IdParam IdType id, HttpServletRequest request) {
    return resource(plans.read(FhirServer.party(request), uuid(id)));
  }

  /** The citizen's plan; only by POST, for an id number has no place in a URL. */
  @Search
  public Bundle search(
      @RequiredParam(name = "patient.identifier") TokenParam citizen, HttpServletRequest request) {
    return SharedResources.found(
        request,
        "CarePlan",
        () -> resource(plans.read(FhirServer.party(request), ConsentResource.citizen(citizen))));
  }

  /** Begins the citizen's plan, as far as the party sees one. */
  @Create
  public MethodOutcome create(
      @ResourceParam CarePlan parsed, @ResourceParam byte[] body, HttpServletRequest request) {
    CarePlan plan = valid(body, request);
    SharedPlan.View view =
        write(
            FhirServer.party(request), new CarePlanReader(plan).citizen(), plan, Optional.empty());
    return outcome(view, true);
  }

  /** Writes the parts that are changed or new; what is left out stays as it is. */
  @Update
  public MethodOutcome update(
      @IdParam IdType id,
      @ResourceParam CarePlan parsed,
      @ResourceParam byte[] body,
      HttpServletRequest request) {
    PartyId party = FhirServer.party(request);
    SharedPlan.View before = plans.read(party, uuid(id));
    CarePlan plan = valid(body, request);
    Citizen citizen = new CarePlanReader(plan).citizen();
    shared.mustStayThatCitizens(before.seen().citizen(), citizen, "CarePlan");
    String version = SharedResources.version(id);
    return outcome(write(party, citizen, plan, Optional.of(version)), false);
  }

  private SharedPlan.View write(
      PartyId party, Citizen citizen, CarePlan plan, Optional<String> basedOn) {
    List<Placed> parts = new CarePlanReader(plan).parts();
    try {
      return plans.write(party, citizen, basedOn, parts.stream().map(Placed::part).toList());
    } catch (Refused refused) {
      throw refused.located(location -> place(location, parts));
    }
  }

  private static String place(String location, List<Placed> parts) {
    Matcher part = PART.matcher(location);
    return part.matches() ? parts.get(Integer.parseInt(part.group(1))).place() : "CarePlan";
  }

  private CarePlan valid(byte[] body, HttpServletRequest request) {
    return shared.valid(body, request, CarePlan.class, Profile.CARE_PLAN);
  }

  private static UUID uuid(IdType id) {
    return SharedResources.id(id, "CarePlan");
  }

  private static MethodOutcome outcome(SharedPlan.View view, boolean created) {
    return new MethodOutcome(new IdType("CarePlan", view.id().toString(), view.version()), created)
        .setResource(resource(view));
  }

  private static CarePlan resource(SharedPlan.View view) {
    CarePlan plan = new CarePlanWriter(view.seen(), new Reference("#patient")).write();
    plan.setSubject(ContainedCitizen.write(view.seen().citizen(), plan));
    plan.setId(new IdType("CarePlan", view.id().toString(), view.version()));
    plan.getMeta().setVersionId(view.version());
    return plan;
  }
}
