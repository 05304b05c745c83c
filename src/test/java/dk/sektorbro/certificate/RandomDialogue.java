package dk.sektorbro.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sektorbro.certificate.DialogueWorld.Asked;
import dk.sektorbro.exchange.MessageId;
import dk.sektorbro.exchange.PartyId;
import dk.sektorbro.exchange.Refused;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A random sequence of what both sides and time can do, beside a model of its own that knows a
 * request by a word and a few dates. After every step both must agree on every request.
 */
final class RandomDialogue {

  private static final List<String> FORMS = List.of("LAE-285", "LAE-145");
  private static final Set<String> AWAITING =
      Set.of("ORDERED", "DELIVERED", "ACCEPTED", "RETURNED", "EXPIRED");

  private final long seed;
  private final Random random;
  private final Supplier<DialogueWorld> hub;
  private final List<Model> models = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private DialogueWorld world;
  private int messages;
  private int doubts;

  /**
   * @param hub starts the hub anew on the same store
   */
  RandomDialogue(long seed, Supplier<DialogueWorld> hub) {
    this.seed = seed;
    this.random = new Random(seed);
    this.hub = hub;
    this.world = hub.get();
  }

  /** What the model knows of a request. */
  private static final class Model {
    final Asked asked;
    String stage = "ORDERED";
    PartyId answerer = DialogueWorld.CLINIC;
    LocalDate due;
    Optional<LocalDate> answered = Optional.empty();
    Optional<LocalDate> reminded = Optional.empty();
    int round;

    Model(Asked asked, LocalDate due) {
      this.asked = asked;
      this.due = due;
    }

    Model copy() {
      Model copy = new Model(asked, due);
      copy.stage = stage;
      copy.answerer = answerer;
      copy.answered = answered;
      copy.reminded = reminded;
      copy.round = round;
      return copy;
    }

    boolean isAwaiting() {
      return AWAITING.contains(stage);
    }

    CertificateForm form() {
      return DialogueWorld.FORMS.get(asked.form());
    }
  }

  void run(int steps, int stepsBetweenRestarts) {
    for (int step = 0; step < steps; step++) {
      if (step % stepsBetweenRestarts == stepsBetweenRestarts - 1) {
        world = hub.get();
        done.add("restart");
      }
      take();
      agree();
    }
    nothingLostOrDoubled();
  }

  private void take() {
    if (models.isEmpty() || (models.size() < 4 && random.nextInt(12) == 0)) {
      ask();
      return;
    }
    int which = random.nextInt(models.size());
    Model model = models.get(which);
    String name = "message/" + messages++;
    switch (random.nextInt(13)) {
      case 0 -> {
        done.add("arrive " + which);
        world.arrives(world.standing(model.asked).asking(), model.answerer);
        if (model.stage.equals("ORDERED")) {
          model.stage = "DELIVERED";
        }
      }
      case 1 -> accept(which, model);
      case 2, 3 ->
          attempt(
              "answer " + which,
              model.isAwaiting(),
              () -> world.answers(model.asked, model.answerer, name),
              which,
              sent -> {
                world.arrives(sent, DialogueWorld.JOBCENTRE);
                isAnswered(model);
              });
      case 4 ->
          attempt(
              "decline " + which,
              model.isAwaiting() && !model.form().obligatory(),
              () -> world.declines(model.asked, model.answerer, name),
              which,
              sent -> {
                world.arrives(sent, DialogueWorld.JOBCENTRE);
                model.stage = "DECLINED";
              });
      case 5, 6 ->
          attempt(
              "return " + which,
              model.stage.equals("ANSWERED"),
              () -> world.sendsBack(model.asked, name),
              which,
              sent -> {
                model.stage = "RETURNED";
                model.round++;
                model.reminded = Optional.empty();
                model.due = world.today().plus(model.form().supplement());
              });
      case 7 -> remind(which, model, name);
      case 8 -> {
        if (random.nextInt(3) == 0) {
          attempt(
              "recall " + which,
              model.isAwaiting(),
              () -> world.takesBack(model.asked, name),
              which,
              sent -> model.stage = "RECALLED");
        }
      }
      case 9 -> {
        PartyId to =
            model.answerer.equals(DialogueWorld.CLINIC) ? DialogueWorld.TEAM : DialogueWorld.CLINIC;
        attempt(
            "forward " + which,
            model.isAwaiting() && !model.stage.equals("RETURNED"),
            () -> world.passesOn(model.asked, model.answerer, to, name),
            which,
            sent -> {
              model.stage = "ORDERED";
              model.answerer = to;
            });
      }
      case 10 -> answerSomething(model, name);
      default -> timePasses();
    }
  }

  private void ask() {
    String form = FORMS.get(random.nextInt(FORMS.size()));
    LocalDate due =
        world
            .today()
            .plus(DialogueWorld.FORMS.get(form).deadline(world.today()).orElseThrow().usual());
    done.add("ask " + form);
    models.add(new Model(world.asks(form, due, "request/" + seed + "/" + models.size()), due));
  }

