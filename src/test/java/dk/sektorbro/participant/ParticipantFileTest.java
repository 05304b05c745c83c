package dk.sektorbro.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sektorbro.exchange.Cvr;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.config.WrongConfiguration;
import dk.sektorbro.world.Member;
import dk.sektorbro.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParticipantFileTest {

  @TempDir static Path home;

  private static String right;
  private static Path keys;

  @BeforeAll
  static void aDirectoryThatIsRight() throws IOException {
    World world = new World(home, Member.JOBCENTRE, Member.PSYCHIATRY);
    keys = world.data().resolve("pki");
    right = Files.readString(home.resolve("config/participants.yaml"));
  }

  private static ParticipantDirectory read(String yaml) throws IOException {
    Path file = Files.createTempFile(home, "participants", ".yaml");
    Files.writeString(file, yaml);
    return ParticipantFile.read(file, keys);
  }

  @Test
  void everyPartyIsFoundByIdAndByItsTlsKey() throws IOException {
    ParticipantDirectory directory = read(right);

    Participant clinic = directory.get(new PartyId("99999021000016005"));
    assertThat(clinic.delivery()).isInstanceOf(Delivery.Push.class);
    assertThat(directory.ofTlsKey(clinic.keys().tls().getFirst())).contains(clinic);
    assertThat(directory.all()).hasSize(2);
  }

  @Test
  void whoReadsAtAPartyIsToldByRoleAndByGroup() throws IOException {
    ParticipantDirectory directory =
        read(
            right.replaceFirst(
                "    keys: jobcentre-testkoebing",
                "    keys: jobcentre-testkoebing\n"
                    + "    roles: [{ system: 'urn:roles', code: socialraadgiver }]\n"
                    + "    groups: [{ system: 'urn:teams', value: team-7 }]"));

    assertThat(directory.get(new PartyId("99999011000016001")).readers())
        .isEqualTo(
            new Readers(
                Set.of(new Readers.Word("urn:roles", "socialraadgiver")),
                Set.of(new Readers.Word("urn:teams", "team-7"))));
    assertThat(directory.get(new PartyId("99999021000016005")).readers()).isEqualTo(Readers.UNTOLD);
  }

  @Test
  void theOrganisationsAPartyIsPartOfAreToldByTheirIdentifiersNearestFirst() throws IOException {
    ParticipantDirectory directory =
        read(
            right.replaceFirst(
                "    keys: psychiatry-testrup",
                "    keys: psychiatry-testrup\n"
                    + "    part-of: [{ sor: '99999021000016104', gln: '5799999900044', cvr: '99990007' }, '99999021000016203']"));

    assertThat(directory.get(new PartyId("99999021000016005")).partOf())
        .containsExactly(
            new Parent(
                new PartyId("99999021000016104"),
                Optional.of(new Gln("5799999900044")),
                Optional.of(new Cvr("99990007"))),
            new Parent(new PartyId("99999021000016203"), Optional.empty(), Optional.empty()));
  }

  @Test
  void anOrganisationAPartyIsPartOfIsNamedByItsSorCode() {
    assertFault(
        "    keys: psychiatry-testrup",
        "    keys: psychiatry-testrup\n    part-of: [{ gln: '5799999900044' }]",
        "sor");
  }

  @Test
  void aFaultIsToldWithFileLineAndRemedy() {
    assertFault(
        "gln: \"5799999900013\"",
        "gln: \"5799999900014\"",
        "'5799999900014' cannot be used: 13 digits");
  }

  @Test
  void anUnknownKeyIsAFault() {
    assertFault("    cvr:", "    cvrr:", "unknown key 'cvrr'");
  }

  @Test
  void aMissingKeyFileIsAFault() {
    assertFault(
        "keys: jobcentre-testkoebing",
        "keys: nobody",
        "cannot be read; put the party's X.509 certificate there");
  }

  @Test
  void aPartyPushedToCannotBeSealedEndToEnd() {
    assertFault(
        "sealing: gateway", "sealing: end-to-end", "write delivery: mailbox, or sealing: gateway");
  }

  @Test
  void twoPartiesCannotShareAKey() {
    assertFault(
        "keys: psychiatry-testrup",
        "keys: jobcentre-testkoebing",
        "two participants share a TLS key");
  }

  @Test
  void aPushAddressMustBeHttps() {
    assertFault("https://localhost", "http://localhost", "an https address");
  }

  @Test
  void allFaultsAreToldAtOnce() {
    String twice =
        right
            .replace("sector: jobcentre", "sector: jobcenter")
            .replace("language: fhir-json", "language: fhir");

    assertThatThrownBy(() -> read(twice))
        .isInstanceOf(WrongConfiguration.class)
        .hasMessageContaining("'jobcenter' cannot be used: one of jobcentre, psychiatry")
        .hasMessageContaining("'fhir' cannot be used: one of jobcentre-xml, fhir-json, fhir-xml");
  }

  private static void assertFault(String from, String to, String told) {
    assertThat(right).contains(from);
    assertThatThrownBy(
            () -> read(right.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to))))
        .isInstanceOf(WrongConfiguration.class)
        .hasMessageMatching("(?s).*participants[0-9]*\\.yaml:[0-9]+: .*")
        .hasMessageContaining(told);
  }
}
