package dev.slipway.gateway.source.generic;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.CiRun;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.text.TextLimits;
import dev.slipway.gateway.build.BuildEvents;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import dev.slipway.gateway.source.Claim;
import dev.slipway.gateway.source.Fact;
import dev.slipway.gateway.source.Source;
import dev.slipway.gateway.source.WebhookRequest;
import dev.slipway.gateway.web.GatewayProblems;
import dev.slipway.web.HttpProblem.FieldError;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// The source that any CI can be: forms and JSON objects with the fields that Slipway documents.
@Component
class GenericWebhooks implements Source {

  /// The header that says what a request to `/webhooks/generic` is about.
  static final String EVENT = "X-Slipway-Event";

  private static final String BUILD = "build-complete";
  private static final String REMOVAL = "target-removed";
  private static final int LIMIT = 64 * 1024;

  private final ProjectCatalogue projects;

  GenericWebhooks(ProjectCatalogue projects) {
    this.projects = projects;
  }

  @Override
  public String name() {
    return "generic";
  }

  @Override
  public String numbering() {
    return BUILD;
  }

  @Override
  public String description() {
    return "The fields of /build-complete, or with the header X-Slipway-Event: target-removed those of"
        + " /target-removed, as a form or JSON, proven as they are.";
  }

  @Override
  public int limit() {
    return LIMIT;
  }

  @Override
  public List<MediaType> types() {
    return List.of(
        MediaType.APPLICATION_FORM_URLENCODED,
        MediaType.APPLICATION_JSON,
        new MediaType("application", "*+json"));
  }

  @Override
  public Claim read(WebhookRequest request) {
    String event = request.header(EVENT);
    return switch (event == null ? BUILD : event) {
      case BUILD -> build(request);
      case REMOVAL -> removal(request);
      default ->
          throw GatewayProblems.invalid(
              List.of(new FieldError(EVENT, "must be " + BUILD + " or " + REMOVAL)));
    };
  }

  /// The claim that a build has finished.
  ///
  /// @throws org.springframework.web.ErrorResponseException 400 with every field that is missing or wrong, 404 if
  ///     there is no such project
  Claim build(WebhookRequest request) {
    PostedFields fields = PostedFields.read(request);
    Build build = new BuildForm(fields).build();
    return claim(request, fields, project -> built(project, build));
  }

  /// The claim that a branch or tag is gone.
  ///
  /// @throws org.springframework.web.ErrorResponseException as above
  Claim removal(WebhookRequest request) {
    PostedFields fields = PostedFields.read(request);
    fields.identity("project");
    String id = fields.optional("id", TextLimits.IDENTITY);
    TargetType type = fields.type();
    String target = fields.identity("target");
    fields.requireCorrect();
    String cause = REMOVAL + "\n" + (id == null ? UUID.randomUUID() : id);
    return claim(
        request,
        fields,
        project -> new Fact.TargetGone(project, type, target, Removal.Why.DELETED, cause));
  }

  private Claim claim(
      WebhookRequest request, PostedFields fields, Function<ProjectDefinition, Fact> fact) {
    String name = fields.identity("project");
    ProjectDefinition project =
        projects
            .find(name)
            .orElseThrow(
                () -> GatewayProblems.unknownProject("There is no project '" + name + "'."));
    return new PostedClaim(request, project, fact);
  }

  private static Fact built(ProjectDefinition project, Build build) {
    Fact.Built built = new Fact.Built(project, build);
    CiRun run = build.run();
    @Nullable List<String> events = project.builds() == null ? null : project.builds().events();
    String ignored =
        BuildEvents.of(events)
            .ignoredBecause(run == null ? null : run.event(), build.target(), "builds.events");
    return ignored == null ? built : new Fact.Ignored(project, ignored);
  }
}
