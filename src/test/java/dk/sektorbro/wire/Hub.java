package dk.sektorbro.wire;

import dk.sektorbro.consent.ConsentId;
import dk.sektorbro.demo.Pdf;
import dk.sektorbro.demo.SimulatedJobcentre;
import dk.sektorbro.demo.SimulatedJobcentre.Collected;
import dk.sektorbro.demo.SimulatedJobcentre.ConsentWish;
import dk.sektorbro.demo.SimulatedPsychiatry;
import dk.sektorbro.demo.TestCitizen;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.jobcentre.soap.GetStatusResponse;
import dk.sektorbro.jobcentre.soap.InformationTypeCode;
import dk.sektorbro.jobcentre.soap.StateCode;
import dk.sektorbro.seal.revocation.TestAuthority;
import dk.sektorbro.world.Clamd;
import dk.sektorbro.world.HubProcess;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/** The hub that all tests of this package share, and the parties as they know it. */
public final class Hub implements ExtensionContext.Store.CloseableResource {

  /** Takes nothing but reports. */
  static final Member TAKES_NO_MESSAGES =
      new Member(
          "jobcentre-stille",
          new PartyId("99999051000016008"),
          new Gln("5799999900051"),
          "Jobcenter Stille",
          "jobcentre",
          "[non-delivery]",
          "mailbox",
          "gateway",
          "jobcentre-xml");

  /** May ask for no more than three things in ten minutes. */
  static final Member HELD_SHORT =
      new Member(
          "jobcentre-travl",
          new PartyId("99999061000016003"),
          new Gln("5799999900068"),
          "Jobcenter Travl",
          "jobcentre",
          "[care-communication, non-delivery]",
          "mailbox",
          "gateway",
          "jobcentre-xml");

  /** Whose key a test revokes. */
  static final Member LOSES_ITS_KEY =
      new Member(
          "jobcentre-tabt",
          new PartyId("99999071000016009"),
          new Gln("5799999900075"),
          "Jobcenter Tabt",
          "jobcentre",
          "[non-delivery]",
          "mailbox",
          "gateway",
          "jobcentre-xml");

  /** Changes its encryption key while messages wait for it. */
  static final Member CHANGES_ITS_KEY =
      new Member(
          "jobcentre-skift",
          new PartyId("99999081000016004"),
          new Gln("5799999900082"),
          "Jobcenter Skift",
          "jobcentre",
          "[care-communication, non-delivery]",
          "mailbox",
          "end-to-end",
          "jobcentre-xml");

  /** Whose sealing and signing keys a test takes out of use for a while. */
  static final Member HAS_ITS_KEYS_ON_HOLD =
      new Member(
          "jobcentre-pause",
          new PartyId("99999111000016002"),
          new Gln("5799999900105"),
          "Jobcenter Pause",
          "jobcentre",
          "[care-communication, non-delivery]",
          "mailbox",
          "end-to-end",
          "jobcentre-xml");

  private static final String LIMITS = "--sektorbro.limits.parties.%s.".formatted(HELD_SHORT.id());

  /** Signs every request itself. */
  static final Member SIGNS_EVERYTHING =
      new Member(
              "jobcentre-segl",
              new PartyId("99999091000016001"),
              new Gln("5799999900099"),
              "Jobcenter Segl",
              "jobcentre",
              "[certificate-answer, care-communication, non-delivery]",
              "mailbox",
              "end-to-end",
              "jobcentre-xml")
          .with("signature: required");

  /**
   * Read by employment advisers only, for whom this hub's release profile has less than shipped.
   */
  static final Member READ_BY_ADVISERS =
      new Member(
              "jobcentre-raad",
              new PartyId("99999121000016007"),
              new Gln("5799999900112"),
              "Jobcenter Råd",
              "jobcentre",
              "[care-communication, non-delivery]",
              "mailbox",
              "gateway",
              "jobcentre-xml")
          .with("roles: [{ system: \"urn:roles\", code: beskaeftigelsesvejleder }]");

  /** Asks on behalf of citizens, and takes no messages. */
  static final Member CITIZENS_PORTAL =
      new Member(
              "borgerportal",
              new PartyId("99999131000016002"),
              new Gln("5799999900129"),
              "Borgerportalen",
              "jobcentre",
              "[non-delivery]",
              "mailbox",
              "gateway",
              "fhir-json")
          .with("represents-citizens: true");

  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path home;
  private final Optional<Clamd> clamd;
  private final World world;
  private final TestAuthority authority;
  private final HubProcess process;
  private final SimulatedPsychiatry ehr;
  private final Administrator administrator;
  private final Map<Member, SimulatedJobcentre> soap = new HashMap<>();
  private final Map<Member, Caller> callers = new HashMap<>();

