package dk.sektorbro.psychiatry;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.sektorbro.certificate.CertificateForms;
import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.Language;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Payload;
import dk.sektorbro.exchange.Submission;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.Delivery;
import dk.sektorbro.participant.FixedDirectory;
import dk.sektorbro.participant.Participant;
import dk.sektorbro.participant.ParticipantDirectory;
import dk.sektorbro.participant.Sealing;
import dk.sektorbro.participant.Sector;
import dk.sektorbro.participant.X509Keys;
import dk.sektorbro.psychiatry.validation.FhirPackage;
import dk.sektorbro.psychiatry.validation.FhirPackages;
import dk.sektorbro.psychiatry.validation.MessageValidator;
import dk.sektorbro.psychiatry.validation.PackageSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.Assumptions;

/** The real packages, the real profiles, MedCom's own messages, and the parties in them. */
final class Fhir {

  static final PartyId HEART_WARD = new PartyId("265161000016000");
  static final PartyId CARE_CENTRE = new PartyId("953741000016009");
  static final PartyId THIRD = new PartyId("1042981000016003");
  static final PartyId JOBCENTRE = new PartyId("99999011000016001");
  static final PartyId CLINIC = new PartyId("99999021000016005");
  static final Address HUB =
      new Address(new PartyId("99999031000016007"), new Gln("5799999900037"), "Sektorbro");

  static final FhirContext R4 = FhirContext.forR4();
  static final ObjectMapper JSON = new ObjectMapper();
  static final FhirPackages PACKAGES =
      new FhirPackages(
          List.of(Path.of("fhir-profiles/packages"), Path.of("../shared/fhir-packages")));
  static final List<String> OWN = own();
  static final MessageValidator VALIDATOR = new MessageValidator(R4, PACKAGES, OWN);
  static final ParticipantDirectory DIRECTORY = directory();
  static final FhirDialect DIALECT = new FhirDialect(R4, VALIDATOR, DIRECTORY, OWN);

  private Fhir() {}

  /** Ends a test as skipped, and says why, where the published packages are not at hand. */
  static void needsPackages() {
    for (PackageSet set : PackageSet.values()) {
      Assumptions.assumeTrue(PACKAGES.missing(set).isEmpty(), () -> PACKAGES.howToComplete(set));
    }
  }

  private static List<String> own() {
    try (Stream<Path> files = Files.list(Path.of("fhir-profiles/compiled"))) {
      return Stream.concat(
              files.filter(file -> file.toString().endsWith(".json")).sorted().map(Fhir::text),
              CertificateForms.read(Path.of("config/certificate-forms")).all().stream()
                  .map(form -> form.questionnaire().json()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The messages MedCom publishes with a package, by bundle id. */
  static Map<String, String> examples(String name, String version) {
    needsPackages();
    Map<String, String> examples = new TreeMap<>();
    try (InputStream tgz =
        Files.newInputStream(PACKAGES.find(new FhirPackage(name, version)).orElseThrow())) {
      NpmPackage opened = NpmPackage.fromPackage(tgz);
      for (String file : opened.list("example")) {
        if (file.startsWith("Bundle-")) {
          examples.put(
              file.substring("Bundle-".length(), file.length() - ".json".length()),
              new String(opened.load("example", file).readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return examples;
  }

  static Map<String, String> careCommunications() {
    return CareCommunications.ALL;
  }

  static String careCommunication(String id) {
    return Objects.requireNonNull(CareCommunications.ALL.get(id));
  }

  private static final class CareCommunications {
    static final Map<String, String> ALL = examples("medcom.fhir.dk.carecommunication", "5.0.2");
  }

  /** One message MedCom publishes with a package. */
  static String example(String name, String version, String id) {
    return Objects.requireNonNull(examples(name, version).get(id));
  }

  /** One of the hub's own examples, valid or invalid. */
  static String example(String path) {
    return text(Path.of("fhir-profiles/examples", path));
  }

  static Payload json(String text) {
    return new Payload(Language.FHIR_JSON, text.getBytes(StandardCharsets.UTF_8));
  }

  static Payload xml(String text) {
    return new Payload(Language.FHIR_XML, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The message handed in by whoever it says sent it. */
  static Submission fromItsSender(Payload payload) {
    MessageBundle message = new MessageBundle((Bundle) WireMessage.read(R4, payload).resource());
    PartyId sender =
        new PartyId(
            message
                .follow(message.header().orElseThrow().getSender(), Organization.class)
                .flatMap(MessageBundle::sor)
                .orElseThrow());
    return by(sender, payload);
  }

  static Submission by(PartyId party, Payload payload) {
    return new Submission(party, payload, Optional.empty());
  }

  static ObjectNode tree(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Participant party(PartyId id, String gln, String name, Sector sector) {
    return new Participant(
        id,
        name,
        new Gln(gln),
        new Cvr("29190623"),
        "0851",
        sector,
        EnumSet.allOf(MessageKind.class),
        new Delivery.Mailbox(),
        Sealing.GATEWAY,
        sector == Sector.PSYCHIATRY ? Language.FHIR_JSON : Language.JOBCENTRE_XML,
        new X509Keys(List.of(), List.of(), List.of()));
  }

  private static ParticipantDirectory directory() {
    List<Participant> parties =
        List.of(
            party(
                HEART_WARD,
                "5790000209354",
                "Hjerteafdelingen på Herlev og Gentofte hospital",
                Sector.PSYCHIATRY),
            party(CARE_CENTRE, "5790001348120", "Plejecenter Herlev", Sector.PSYCHIATRY),
            party(THIRD, "5790001348120", "Kommunen", Sector.PSYCHIATRY),
            party(JOBCENTRE, "5799999900013", "Jobcenter Testkøbing", Sector.JOBCENTRE),
            party(CLINIC, "5799999900020", "Psykiatrisk Ambulatorium Testrup", Sector.PSYCHIATRY));
    return new FixedDirectory(HUB, parties);
  }
}
