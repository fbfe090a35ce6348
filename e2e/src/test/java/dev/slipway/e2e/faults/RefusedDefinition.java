package dev.slipway.e2e.faults;

import java.util.Random;

/// A definition beyond what the broker takes on its topic.
final class RefusedDefinition implements Injection {

  private static final String TOPIC = "slipway.projects";
  private static final int LIMIT = 20_000;
  private static final int TEXT = 60_000;

  private final Fleet fleet;
  private final Healths healths;
  private final String project;

  RefusedDefinition(Fleet fleet, Web web, String project) {
    this.fleet = fleet;
    this.healths = new Healths(fleet, web);
    this.project = project;
    Topic.limit(fleet.kafka(), TOPIC, LIMIT);
    fleet.projects().write(project, file(project));
  }

  @Override
  public boolean isFailing() {
    return healths.any("gateway", "Kafka does not take project '" + project + "'");
  }

  @Override
  public void mend() {
    fleet.projects().restore(project);
    Topic.unlimit(fleet.kafka(), TOPIC);
  }

  private static String file(String project) {
    return """
    project: %1$s
    name: %1$s
    channel: slack:C0TEST
    people:
      qa: [qa-one]
      owners: [owner-one]
    environments:
      qa:
        namespace: %1$s-qa
        create-namespace: true
        replicas: 2
        url: "https://{target}.{type}.%1$s.example.org"
    workload:
      manifests:
        - apiVersion: apps/v1
          kind: Deployment
          metadata: {name: "{name}"}
          spec:
            template: {spec: {containers: [{name: app, image: "{image}"}]}}
        - apiVersion: v1
          kind: ConfigMap
          metadata: {name: "{name}-text"}
          data: {text: "%2$s"}
    pipeline:
      - deploy: qa
    """
        .formatted(project, text());
  }

  /// A text that no compression makes small.
  private static String text() {
    return new Random(TEXT)
        .ints(TEXT, 'a', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
