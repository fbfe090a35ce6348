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
import dev.slipway.messaging.failure.EventTooLargeException;
import dev.slipway.messaging.failure.PublishRefusedException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Results as events on `slipway.deployment-results`.
@Component
class PublishedResults implements Results {

  private static final Logger log = LoggerFactory.getLogger(PublishedResults.class);

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
        ReportedText.of(diagnosis),
        why ->
            publish(
                request,
                2,
                new DeployerEvent.DeployFailed(
                    r.project(), r.release(), r.slot(), r.sequence(), why)));
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
        ReportedText.of(diagnosis),
        why ->
            publish(
                removal,
                5,
                new DeployerEvent.EnvironmentRemovalFailed(
                    r.project(), r.release(), r.slot(), r.sequence(), why)));
  }

  @Override
  public void delayed(Request request, @Nullable Diagnosis trouble) {
    DeployRequested r = request.event();
    String reason = trouble == null ? "" : trouble.message();
    String id = EventIds.derive(request.id() + "/delayed/" + clock.instant() + "/" + reason, 0);
    if (trouble == null) {
      publish(request, id, delayed(r, null));
    } else {
      publish(ReportedText.of(trouble), why -> publish(request, id, delayed(r, why)));
    }
  }

  private static DeployerEvent delayed(DeployRequested r, @Nullable Diagnosis trouble) {
    return new DeployerEvent.DeployDelayed(
        r.project(), r.release(), r.slot(), r.sequence(), trouble);
  }

  /// What Kafka refuses for what it is, it refuses for ever: an outcome in a few words is better than none.
  private static void publish(Diagnosis diagnosis, Consumer<Diagnosis> publish) {
    try {
      publish.accept(diagnosis);
    } catch (PublishRefusedException | EventTooLargeException e) {
      log.error("a result is reported in short, since Kafka refuses it: {}", e.getMessage());
      publish.accept(
          new Diagnosis(
              diagnosis.reason(),
              "Kafka refuses the whole result; the deployer's log says more",
              null,
              List.of(),
              List.of(),
              diagnosis.cause(),
              List.of()));
    }
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
