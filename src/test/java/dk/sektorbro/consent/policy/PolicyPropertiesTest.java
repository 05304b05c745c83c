package dk.sektorbro.consent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.consent.Finding;
import dk.sektorbro.consent.Item;
import dk.sektorbro.consent.Rules;
import dk.sektorbro.consent.Selection;
import dk.sektorbro.consent.ShareDecision;
import dk.sektorbro.consent.ShareDecision.Obligation;
import dk.sektorbro.consent.ShareDecision.Permit;
import dk.sektorbro.consent.ShareRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for any consents and any request, under each combining rule. A failure names its seed;
 * the same seed makes the same consents and request again.
 */
class PolicyPropertiesTest {

  private static final int WORLDS = 20_000;

  private static Set<String> shared(
      Combining combining, ShareRequest request, List<Policy> policies) {
    return shared(combining, request, policies, List.of());
  }

  /**
   * What may be shared: names of items, none where the whole message is kept; and which of these
   * parts of the essential one nothing asks to cut.
   */
  private static Set<String> shared(
      Combining combining, ShareRequest request, List<Policy> policies, List<Item> parts) {
    ShareDecision decision = engine(combining).decide(request, policies, List.of());
    Set<String> shared = new HashSet<>();
    if (decision instanceof Permit permit) {
      shared.add(request.essential().name());
      request
          .accompanying()
          .forEach(
              item -> {
                if (!permit.obligations().contains(new Obligation.Withhold(item.name()))) {
                  shared.add(item.name());
                }
              });
      for (int i = 0; i < parts.size(); i++) {
        if (isKept(permit, parts.get(i))) {
          shared.add("part " + i);
        }
      }
    }
    return shared;
  }

  private static boolean isKept(Permit permit, Item part) {
    return permit.obligations().stream()
        .allMatch(
            obligation ->
                switch (obligation) {
                  case Obligation.CutAway away -> !away.parts().mayTake(part);
                  case Obligation.KeepOnly keep ->
                      keep.parts().stream().anyMatch(each -> each.surelyTakes(part));
                  case Obligation.Withhold item -> true;
                  case Obligation.Report report -> true;
                });
  }

