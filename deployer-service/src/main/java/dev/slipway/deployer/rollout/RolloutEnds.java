package dev.slipway.deployer.rollout;

import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.tracing.LogContext;
import dev.slipway.tracing.TraceSpan;
import dev.slipway.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// The end of a rollout in traces, log lines and figures.
@Component
class RolloutEnds {

  private static final Duration[] TIMES = {
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(2),
    Duration.ofMinutes(5),
    Duration.ofMinutes(10),
    Duration.ofMinutes(30)
  };

  private final Traces traces;
  private final MeterRegistry meters;
  private final Clock clock;

  RolloutEnds(Traces traces, MeterRegistry meters, Clock clock) {
    this.traces = traces;
    this.meters = meters;
    this.clock = clock;
  }

  enum Outcome {
    SUCCEEDED,
    FAILED,
    DELETED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Reports within a span that began when the request was applied. What cannot be reported now is not
  /// counted, since it will be reported later.
  ///
  /// @param report gets the request as a parent of what it publishes
  void tell(Rollout rollout, Outcome outcome, Consumer<Request> report) {
    Request request = rollout.request();
    try (TraceSpan span =
            traces.start("rollout", SpanKind.INTERNAL, request.traceparent(), rollout.appliedAt());
        LogContext _ =
            LogContext.of(request.event().release(), request.correlation(), span.traceparent())) {
      span.with("slipway.release", request.event().release())
          .with("slipway.slot", request.event().slot())
          .with("slipway.outcome", outcome.word())
          .with("k8s.namespace.name", rollout.namespace())
          .with("k8s.deployment.name", rollout.name());
      report.accept(request.tracedBy(span.traceparent()));
    }
    timer(request, outcome).record(Duration.between(rollout.appliedAt(), clock.instant()));
  }

  /// Environments have names of the users' own, so only their kind is a label.
  private Timer timer(Request request, Outcome outcome) {
    boolean perTarget = request.event().to().perTarget();
    return Timer.builder("slipway.rollout.time")
        .tag("outcome", outcome.word())
        .tag("environment", perTarget ? "per-target" : "shared")
        .serviceLevelObjectives(TIMES)
        .register(meters);
  }
}
