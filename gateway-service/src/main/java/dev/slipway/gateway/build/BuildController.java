package dev.slipway.gateway.build;

import dev.slipway.contract.Build;
import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.gateway.ConsoleProperties;
import dev.slipway.gateway.web.RawBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Builds from any CI.
@RestController
class BuildController {

  private static final int LIMIT = 64 * 1024;

  private final BuildAuthority authority;
  private final BuildIntake intake;
  private final ConsoleProperties console;

  BuildController(BuildAuthority authority, BuildIntake intake, ConsoleProperties console) {
    this.authority = authority;
    this.intake = intake;
    this.console = console;
  }

  /// What became of the build.
  ///
  /// @param release the release's id
  /// @param link where to see it
  record Answer(String release, String link) {}

  /// The fields, for the description alone: the body is read raw.
  record Fields(
      String project,
      String image,
      String type,
      String target,
      @Nullable String commit,
      @Nullable String author,
      @Nullable String url,
      @Nullable String message,
      @Nullable String id) {}

  @Operation(
      summary = "CI finished a build",
      description =
          "Answered once the event is durable. The same build again is the same release. Projects"
              + " that name a secret want X-Slipway-Signature-256: sha256=<HMAC of the body>, or the"
              + " secret as a bearer token.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                    schema = @Schema(implementation = Fields.class)),
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    schema = @Schema(implementation = Fields.class))
              }))
  @ApiResponse(responseCode = "202", description = "Taken; the release is on its way")
  @ApiResponse(responseCode = "400", description = "Fields are missing or wrong")
  @ApiResponse(responseCode = "401", description = "Not signed as the project wants")
  @ApiResponse(responseCode = "404", description = "No such project")
  @ApiResponse(responseCode = "413", description = "More than 64 KiB")
  @ApiResponse(responseCode = "415", description = "Neither a form nor JSON")
  @ApiResponse(responseCode = "503", description = "Not taken; send it again")
  @PostMapping(
      path = "/build-complete",
      consumes = {MediaType.APPLICATION_FORM_URLENCODED_VALUE, MediaType.APPLICATION_JSON_VALUE})
  ResponseEntity<Answer> buildCompleted(
      HttpServletRequest request,
      @RequestHeader(name = "X-Slipway-Signature-256", required = false) @Nullable String signature,
      @RequestHeader(name = "Authorization", required = false) @Nullable String authorization,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent) {
    RawBody body = RawBody.read(request, LIMIT);
    PostedFields fields = PostedFields.read(body, request.getContentType());
    Build build = new BuildForm(fields).build();
    ProjectDefinition definition =
        authority.project(
            fields.required("project", PostedFields.SHORT), body, signature, authorization);
    String release =
        intake
            .take(
                List.of(new BuildIntake.Accepted(definition, build)), "build-complete", traceparent)
            .getFirst();
    // Whatever the caller accepts: the build is taken, and must not be answered with a refusal.
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Answer(release, console.release(release)));
  }
}
