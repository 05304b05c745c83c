package dk.sektorbro.operation;

import dk.sektorbro.exchange.PartyId;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a party may ask of the hub.
 *
 * @param requests how many requests in each {@code per}, over time
 * @param burst how many at once, after a quiet time
 * @param atOnce how many may be under way at the same time
 * @param parties by SOR code, for parties that may ask for more or less than the others
 */
@ConfigurationProperties("sektorbro.limits")
record LimitSettings(
    @DefaultValue("6000") int requests,
    @DefaultValue("1m") Duration per,
    @DefaultValue("1000") int burst,
    @DefaultValue("32") int atOnce,
    @DefaultValue Map<String, Party> parties) {

  /** What one party may; what is not given is as for the others. */
  record Party(@Nullable Integer requests, @Nullable Integer burst, @Nullable Integer atOnce) {}

  /** What holds for that party. */
  Allowance of(PartyId party) {
    Party own = parties.getOrDefault(party.sor(), new Party(null, null, null));
    return new Allowance(
        own.requests() == null ? requests : own.requests(),
        per,
        own.burst() == null ? burst : own.burst(),
        own.atOnce() == null ? atOnce : own.atOnce());
  }

  /** What a party may. */
  record Allowance(int requests, Duration per, int burst, int atOnce) {
    Allowance {
      if (requests < 1 || burst < 1 || atOnce < 1 || per.isNegative() || per.isZero()) {
        throw new IllegalArgumentException(
            "sektorbro.limits: requests, burst and at-once are 1 or more, per is longer than 0");
      }
    }
  }
}
