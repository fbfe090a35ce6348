package dev.slipway.gateway.source.generic;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.gateway.ConsoleProperties;
import dev.slipway.gateway.source.Intake;
import dev.slipway.gateway.source.Receipt;
import dev.slipway.gateway.source.WebhookRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// Builds from any CI.
@RestController
class BuildController {

  private final GenericWebhooks source;
  private final Intake intake;
  private final ConsoleProperties console;

  BuildController(GenericWebhooks source, Intake intake, ConsoleProperties console) {
    this.source = source;
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
    WebhookRequest post = CiRequests.read(request, source);
    Receipt receipt = intake.take(source, source.build(post), post);
    return CiRequests.accepted(answer(receipt));
  }

  private Answer answer(Receipt receipt) {
    if (receipt.releases().isEmpty()) {
      return new Answer(null, null, receipt.reason());
    }
    String release = receipt.releases().getFirst();
    return new Answer(release, console.release(release), null);
  }
}
