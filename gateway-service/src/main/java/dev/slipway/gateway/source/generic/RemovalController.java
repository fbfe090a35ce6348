package dev.slipway.gateway.source.generic;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.gateway.TargetRemoved;
import dev.slipway.gateway.source.Intake;
import dev.slipway.gateway.source.Receipt;
import dev.slipway.gateway.source.WebhookRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// Branches and tags that are gone, from any Git host.
@RestController
class RemovalController {

  private final GenericWebhooks source;
  private final Intake intake;

  RemovalController(GenericWebhooks source, Intake intake) {
    this.source = source;
    this.intake = intake;
  }

  /// The answer to the delivery.
  ///
  /// @param environments whose instances of the branch or tag go
  /// @param ignored why nothing does, null where something does
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(String project, List<String> environments, @Nullable String ignored) {}

  /// The fields, for the description alone: the body is read raw.
  record Fields(String project, String type, String target, @Nullable String id) {}

  @Operation(
      summary = "A branch or tag is gone",
      description =
          "What was deployed for it alone is removed. Answered once the event is durable. The same id"
              + " again is the same event; without one, each call is an event of its own. Signed as"
              + " /build-complete is.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = Fields.class))))
  @ApiResponse(responseCode = "202", description = "Taken, or ignored with a reason")
  @CiEndpoint("/target-removed")
  ResponseEntity<Answer> targetRemoved(HttpServletRequest request) {
    WebhookRequest post = CiRequests.read(request, source);
    Receipt receipt = intake.take(source, source.removal(post), post);
    return CiRequests.accepted(answer(receipt.gone().getFirst()));
  }

  private static Answer answer(TargetRemoved gone) {
    return new Answer(
        gone.project(),
        gone.environments(),
        gone.environments().isEmpty()
            ? "the project has no environment with an instance for each branch or tag"
            : null);
  }
}
