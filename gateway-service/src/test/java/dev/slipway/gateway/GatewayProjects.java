package dev.slipway.gateway;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.projectfiles.Loaded;
import dev.slipway.projectfiles.ProjectLimits;
import dev.slipway.projectfiles.folder.Folder;
import java.util.Map;
import java.util.Objects;

/// The projects of a [RunningGateway] beside the sample project.
public final class GatewayProjects {

  /// A project whose builds and deliveries must be signed.
  public static final String SIGNED =
      """
      project: signed
      bases: [web-service]
      channel: slack:C0TEST
      people: {owners: [owner-one]}
      environments: {live: {namespace: signed}}
      pipeline: [{approve: go, from: owners}, {deploy: live}]
      builds: {secret: CI}
      github: {repository: example/signed, workflow: CI, image: "registry/signed:{sha}", tags: v*, secret: CI}
      """;

  /// A project whose choices ask something.
  public static final String ASKING =
      """
      project: asking
      bases: [web-service]
      channel: slack:C0TEST
      people: {qa: [qa-one], owners: [owner-one, owner-two]}
      environments: {live: {namespace: asking}}
      pipeline:
        - {approve: check, from: qa, reason: required}
        - approve: go
          from: owners
          choices: {deploy: Deploy to production at once, close: {label: Close, form: {why: {text: Why}}}}
          form:
            ticket: {text: Change ticket, required: true, longest: 10}
            risk: {select: Risk, options: {low: Low, high: High}}
            tested: {checkbox: Tested, required: true}
        - deploy: live
      """;

  /// A project with an environment for each branch, which comes and goes with it.
  public static final String PREVIEWS =
      """
      project: previews
      bases: [web-service]
      channel: slack:C0TEST
      people: {owners: [owner-one]}
      environments:
        qa: {namespace: previews-qa, url: "https://{target}.previews.test", ttl: 72h}
        live:
          namespace: previews
          freeze:
            windows:
              - {name: Weekend, cron: "0 16 * * FRI", for: 64h}
              - {rrule: "FREQ=MONTHLY;BYDAY=-1FR", from: "2026-01-30T12:00", for: 4h, zone: Europe/Rome}
              - {name: Holidays, from: "2026-12-20T00:00", until: "2027-01-07T08:00"}
          strategy: {canary: {approve: owners, steps: [{weight: 10, hold: 10m}]}}
      pipeline: [{deploy: qa}, {deploy: live}]
      builds: {secret: CI}
      github: {repository: example/previews, image: "registry/previews:{sha}", tags: v*, secret: CI}
      """;

  /// A project whose images are named by digest.
  public static final String PINNED =
      """
      project: pinned
      bases: [web-service]
      channel: slack:C0PINNED
      people: {owners: [owner-one]}
      environments: {live: {namespace: pinned}}
      pipeline: [{deploy: live}]
      digest: required
      """;

  /// A project that does not say which of its names are tags.
  public static final String UNTAGGED =
      """
      project: untagged
      bases: [web-service]
      channel: slack:C0UNTAGGED
      people: {owners: [owner-one]}
      environments: {qa: {namespace: untagged-qa, url: "https://{target}.untagged.test"}}
      pipeline: [{deploy: qa}]
      github: {repository: example/untagged, image: "registry/untagged:{sha}", secret: CI}
      """;

  private GatewayProjects() {}

  /// A definition of that name, for tests that need one and nothing of it.
  public static ProjectDefinition definition(String project) {
    String file = SIGNED.replace("project: signed", "project: " + project);
    Folder folder =
        new Folder(
            "projects",
            Map.of(
                project + ".yaml",
                file.replace("bases: [web-service]\n", "workload: {port: 80}\n")),
            Map.of(),
            "owner-one: {slack: U0OWNER1}\n");
    return Objects.requireNonNull(
        Loaded.from(folder, ProjectLimits.usual()).definitions().get(project));
  }
}
