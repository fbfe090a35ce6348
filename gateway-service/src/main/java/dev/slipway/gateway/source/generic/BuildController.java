package dev.slipway.gateway.source.generic;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.CiRun;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.gateway.ConsoleProperties;
import dev.slipway.gateway.source.BuildAuthority;
import dev.slipway.gateway.source.BuildEvents;
import dev.slipway.gateway.source.BuildIntake;
import dev.slipway.gateway.web.GatewayProblems;
import dev.slipway.web.HttpProblem.FieldError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// Builds from any CI.
@RestController
class BuildController {

  private static final Logger log = LoggerFactory.getLogger(BuildController.class);

  /// Refuses an image that is named by a tag alone.
  static final String DIGEST =
      "must name a digest, since the project says digest: required, for example registry/app:1.0.0@sha256:…";

  private final BuildAuthority authority;
  private final BuildIntake intake;
  private final ConsoleProperties console;

  BuildController(BuildAuthority authority, BuildIntake intake, ConsoleProperties console) {
    this.authority = authority;
    this.intake = intake;
    this.console = console;
  }

  /// The answer to the build.
  ///
  /// @param release the release's id, null if the build is ignored
  /// @param link where to see it
  /// @param ignored why no release is opened, null if one is
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(@Nullable String release, @Nullable String link, @Nullable String ignored) {}

  /// The fields, for the description alone: the body is read raw.
  ///
  /// @param id of the run or delivery: the same id is the same release
  /// @param workflow the name of what ran; `number` and `attempt` count its runs
  /// @param began the time when the run began
  /// @param event the event that caused the run, `push` if it is missing
  /// @param committed the commit's time
  record Fields(
      String project,
      String image,
      String type,
      String target,
      @Nullable String commit,
      @Nullable String author,
      @Nullable String url,
      @Nullable String message,
      @Nullable String id,
      @Nullable String workflow,
      @Nullable Long number,
      @Nullable Integer attempt,
      @Nullable Instant began,
      @Nullable String event,
      @Nullable Instant committed,
      @Nullable String committer,
      @Nullable String actor,
      @JsonProperty("triggering-actor") @Nullable String triggeringActor,
      @Nullable String pusher) {}

  @Operation(
      summary = "CI finished a build",
      description =
          "Answered once the event is durable. The same build again is the same release. Projects"
              + " that name a secret want X-Slipway-Signature-256: sha256=<HMAC of the body>, or the"
              + " secret as a bearer token.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = Fields.class))))
  @ApiResponse(
      responseCode = "202",
      description = "Taken, and the release is on its way; or ignored with a reason")
  @CiEndpoint("/build-complete")
  ResponseEntity<Answer> buildCompleted(HttpServletRequest request) {
    CiPost post = CiPost.read(request);
    Build build = new BuildForm(post.fields()).build();
    ProjectDefinition definition = post.project(authority);
    if (Boolean.TRUE.equals(definition.digestRequired()) && !build.image().contains("@")) {
      throw GatewayProblems.invalid(List.of(new FieldError("image", DIGEST)));
    }
    String ignored = ignoredBecause(definition, build);
    if (ignored != null) {
      log.info("project {}: a build is ignored, since {}", definition.project(), ignored);
      return accepted(new Answer(null, null, ignored));
    }
    String release =
        intake
            .take(
                List.of(new BuildIntake.Accepted(definition, build)),
                "build-complete",
                post.traceparent())
            .getFirst();
    return accepted(new Answer(release, console.release(release), null));
  }

  private static @Nullable String ignoredBecause(ProjectDefinition definition, Build build) {
    ProjectDefinition.BuildSource source = definition.builds();
    CiRun run = build.run();
    return BuildEvents.of(source == null ? null : source.events())
        .ignoredBecause(run == null ? null : run.event(), build.target(), "builds.events");
  }

  /// Whatever the caller accepts: the build is taken, and must not be answered with a refusal.
  private static ResponseEntity<Answer> accepted(Answer answer) {
    return ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(answer);
  }
}
