package dev.slipway.deployer.instance;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Required;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.workload.Workload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request with what its results refer to. Its JSON is an annotation on the Deployment.
///
/// @param id the id of the request's event
public record Request(
    String id, String correlation, @Nullable String traceparent, DeployRequested event) {

  public Request {
    Required.field(id, "id");
    Required.field(correlation, "correlation");
    Required.field(event, "event");
  }

  /// The same with another trace context.
  public Request tracedBy(@Nullable String traceparent) {
    return new Request(id, correlation, traceparent, event);
  }

  /// The same without the project's own manifests.
  public Request withoutManifests() {
    return event.workload().manifests().isEmpty() ? this : running(Workload.of(List.of()));
  }

  /// The same of another workload.
  public Request running(Workload workload) {
    return new Request(
        id,
        correlation,
        traceparent,
        new DeployRequested(
            event.project(),
            event.release(),
            event.environment(),
            event.slot(),
            event.sequence(),
            event.to(),
            workload,
            event.build(),
            event.requestedBy(),
            event.phase()));
  }

  public static Request of(Envelope<?> envelope, DeployRequested event) {
    return new Request(envelope.id(), envelope.correlationId(), envelope.traceparent(), event);
  }
}
