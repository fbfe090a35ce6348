package dev.slipway.approval.release;

import dev.slipway.approval.core.Decision;
import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.ProjectDecider;
import dev.slipway.approval.release.ReleaseHandler.Decided;
import dev.slipway.approval.release.history.CausedEvents;
import dev.slipway.approval.release.history.History;
import dev.slipway.approval.release.jpa.InputRow;
import dev.slipway.approval.release.jpa.InputRows;
import dev.slipway.approval.release.jpa.SeenInput;
import dev.slipway.approval.release.wire.Inputs;
import dev.slipway.approval.timer.Timers;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.Received;
import dev.slipway.messaging.ServiceIdentity;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The part of a poll that happens inside the transaction.
@Component
class Decisions {

  private final WorkingSets workingSets;
  private final InputRows inputs;
  private final PublishedBatches published;
  private final History history;
  private final Timers timers;
  private final DeploymentTimers deploymentTimers;
  private final ServiceIdentity service;
  private final Clock clock;

  Decisions(
      WorkingSets workingSets,
      InputRows inputs,
      PublishedBatches published,
      History history,
      Timers timers,
      DeploymentTimers deploymentTimers,
      ServiceIdentity service,
      Clock clock) {
    this.workingSets = workingSets;
    this.inputs = inputs;
    this.published = published;
    this.history = history;
    this.timers = timers;
    this.deploymentTimers = deploymentTimers;
    this.service = service;
    this.clock = clock;
  }

  /// Decides the inputs that were not decided before, in the order of the poll, and collects what
  /// all of them brought about.
  ///
  /// @throws dev.slipway.messaging.failure.EventTooLargeException when one of the events would be too large; none
  ///     of the inputs may then be taken for decided
  Decided decide(List<Received> batch) {
    Map<String, Received> distinct = new LinkedHashMap<>();
    batch.forEach(received -> distinct.putIfAbsent(received.envelope().id(), received));
    published.write();
    List<SeenInput> before = inputs.seen(distinct.keySet());
    Set<String> seen = before.stream().map(SeenInput::getId).collect(Collectors.toSet());
    List<String> doubtful =
        before.stream().filter(input -> !input.isPublished()).map(SeenInput::getId).toList();
    Map<String, CausedEvents> caused = new HashMap<>(history.causedBy(doubtful));
    Report report = new Report();
    List<Received> fresh =
        distinct.values().stream()
            .filter(received -> !seen.contains(received.envelope().id()))
            .toList();
    decide(fresh, caused, report);
    report.count(fresh.size(), doubtful.size(), seen.size() - doubtful.size());
    return new Decided(
        outbound(distinct.values(), caused),
        fresh.isEmpty() ? null : fresh.getFirst().envelope().id(),
        report);
  }

  private void decide(List<Received> fresh, Map<String, CausedEvents> caused, Report report) {
    WorkingSet working = workingSets.begin();
    working.prefetch(
        fresh.stream()
            .flatMap(received ->
                Inputs.of(received).stream()
                    .map(input -> new WorkingSet.Pending(received.event().project(), input)))
            .toList());
    for (Received received : fresh) {
      Optional<Input> input = Inputs.of(received);
      input.ifPresent(
          value -> caused.put(received.envelope().id(), decide(received, value, working, report)));
    }
    working.save();
    inputs.saveAll(fresh.stream().map(r -> row(r, fresh.getFirst())).toList());
  }

  private InputRow row(Received received, Received first) {
    return new InputRow(
        received.envelope().id(),
        received.event().project(),
        clock.instant(),
        first.envelope().id());
  }

  private CausedEvents decide(Received received, Input input, WorkingSet working, Report report) {
    String project = received.event().project();
    Envelope<Event> envelope = received.envelope();
    Decision decision = ProjectDecider.decide(working.of(project), input);
    report.add(envelope, working.of(project), decision);
    working.apply(DecidedInput.of(received), decision);
    deploymentTimers.of(project, input, decision, working.of(project)).forEach(timers::set);
    CausedEvents caused = new CausedEvents(project, envelope.correlationId(), decision.events());
    history.append(envelope.id(), caused);
    decision
        .timers()
        .forEach(t ->
            timers.set(
                new TimerFired(project, t.release(), t.gate(), t.attempt(), t.due(), t.about())));
    return caused;
  }

  private List<Outbound> outbound(Collection<Received> batch, Map<String, CausedEvents> caused) {
    List<Outbound> out = new ArrayList<>();
    for (Received received : batch) {
      CausedEvents by = caused.get(received.envelope().id());
      if (by != null) {
        by.outbound(service.source(), received.envelope()).stream()
            .map(EventCodec::measured)
            .forEach(out::add);
      }
    }
    return out;
  }
}
