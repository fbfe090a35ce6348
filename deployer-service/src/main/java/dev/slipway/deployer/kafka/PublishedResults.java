package dev.slipway.deployer.kafka;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Results;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.ServiceIdentity;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Results as events on `slipway.deployment-results`.
@Component
class PublishedResults implements Results {

  private final EventPublisher publisher;
  private final ServiceIdentity service;
  private final Clock clock;

  PublishedResults(EventPublisher publisher, ServiceIdentity service, Clock clock) {
    this.publisher = publisher;
    this.service = service;
    this.clock = clock;
  }

  @Override
  public void started(Request request) {
    DeployRequested r = request.event();
    publish(
        request,
        0,
        new DeployerEvent.DeployStarted(r.project(), r.release(), r.slot(), r.sequence()));
  }

  @Override
  public void succeeded(
      Request request, @Nullable String url, @Nullable Traffic share, @Nullable String digest) {
    DeployRequested r = request.event();
    publish(
        request,
        1,
        new DeployerEvent.DeploySucceeded(
            r.project(), r.release(), r.slot(), r.sequence(), url, share, digest));
  }

  @Override
  public void failed(Request request, Diagnosis diagnosis) {
    DeployRequested r = request.event();
    publish(
        request,
        2,
        new DeployerEvent.DeployFailed(
            r.project(), r.release(), r.slot(), r.sequence(), ReportedText.of(diagnosis)));
  }

  @Override
  public void overtaken(Request request, long by) {
    DeployRequested r = request.event();
    publish(
        request,
        3,
        new DeployerEvent.DeployOvertaken(r.project(), r.release(), r.slot(), r.sequence(), by));
  }

  @Override
  public void removed(Request removal) {
    DeployRequested r = removal.event();
    publish(
        removal,
        4,
        new DeployerEvent.EnvironmentRemoved(r.project(), r.release(), r.slot(), r.sequence()));
  }

  @Override
  public void removalFailed(Request removal, Diagnosis diagnosis) {
    DeployRequested r = removal.event();
    publish(
        removal,
        5,
        new DeployerEvent.EnvironmentRemovalFailed(
            r.project(), r.release(), r.slot(), r.sequence(), ReportedText.of(diagnosis)));
  }

  @Override
  public void delayed(Request request, @Nullable Diagnosis trouble) {
    DeployRequested r = request.event();
    String why = trouble == null ? "" : trouble.message();
    publish(
        request,
        EventIds.derive(request.id() + "/delayed/" + clock.instant() + "/" + why, 0),
        new DeployerEvent.DeployDelayed(
            r.project(),
            r.release(),
            r.slot(),
            r.sequence(),
            trouble == null ? null : ReportedText.of(trouble)));
  }

  @Override
  public void progressed(Request request, int ready, int desired, String version) {
    DeployRequested r = request.event();
    publish(
        request,
        EventIds.derive(request.id() + "/" + version, ready),
        new DeployerEvent.DeployProgressed(
            r.project(), r.release(), r.slot(), r.sequence(), ready, desired));
  }

  @Override
  public void drifted(Request request, Drift drift, String version) {
    DeployRequested r = request.event();
    publish(
        request,
        EventIds.derive(request.id() + "/drift/" + version, 0),
        new DeployerEvent.DriftDetected(
            r.project(), r.release(), r.slot(), r.sequence(), ReportedText.of(drift)));
  }

  @Override
  public void driftEnded(Request request, String version) {
    DeployRequested r = request.event();
    publish(
        request,
        EventIds.derive(request.id() + "/right/" + version, 0),
        new DeployerEvent.DriftEnded(r.project(), r.release(), r.slot(), r.sequence()));
  }

  private void publish(Request request, int kind, DeployerEvent event) {
    publish(request, EventIds.derive(request.id(), kind), event);
  }

  private void publish(Request request, String id, DeployerEvent event) {
    publisher.publish(
        List.of(
            new Outbound(
                Topics.DEPLOYMENT_RESULTS,
                new Envelope<>(
                    id,
                    service.source(),
                    clock.instant(),
                    event.release(),
                    request.correlation(),
                    request.id(),
                    request.traceparent(),
                    event))));
  }
}
