package dev.slipway.view;

import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.GateBuilder;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.contract.release.StepSnapshot.Holding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Releases whose deployment to production comes in steps of its own, after the owners said go.
public final class Strategies {

  public static final Instant MONDAY = Instant.parse("2026-03-02T07:00:00Z");
  public static final Instant LATER = Releases.NOON.plusSeconds(1_800);
  public static final String PREVIEW_URL = "https://next.test.example.org";

  private static final List<Person> OWNERS = List.of(Releases.OWNER_ONE, Releases.OWNER_TWO);

  private Strategies() {}

  /// A freeze lies before production.
  ///
  /// @param from who may deploy anyway: `owners` or nobody
  /// @param attempt 0 where there was no freeze
  public static Releases frozen(
      Releases release, List<String> from, GateStatus status, int attempt) {
    Gate freeze = freeze(from, status, attempt);
    return release.instead(List.of(freeze, production(null, DeployStatus.PENDING)));
  }

  private static Gate freeze(List<String> from, GateStatus status, int attempt) {
    Question reason = new Question.Text(Question.REASON, "Reason", true, true, 1_000);
    Step.Choice override =
        new Step.Choice("override", "Deploy anyway", Step.Effect.PASS, List.of(reason));
    return gate(
        "production-freeze",
        from,
        List.of(override),
        status,
        attempt,
        MONDAY,
        attempt == 0 ? null : new Holding("production", "Weekend"));
  }

  /// Production is blue-green.
  public static Releases blueGreen(
      Releases release, DeployStatus preview, GateStatus gate, DeployStatus switched) {
    return release.instead(
        List.of(
            production(new Phase.Preview(), preview),
            gate(
                "production-switch",
                List.of("owners"),
                choices("switch", "Switch", "Do not switch"),
                gate,
                gate == GateStatus.PENDING ? 0 : 1,
                null,
                null),
            production(new Phase.Switch(), switched)));
  }

  /// Production is a canary: 10 % until a time, 50 % until somebody says go, all.
  public static Releases canary(
      Releases release, List<DeployStatus> phases, List<GateStatus> gates) {
    return release.instead(
        List.of(
            production(new Phase.Share(10), phases.get(0)),
            hold(10, gates.get(0), new Holding(null, null)),
            production(new Phase.Share(50), phases.get(1)),
            hold(50, gates.get(1), null),
            production(new Phase.Whole(), phases.get(2))));
  }

  private static Gate hold(int weight, GateStatus status, @Nullable Holding holding) {
    return gate(
        "production-" + weight + "-hold",
        List.of("owners"),
        choices("go-on", "Go on", "Abort"),
        status,
        status == GateStatus.PENDING ? 0 : 1,
        holding == null ? null : LATER,
        holding);
  }

  private static List<Step.Choice> choices(String id, String pass, String abort) {
    return List.of(
        new Step.Choice(id, pass, Step.Effect.PASS),
        new Step.Choice("abort", abort, Step.Effect.REJECT));
  }

  private static Gate gate(
      String name,
      List<String> from,
      List<Step.Choice> choices,
      GateStatus status,
      int attempt,
      @Nullable Instant until,
      @Nullable Holding holding) {
    GateDraft gate =
        new GateDraft(
            GateBuilder.builder()
                .name(name)
                .status(status)
                .from(from)
                .people(from.isEmpty() ? List.of() : OWNERS)
                .choices(choices)
                .attempt(attempt)
                .expiresAt(status == GateStatus.OPEN ? until : null)
                .build());
    gate.holding = holding;
    return gate.done();
  }

  private static StepSnapshot production(@Nullable Phase phase, DeployStatus status) {
    boolean deployed = status == DeployStatus.DEPLOYED;
    String url = phase instanceof Phase.Preview ? PREVIEW_URL : Releases.LIVE_URL;
    return DeployBuilder.builder()
        .name("production" + (phase == null ? "" : phase.suffix()))
        .status(status)
        .url(deployed ? url : null)
        .diagnosis(status == DeployStatus.FAILED ? Releases.PULL : null)
        .by(status == DeployStatus.PENDING ? null : Actor.of(Releases.OWNER_ONE))
        .attempt(status == DeployStatus.PENDING ? 0 : 1)
        .phase(phase)
        .build();
  }

  /// The release with what the deployer has said of a phase, or what is left of one that was taken back.
  public static Releases reaching(Releases release, String step, Traffic share) {
    return release.snapshot().steps().stream()
        .filter(there -> there instanceof Deploy && there.name().equals(step))
        .map(Deploy.class::cast)
        .findFirst()
        .map(deploy -> release.with(reaching(deploy, share)))
        .orElseThrow();
  }

  private static Deploy reaching(Deploy deploy, Traffic share) {
    return DeployBuilder.builder(deploy).share(share).build();
  }
}
