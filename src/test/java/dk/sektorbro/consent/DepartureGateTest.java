package dk.sektorbro.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.ShareDecision.Ground;
import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.Gln;
import dk.sektorbro.exchange.MessageKind;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.participant.Address;
import dk.sektorbro.participant.FixedDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DepartureGateTest {

  private static final PartyId CLINIC = new PartyId("99999021000016005");
  private static final PartyId LEFT = new PartyId("99999011000016001");
  private static final PartyId NEW_ONE = new PartyId("953741000016009");
  private static final CitizenKey BRUNO = new CitizenKey("ab".repeat(32));
  private static final KnownParties PARTIES =
      new KnownParties(
          new FixedDirectory(
              new Address(new PartyId("99999031000016007"), new Gln("5799999900037"), "Hub"),
              List.of()));
  private static final Departures MOVED =
      (citizen, party) ->
          Optional.of(new Departures.Departure(NEW_ONE)).filter(to -> party.equals(LEFT));

  @Test
  void whoeverTheCitizenLeftGetsNothingWhateverAConsentSays() {
    ConsentGate gate = new DepartureGate(DepartureGateTest::permit, MOVED, PARTIES);

    assertThat(gate.decide(to(LEFT)))
        .isInstanceOfSatisfying(
            ShareDecision.Deny.class,
            denied -> {
              assertThat(denied.reasons().getFirst().code()).isEqualTo(Reason.Code.MOVED);
              assertThat(denied.reasons().getFirst().explanation()).contains(NEW_ONE.sor());
            });
    assertThat(gate.forOneLook().decide(to(LEFT))).isInstanceOf(ShareDecision.Deny.class);
    assertThat(gate.decide(to(NEW_ONE))).isInstanceOf(ShareDecision.Permit.class);
  }

  @Test
  void whereTheyLiveNowIsNotToldToWhoMayNotShareThere() {
    ConsentGate gate =
        new DepartureGate(
            request -> new ShareDecision.Deny(List.of(Reason.of(Reason.Code.REFUSED)), List.of()),
            MOVED,
            PARTIES);

    assertThat(((ShareDecision.Deny) gate.decide(to(LEFT))).reasons().getFirst())
        .isEqualTo(Reason.of(Reason.Code.MOVED));
  }

  @Test
  void thatTheyMovedIsNotToldToWhomNoConsentNames() {
    ConsentGate inner = request -> noConsent(request, List.of());
    ConsentGate gate = new DepartureGate(inner, MOVED, PARTIES);

    assertThat(gate.decide(to(LEFT)))
        .isEqualTo(noConsent(to(LEFT), List.of(Ground.of(Finding.MOVED, Map.of()))));
    assertThat(
            new DepartureGate(inner, (citizen, party) -> Optional.empty(), PARTIES)
                .decide(to(LEFT)))
        .isEqualTo(noConsent(to(LEFT), List.of()));
  }

  private static ShareDecision noConsent(ShareRequest request, List<Ground> basedOn) {
    return new ShareDecision.NoConsent(
        new ShareDecision.ConsentNeeded(
            request.source().id(),
            request.recipient().id(),
            request.purposes(),
            request.caseNumber(),
            request.essential().name()),
        basedOn);
  }

  private static ShareDecision permit(ShareRequest request) {
    return new ShareDecision.Permit(List.of(), List.of());
  }

  private static ShareRequest to(PartyId recipient) {
    return new ShareRequest(
        BRUNO,
        Party.of(CLINIC),
        Party.of(recipient),
        Set.of(),
        Optional.empty(),
        ShareRequest.DISCLOSE,
        Item.of(InformationType.CORRESPONDENCE, MessageKind.CARE_COMMUNICATION),
        List.of(),
        Instant.parse("2026-03-02T08:00:00Z"));
  }
}