  private static List<Item> parts(RandomWorld world, ShareRequest request) {
    List<Item> parts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      parts.add(world.partOf(request.essential()));
    }
    return parts;
  }

  private static PolicyEngine engine(Combining combining) {
    return new PolicyEngine(Rules.LAW.law(), combining, Rules.LAW.withoutConsent());
  }

  private static void inManyWorlds(BiConsumer<Long, RandomWorld> property) {
    for (long seed = 0; seed < WORLDS; seed++) {
      property.accept(seed, new RandomWorld(seed));
    }
  }

  @ParameterizedTest
  @EnumSource(Combining.class)
  void aRefusalAddedNeverWidens(Combining combining) {
    inManyWorlds(
        (seed, world) -> {
          List<Policy> before = world.policies();
          ShareRequest request = world.request();
          List<Policy> after = new ArrayList<>(before);
          after.add(refusing(world.policy(false)));

          List<Item> parts = parts(world, request);

          assertThat(shared(combining, request, before, parts))
              .as("seed %d", seed)
              .containsAll(shared(combining, request, after, parts));
        });
  }

  /** Without what it excepts, which would be permissions. */
  private static Policy refusing(Policy policy) {
    Provision root = policy.root();
    return withRoot(policy, new Provision(root.path(), false, root.conditions(), List.of()));
  }

  private static Policy withRoot(Policy policy, Provision root) {
    return new Policy(
        policy.id(),
        policy.citizen(),
        policy.status(),
        policy.aboutDisclosure(),
        policy.givenAt(),
        policy.term(),
        policy.withdrawnAt(),
        policy.form(),
        root);
  }

  @ParameterizedTest
  @EnumSource(Combining.class)
  void anExceptionThatRefusesNeverWidens(Combining combining) {
    inManyWorlds(
        (seed, world) -> {
          List<Policy> before = world.policies();
          ShareRequest request = world.request();
          if (before.isEmpty()) {
            return;
          }
          List<Policy> after = new ArrayList<>(before);
          after.replaceAll(new ExceptionAdded(world.oneOf(before), world.refusal())::to);

          List<Item> parts = parts(world, request);

          assertThat(shared(combining, request, before, parts))
              .as("seed %d", seed)
              .containsAll(shared(combining, request, after, parts));
        });
  }

  private record ExceptionAdded(Policy to, Provision refusal) {
    Policy to(Policy each) {
      if (each != to) {
        return each;
      }
      List<Provision> exceptions = new ArrayList<>(each.root().exceptions());
      exceptions.add(refusal);
      Provision root = each.root();
      return withRoot(
          each, new Provision(root.path(), root.permits(), root.conditions(), exceptions));
    }
  }

  @ParameterizedTest
  @EnumSource(Combining.class)
  void withdrawingAConsentToShareNeverWidens(Combining combining) {
    inManyWorlds(
        (seed, world) -> {
          List<Policy> before = world.policies();
          ShareRequest request = world.request();
          if (before.isEmpty()) {
            return;
          }
          Policy withdrawn = world.oneOf(before);
          if (!withdrawn.permits() || withdrawn.withdrawnAt().isPresent()) {
            return;
          }
          List<Policy> after = new ArrayList<>(before);
          Instant dated = world.before();
          after.replaceAll(
              each -> each == withdrawn ? each.withdrawn(dated, RandomWorld.NOW) : each);

          List<Item> parts = parts(world, request);

          assertThat(shared(combining, request, before, parts))
              .as("seed %d", seed)
              .containsAll(shared(combining, request, after, parts));
        });
  }

  @ParameterizedTest
  @EnumSource(Combining.class)
  void theOrderOfConsentsDecidesNothing(Combining combining) {
    inManyWorlds(
        (seed, world) -> {
          List<Policy> policies = world.policies();
          ShareRequest request = world.request();
          List<Policy> shuffled = new ArrayList<>(policies);
          Collections.shuffle(shuffled, new Random(seed));

          ShareDecision one = engine(combining).decide(request, policies, List.of());
          ShareDecision other = engine(combining).decide(request, shuffled, List.of());

          assertThat(whole(other)).as("seed %d", seed).isEqualTo(whole(one));
          List<Item> parts = parts(world, request);
          assertThat(shared(combining, request, shuffled, parts))
              .as("seed %d", seed)
              .isEqualTo(shared(combining, request, policies, parts));
        });
  }

  /** All of a decision, but in what order it tells it. */
  private static List<Object> whole(ShareDecision decision) {
    return switch (decision) {
      case Permit permit ->
          List.of(
              "permit",
              permit.obligations().stream()
                  .map(PolicyPropertiesTest::unordered)
                  .collect(Collectors.toSet()),
              Set.copyOf(permit.basedOn()));
      case ShareDecision.Deny deny ->
          List.of("deny", Set.copyOf(deny.reasons()), Set.copyOf(deny.basedOn()));
      case ShareDecision.NoConsent none ->
          List.of("no-consent", none.missing(), Set.copyOf(none.basedOn()));
    };
  }

  private static Object unordered(Obligation obligation) {
    return switch (obligation) {
      case Obligation.CutAway away -> List.of("cut", unordered(away.parts()));
      case Obligation.KeepOnly keep -> List.of("keep", unordered(keep.parts()));
      case Obligation.Withhold item -> item;
      case Obligation.Report report -> report;
    };
  }

  private static Set<Object> unordered(List<Selection> selections) {
    return selections.stream().map(PolicyPropertiesTest::unordered).collect(Collectors.toSet());
  }

  private static Object unordered(Selection selection) {
    return List.of(Set.copyOf(selection.allOf()), unordered(selection.except()));
  }

  @ParameterizedTest
  @EnumSource(Combining.class)
  void nothingIsSharedThatNoConsentPermits(Combining combining) {
    inManyWorlds(
        (seed, world) -> {
          List<Policy> policies = world.policies();
          ShareRequest request = world.request();

          for (String name : shared(combining, request, policies)) {
            Item item =
                Stream.concat(Stream.of(request.essential()), request.accompanying().stream())
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();

            assertThat(policies)
                .as("seed %d, %s", seed, name)
                .anyMatch(each -> !shared(combining, of(item, request), List.of(each)).isEmpty());
          }
        });
  }

  @ParameterizedTest
  @EnumSource(Combining.class)
  void theSameQuestionGetsTheSameAnswer(Combining combining) {
    inManyWorlds(
        (seed, world) -> {
          List<Policy> policies = world.policies();
          ShareRequest request = world.request();

          assertThat(engine(combining).decide(request, policies, List.of()))
              .as("seed %d", seed)
              .isEqualTo(engine(combining).decide(request, policies, List.of()));
        });
  }

  @ParameterizedTest
  @EnumSource(Combining.class)
  void everyConsentOfTheCitizenIsAccountedFor(Combining combining) {
    inManyWorlds(
        (seed, world) -> {
          List<Policy> policies = world.policies();
          ShareDecision decision = engine(combining).decide(world.request(), policies, List.of());

          assertThat(decision.basedOn())
              .as("seed %d", seed)
              .extracting(ShareDecision.Ground::consent)
              .containsAll(policies.stream().map(Policy::id).map(Optional::of).toList());
        });
  }

  /** A withdrawn consent is left out: what it excepts binds some consents and not others. */
  @ParameterizedTest
  @EnumSource(Combining.class)
  void aPartThatWouldBeRefusedByItselfIsCut(Combining combining) {
    inManyWorlds(
        (seed, world) -> {
          List<Policy> policies =
              world.policies().stream().filter(each -> each.withdrawnAt().isEmpty()).toList();
          ShareRequest request = world.request();
          if (!(engine(combining).decide(request, policies, List.of()) instanceof Permit permit)) {
            return;
          }
          Item part = world.partOf(request.essential());

          ShareDecision byItself = engine(combining).decide(of(part, request), policies, List.of());
          boolean refused =
              !(byItself instanceof Permit)
                  && byItself.basedOn().stream()
                      .anyMatch(ground -> ground.finding() == Finding.DENIES);

          if (refused) {
            assertThat(isKept(permit, part)).as("seed %d", seed).isFalse();
          }
        });
  }

  private static ShareRequest of(Item part, ShareRequest request) {
    return new ShareRequest(
        request.citizen(),
        request.source(),
        request.recipient(),
        request.purposes(),
        request.caseNumber(),
        request.action(),
        part,
        List.of(),
        request.at());
  }
}
