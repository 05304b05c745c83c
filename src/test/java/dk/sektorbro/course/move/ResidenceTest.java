package dk.sektorbro.course.move;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.exchange.CitizenKey;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResidenceTest {

  private static final PartyId A = new PartyId("99999011000016001");
  private static final PartyId B = new PartyId("99999021000016005");
  private static final PartyId C = new PartyId("99999041000016002");
  private static final Instant THEN = Instant.parse("2026-03-02T08:00:00Z");

  @Test
  void whoeverTheyLeftIsFollowedByWhereTheyLiveNow() {
    Residence residence = new Residence(List.of(move(A, B), move(B, C)));

    assertThat(residence.left()).containsExactlyInAnyOrder(A, B);
    assertThat(residence.heirOf(A)).contains(C);
    assertThat(residence.predecessorsOf(C)).containsExactlyInAnyOrder(A, B);
    assertThat(residence.predecessorsOf(B)).isEmpty();
  }

  @Test
  void whoeverTheyLivedWithSinceFollowsOnWhoeverTheyLeft() {
    Residence residence = new Residence(List.of(move(A, B), move(B, C)));

    assertThat(residence.followersOf(A)).containsExactly(B, C);
    assertThat(residence.followersOf(B)).containsExactly(C);
    assertThat(residence.followersOf(C)).isEmpty();
  }

  @Test
  void whoeverTheyComeBackToIsNotLeft() {
    Residence residence = new Residence(List.of(move(A, B), move(B, A)));

    assertThat(residence.left()).containsExactly(B);
    assertThat(residence.heirOf(B)).contains(A);
    assertThat(residence.hasLeft(A)).isFalse();
  }

  @Test
  void whatWasTakenBackWasNotSaid() {
    assertThat(new Residence(List.of(move(A, B).takenBack(THEN))).left()).isEmpty();
  }

  @Test
  void whoeverWasLeftHasOneHeirWhomNobodyLeft() {
    Random random = new Random(20260302);
    List<PartyId> parties = List.of(A, B, C);
    for (int round = 0; round < 5000; round++) {
      List<Move> moves = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        PartyId from = parties.get(random.nextInt(3));
        PartyId to = parties.get(random.nextInt(3));
        if (!from.equals(to) && !new Residence(moves).hasLeft(from)) {
          moves.add(move(from, to));
        }
      }
      Residence residence = new Residence(moves);
      for (PartyId gone : residence.left()) {
        assertThat(residence.heirOf(gone))
            .hasValueSatisfying(
                heir -> {
                  assertThat(residence.hasLeft(heir)).isFalse();
                  assertThat(residence.predecessorsOf(heir)).contains(gone);
                });
      }
    }
  }

  private static Move move(PartyId from, PartyId to) {
    return new Move(
        new MessageId(UUID.randomUUID()),
        new CitizenKey("ab".repeat(32)),
        from,
        to,
        THEN,
        Optional.empty(),
        Optional.empty());
  }
}