  private void accept(int which, Model model) {
    boolean legal = model.stage.equals("DELIVERED") || model.stage.equals("ACCEPTED");
    done.add("accept " + which);
    boolean taken = isTaken(() -> world.accepts(model.asked, model.answerer));
    assertThat(taken).as(this::story).isEqualTo(legal);
    if (taken) {
      model.stage = "ACCEPTED";
    }
  }

  private void remind(int which, Model model, String name) {
    LocalDate today = world.today();
    boolean legal = model.isAwaiting() && model.reminded.filter(today::equals).isEmpty();
    done.add("remind " + which);
    boolean taken = isTaken(() -> world.reminds(model.asked, name));
    assertThat(taken).as(this::story).isEqualTo(legal);
    if (taken) {
      model.reminded = Optional.of(today);
    }
  }

  private void isAnswered(Model model) {
    model.stage = "ANSWERED";
    model.answered = Optional.of(world.today());
  }

  /** Tries it; what is taken is sometimes not shared, and then did not happen. */
  private void attempt(
      String what,
      boolean legal,
      Supplier<MessageId> attempt,
      int which,
      Consumer<MessageId> effect) {
    done.add(what);
    Model before = models.get(which).copy();
    List<MessageId> sent = new ArrayList<>();
    boolean taken = isTaken(() -> sent.add(attempt.get()));
    assertThat(taken).as(this::story).isEqualTo(legal);
    if (!taken) {
      return;
    }
    if (random.nextInt(6) == 0) {
      done.add("not shared");
      world.isNotShared(sent.getFirst());
      models.set(which, before);
    } else {
      effect.accept(sent.getFirst());
    }
  }

  private void answerSomething(Model like, String name) {
    List<Model> fitting =
        models.stream()
            .filter(model -> model.asked.form().equals(like.asked.form()))
            .filter(model -> model.answerer.equals(like.answerer))
            .filter(model -> model.isAwaiting() && !model.stage.equals("ORDERED"))
            .toList();
    done.add("answer something " + like.asked.form());
    List<MessageId> sent = new ArrayList<>();
    boolean taken =
        isTaken(() -> sent.add(world.answersSomething(like.asked.form(), like.answerer, name)));
    assertThat(taken).as(this::story).isEqualTo(!fitting.isEmpty());
    if (fitting.size() == 1) {
      world.arrives(sent.getFirst(), DialogueWorld.JOBCENTRE);
      isAnswered(fitting.getFirst());
    } else if (fitting.size() > 1) {
      doubts++;
    }
  }

  private void timePasses() {
    Duration time = Duration.ofHours(1 + random.nextInt(24 * 20));
    done.add("time " + time);
    world.clock.passes(time);
    LocalDate today = world.today();
    for (LetTimePass.Due reminder : world.timePasses()) {
      assertThat(DialogueWorld.CALENDAR.isWorkingDay(today)).as(this::story).isTrue();
      models.stream()
          .filter(model -> model.asked.id().equals(reminder.request().id()))
          .forEach(model -> model.reminded = Optional.of(today));
    }
    for (Model model : models) {
      boolean givenUp = model.due.plus(model.form().reminding().givesUpAfter()).isBefore(today);
      if (model.isAwaiting() && givenUp) {
        model.stage = "EXPIRED";
      }
      boolean settled =
          model
              .answered
              .filter(day -> day.plus(model.form().returnWithin()).isBefore(today))
              .isPresent();
      if (model.stage.equals("ANSWERED") && settled) {
        model.stage = "CLOSED";
      }
    }
  }

  private static boolean isTaken(Runnable attempt) {
    try {
      attempt.run();
      return true;
    } catch (Refused no) {
      return false;
    }
  }

  private void agree() {
    for (Model model : models) {
      Standing standing = world.standing(model.asked);
      assertThat(
              List.of(
                  standing.stage().code(), standing.answerer(), standing.round(), standing.due()))
          .as(this::story)
          .isEqualTo(List.of(model.stage, model.answerer, model.round, model.due));
    }
    assertThat(world.doubts.open()).as(this::story).hasSize(doubts);
  }

  private void nothingLostOrDoubled() {
    for (Model model : models) {
      List<Event> timeline = world.of(model.asked).timeline();
      Set<MessageId> notShared =
          timeline.stream()
              .filter(event -> event.step() instanceof Step.NotShared)
              .flatMap(event -> event.message().stream())
              .collect(Collectors.toCollection(HashSet::new));
      long answers =
          timeline.stream()
              .filter(event -> event.step() instanceof Step.Answered)
              .filter(event -> event.message().filter(notShared::contains).isEmpty())
              .count();
      assertThat(answers).as(this::story).isBetween((long) model.round, model.round + 1L);
      assertThat(answers > model.round)
          .as(this::story)
          .isEqualTo(model.stage.equals("ANSWERED") || model.stage.equals("CLOSED"));
    }
  }

  private String story() {
    return "seed " + seed + ": " + done;
  }
}
