package dev.slipway.gateway.source;

import dev.slipway.contract.gateway.BuildCompleted;
import dev.slipway.contract.gateway.TargetRemoved;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.gateway.catalogue.KnownPeople;
import dev.slipway.messaging.EventIds;
import dev.slipway.tracing.LogContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Proves claims, and turns the facts of proven ones into events. The only way from a request to the topic of builds.
@Component
public class Intake {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  private final DeliveryAuthority authority;
  private final BuildTopic topic;
  private final KnownPeople known;
  private final MeterRegistry meters;

  Intake(
      DeliveryAuthority authority,
      BuildTopic topic,
      KnownPeople known,
      MeterRegistry meters,
      List<Source> sources) {
    this.authority = authority;
    this.topic = topic;
    this.known = known;
    this.meters = meters;
    // From 0 on: an alert cannot see the first increase of a counter that begins with it.
    sources.forEach(this::ignored);
  }

  /// Returns once Kafka has acknowledged all. What was taken before is published again under the same ids and
  /// changes nothing.
  ///
  /// @param request that the claim was read from
  /// @throws org.springframework.web.ErrorResponseException 401 for a claim that nothing proves, 403 for one
  ///     that a web page sent and no secret proves, 400 for one that cannot be read, 503 if a secret is missing or Kafka does not take it, 422 if Kafka refuses it
  public Receipt take(Source source, Claim claim, WebhookRequest request) {
    List<BuildTopic.Input> inputs = new ArrayList<>();
    Receipt receipt = new Receipt(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Fact fact : facts(claim, request)) {
      switch (fact) {
        case Fact.Built built -> {
          BuildTopic.Input input = input(source, built);
          inputs.add(input);
          receipt.releases().add(input.subject());
        }
        case Fact.TargetGone gone -> {
          TargetRemoved removed = removed(gone);
          receipt.gone().add(removed);
          if (removed.matters()) {
            inputs.add(input(gone, removed));
          }
        }
        case Fact.Ignored ignored -> receipt.ignored().add(ignored);
      }
    }
    if (!inputs.isEmpty()) {
      topic.publish(inputs, request.traceparent());
    }
    report(source, receipt);
    return receipt;
  }

  private List<Fact> facts(Claim claim, WebhookRequest request) {
    return switch (claim) {
      case Claim.OfNobody(String reason) -> List.of(new Fact.Ignored(null, reason));
      case Claim.OfProjects ofProjects -> {
        List<ProjectDefinition> proven = authority.proven(ofProjects, request.isOfPage());
        List<Fact> facts = ofProjects.facts(proven);
        facts.forEach(fact -> requireProven(fact, proven));
        yield facts;
      }
    };
  }

  private static void requireProven(Fact fact, List<ProjectDefinition> proven) {
    ProjectDefinition project = fact.project();
    if (project != null && !proven.contains(project)) {
      throw new IllegalStateException(
          "a source reports a fact of the project '"
              + project.project()
              + "', whose secret proved nothing");
    }
  }

  private BuildTopic.Input input(Source source, Fact.Built built) {
    String release = ReleaseIds.of(built.project().project(), source.numbering(), built.build());
    return new BuildTopic.Input(
        EventIds.derive(release, 0),
        release,
        new BuildCompleted(release, known.recognised(built.build()), built.project()));
  }

  /// The project's environments with an instance for each branch or tag lose one.
  private static TargetRemoved removed(Fact.TargetGone gone) {
    List<String> environments =
        gone.project().environments().entrySet().stream()
            .filter(entry -> entry.getValue().perTarget())
            .map(Map.Entry::getKey)
            .toList();
    return new TargetRemoved(
        gone.project().project(), gone.type(), gone.target(), environments, gone.why());
  }

  private static BuildTopic.Input input(Fact.TargetGone gone, TargetRemoved removed) {
    return new BuildTopic.Input(
        EventIds.derive(gone.cause() + "\n" + removed.project() + "\n" + removed.type(), 0),
        removed.project(),
        removed);
  }

  private void report(Source source, Receipt receipt) {
    for (String release : receipt.releases()) {
      try (LogContext _ = LogContext.of(release, release, null)) {
        log.info("release {}: build taken", release);
      }
    }
    for (TargetRemoved gone : receipt.gone()) {
      if (gone.matters()) {
        log.info("project {}: the end of a {} taken, {}", gone.project(), gone.type(), gone.why());
      }
    }
    for (Fact.Ignored ignored : receipt.ignored()) {
      ProjectDefinition project = ignored.project();
      log.info(
          "{}: a delivery of {} is ignored, since {}",
          project == null ? "no project" : "project " + project.project(),
          source.name(),
          ignored.reason());
    }
    if (!receipt.hasEffect()) {
      ignored(source).increment();
    }
  }

  private Counter ignored(Source source) {
    return meters.counter("slipway.deliveries.ignored", "source", source.name());
  }
}