  Hub() {
    try {
      home = Files.createTempDirectory("sektorbro-wire");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    clamd =
        Clamd.isInstalled()
            ? Optional.of(Clamd.start(home.resolve("clamd"), 100))
            : Optional.empty();
    World parties =
        new World(
            home,
            Member.JOBCENTRE,
            Member.PSYCHIATRY,
            Member.SMALL_CLINIC,
            Member.HERLEV_HOSPITAL,
            Member.HERLEV_CARE_HOME,
            Member.HERLEV_HOME_CARE,
            TAKES_NO_MESSAGES,
            HELD_SHORT,
            LOSES_ITS_KEY,
            CHANGES_ITS_KEY,
            SIGNS_EVERYTHING,
            HAS_ITS_KEYS_ON_HOLD,
            READ_BY_ADVISERS,
            CITIZENS_PORTAL);
    narrowRelease();
    turnOnOneLegalBasis();
    tellMoreOfTheCourse();
    authority = new TestAuthority(parties.authority(), Clock.systemUTC());
    world = parties.withHub("hub", settings());
    process = HubProcess.start(world);
    ehr = world.ehr(Member.PSYCHIATRY);
    ehr.goesOnline();
    administrator = new Administrator(world.management(), home);
  }

  /** Beside the shipped release profile: advisers get the latest words and nothing around them. */
  private void narrowRelease() {
    try {
      Path shipped = Path.of("config/release/care-communication.yaml");
      Path own = home.resolve("config/release/care-communication.yaml");
      Files.createDirectories(own.getParent());
      Files.writeString(
          own,
          Files.readString(shipped)
              .replace(
                  "shares:\n",
                  """
                  shares:
                    - with: [jobcentre]
                      read-by: [{ system: "urn:roles", code: beskaeftigelsesvejleder }]
                      for: [sickness-benefit-case, employment-effort, coordination-of-care]
                      elements:
                        MessageHeader: [children()]
                        Patient: [identifier, name]
                        Communication: [identifier, status, category, subject, recipient, sender, payload]
                        Practitioner: [name]
                        PractitionerRole: [practitioner, organization, code]
                        Organization: [identifier, name]
                        Provenance: [children()]
                  """));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For signatures to go by; the shipped configuration has none on. */
  private void turnOnOneLegalBasis() {
    try {
      Files.writeString(
          home.resolve("config/consent-law.yaml"),
          Files.readString(Path.of("config/consent-law.yaml"))
              .replace(
                  "code: health-act-43-2-3\n    on: false",
                  "code: health-act-43-2-3\n    on: true"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** After three admissions in half a year; the shipped configuration has none. */
  /** What the shipped configuration leaves to the sectors: teams are asked to meet, leaves told. */
  private void tellMoreOfTheCourse() {
    try {
      Files.writeString(
          home.resolve("config/course.yaml"),
          Files.readString(Path.of("config/course.yaml"))
              .replace("# network-meeting:", "network-meeting:")
              .replace("tells: [admitted,", "tells: [admitted, leave-started, leave-ended,"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> settings() {
    List<String> settings =
        new ArrayList<>(
            List.of(
                LIMITS + "burst=3",
                LIMITS + "requests=1",
                LIMITS + "at-once=2",
                "--sektorbro.revocation.check=true",
                "--sektorbro.revocation.hosts=" + authority.host(),
                "--sektorbro.revocation.ocsp=" + authority.ocspPlace(),
                "--sektorbro.revocation.crl=" + authority.crlPlace(),
                "--sektorbro.revocation.longest-cache=1s"));
    clamd.ifPresent(scanner -> settings.add("--sektorbro.virus-scan.clamd=" + scanner.tcp()));
    return settings;
  }

  @Override
  public void close() {
    ehr.close();
    callers.values().forEach(Caller::close);
    administrator.close();
    process.close();
    clamd.ifPresent(Clamd::close);
    authority.close();
    try {
      FileSystemUtils.deleteRecursively(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything the hub has logged. */
  String logs() {
    try {
      return Files.readString(world.log())
          + Files.readString(world.log().resolveSibling("console.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  World world() {
    return world;
  }

  /** Answers about every key of this world. */
  TestAuthority authority() {
    return authority;
  }

  Administrator administrator() {
    return administrator;
  }

  /** The EHR that messages are pushed to; online unless a test takes it down. */
  public SimulatedPsychiatry ehr() {
    return ehr;
  }

  /** The party as a SOAP client; any party may ask for its messages' status by SOAP. */
  public SimulatedJobcentre soap(Member member) {
    return soap.computeIfAbsent(member, world::jobcentre);
  }

  /** The party with its key and no manners: sends what a test writes. */
  public Caller caller(Member member) {
    return callers.computeIfAbsent(member, who -> new Caller(world.party(who), world.hub()));
  }

  /** Registers a consent in both directions for the length of a test. */
  Given consent(Member registrar, Member other, TestCitizen citizen, InformationTypeCode... types) {
    String id =
        soap(registrar)
            .registersConsent(
                new ConsentWish(citizen, other.id(), "SDP-2026-000117", List.of(types)));
    return new Given(soap(registrar), registrar.id(), id);
  }

  /** Bruno's, for correspondence and files between the jobcentre and psychiatry. */
  Given consent() {
    return consent(
        Member.JOBCENTRE,
        Member.PSYCHIATRY,
        TestCitizen.BRUNO,
        InformationTypeCode.CORRESPONDENCE,
        InformationTypeCode.ATTACHMENT);
  }

  /** What psychiatry writes about Bruno, with a file; not sent yet. */
  Bundle fromPsychiatry(Member receiver) {
    return ehr.careCommunication(
        receiver.id(),
        receiver.gln(),
        receiver.name(),
        TestCitizen.BRUNO,
        "Vi foreslår et møde i uge 50.",
        List.of(Pdf.saying("Plan")));
  }

  Bundle fromPsychiatry() {
    return fromPsychiatry(Member.JOBCENTRE);
  }

  /** What an administrator types, with where the hub is and who asks. */
  Typed types(List<String> command, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.add("--hub=" + world.management());
    all.add("--password-file=" + administrator.passwordFile());
    return Typed.types(command, all.toArray(String[]::new));
  }

  /** A consent that ends with the test. */
  public record Given(SimulatedJobcentre registrar, PartyId by, String id)
      implements AutoCloseable {

    /** The hub's id of it. */
    String hubId() {
      return ConsentId.of(by, id).toString();
    }

    @Override
    public void close() {
      registrar.withdrawsConsent(id);
    }
  }

  /** Collects for the party until something is what is wanted; everything is acknowledged. */
  public <T> T collected(Member by, Function<Collected, Optional<T>> wanted) {
    return await(
        by.name() + " collected it",
        () -> {
          List<Collected> all = soap(by).collects();
          soap(by).acknowledges(all);
          return all.stream().flatMap(item -> wanted.apply(item).stream()).findFirst();
        });
  }

  /** What the EHR was pushed under the event and fits. */
  public Bundle pushed(String event, Function<Bundle, Boolean> wanted) {
    return await(
        "the EHR got a " + event,
        () -> ehr.received(event).stream().filter(wanted::apply).findFirst());
  }

  /** The report to the EHR on its message. */
  public Bundle reportOn(String messageHeaderId) {
    return pushed(
        "non-delivery",
        bundle -> header(bundle).getResponse().getIdentifier().equals(messageHeaderId));
  }

  public void awaitState(Member sender, String messageId, StateCode state) {
    AtomicReference<String> last = new AtomicReference<>("");
    try {
      Awaitility.await()
          .atMost(PATIENCE)
          .until(
              () -> {
                GetStatusResponse now = soap(sender).status(messageId);
                last.set(now.getState() + " " + now.getReason());
                return now.getState() == state;
              });
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(
          "Message %s is not %s but %s".formatted(messageId, state, last), late);
    }
  }

  static <T> T await(String what, java.util.function.Supplier<Optional<T>> source) {
    List<T> found = new ArrayList<>();
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(150))
        .until(
            () -> {
              source.get().ifPresent(found::add);
              return !found.isEmpty();
            });
    return found.getFirst();
  }

  static MessageHeader header(Bundle bundle) {
    return (MessageHeader) bundle.getEntryFirstRep().getResource();
  }

  /** The hub's id of what psychiatry sent. */
  static String hubId(Bundle bundle) {
    return MessageId.of(Member.PSYCHIATRY.id(), headerId(bundle)).toString();
  }

  public static String headerId(Bundle bundle) {
    return header(bundle).getIdElement().getIdPart();
  }
}
