package dk.sektorbro.world;

import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.PartyId;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A party of a test's directory. */
public record Member(
    String key,
    PartyId id,
    Gln gln,
    String name,
    String sector,
    String takes,
    String delivery,
    String sealing,
    String language,
    String limits) {

  /** A party that receives whatever the hub takes. */
  public Member(
      String key,
      PartyId id,
      Gln gln,
      String name,
      String sector,
      String takes,
      String delivery,
      String sealing,
      String language) {
    this(key, id, gln, name, sector, takes, delivery, sealing, language, "");
  }

  /**
   * The same party with limits.
   *
   * @param lines of its entry in {@code participants.yaml}
   */
  public Member with(String... lines) {
    return new Member(
        key,
        id,
        gln,
        name,
        sector,
        takes,
        delivery,
        sealing,
        language,
        Arrays.stream(lines).map(line -> "    " + line + "\n").collect(Collectors.joining()));
  }

  private static final String ALL_FROM_PSYCHIATRY =
      "[certificate-answer, care-communication, admission-notice, care-plan-update, meeting, planned-discharge, ips-referral, network-meeting-proposal, non-delivery]";
  private static final String ALL_FROM_JOBCENTRES =
      "[certificate-request, certificate-forward, certificate-reminder, certificate-return, certificate-recall, care-communication, care-plan-update, meeting, ips-progress, network-meeting-proposal, non-delivery]";

  /** The demo's jobcentre: collects from its mailbox what is sealed to its own key. */
  public static final Member JOBCENTRE =
      new Member(
          "jobcentre-testkoebing",
          new PartyId("99999011000016001"),
          new Gln("5799999900013"),
          "Jobcenter Testkøbing",
          "jobcentre",
          ALL_FROM_PSYCHIATRY,
          "mailbox",
          "end-to-end",
          "jobcentre-xml");

  /** The demo's psychiatric department: messages are pushed to its EHR. */
  public static final Member PSYCHIATRY =
      new Member(
          "psychiatry-testrup",
          new PartyId("99999021000016005"),
          new Gln("5799999900020"),
          "Psykiatrisk Ambulatorium Testrup",
          "psychiatry",
          ALL_FROM_JOBCENTRES,
          "push",
          "gateway",
          "fhir-json");

  /** A psychiatric department that collects from its mailbox, in the open. */
  public static final Member SMALL_CLINIC =
      new Member(
          "psychiatry-lilleby",
          new PartyId("99999041000016002"),
          new Gln("5799999900044"),
          "Psykiatrisk Klinik Lilleby",
          "psychiatry",
          ALL_FROM_JOBCENTRES,
          "mailbox",
          "gateway",
          "fhir-xml");

  /**
   * The organisations of MedCom's examples, all speaking as jobcentre systems do; the hospital as a
   * psychiatric department.
   */
  public static final Member HERLEV_HOSPITAL =
      medcom(
          "herlev-hospital", "265161000016000", "5790000209354", "psychiatry", ALL_FROM_JOBCENTRES);

  public static final Member HERLEV_CARE_HOME =
      medcom(
          "herlev-care-home", "953741000016009", "5790001348120", "jobcentre", ALL_FROM_PSYCHIATRY);
  public static final Member HERLEV_HOME_CARE =
      new Member(
          "herlev-home-care",
          new PartyId("1042981000016003"),
          new Gln("5790001348120"),
          "herlev-home-care",
          "jobcentre",
          ALL_FROM_PSYCHIATRY,
          "mailbox",
          "gateway",
          "jobcentre-xml");

  private static Member medcom(String key, String sor, String gln, String sector, String takes) {
    return new Member(
        key,
        new PartyId(sor),
        new Gln(gln),
        key,
        sector,
        takes,
        "mailbox",
        "end-to-end",
        "jobcentre-xml");
  }

  String yaml(int ehrPort) {
    String where =
        delivery.equals("push")
            ? "\n      push: \"https://localhost:%d/fhir/$process-message\"".formatted(ehrPort)
            : " mailbox";
    return """
      - sor: "%s"
        gln: "%s"
        cvr: "99990007"
        name: %s
        area: "0999"
        sector: %s
        takes: %s
        delivery:%s
        sealing: %s
        language: %s
        keys: %s
    %s"""
        .formatted(
            id.sor(), gln.value(), name, sector, takes, where, sealing, language, key, limits);
  }
}
