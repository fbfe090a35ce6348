package dev.slipway.approval.web.operator;

import dev.slipway.approval.release.history.Republisher;
import dev.slipway.approval.release.jpa.ReleaseRows;
import dev.slipway.approval.web.ApiProblems;
import dev.slipway.messaging.failure.EventTooLargeException;
import dev.slipway.messaging.failure.PublishFailedException;
import dev.slipway.messaging.failure.PublishRefusedException;
import dev.slipway.web.HttpProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The operators' commands. Nothing here changes a release.
@RestController
@Tag(name = "Operations", description = "For operators; harmless, however often")
class RepublishController {

  private final Operators operators;
  private final ReleaseRows releases;
  private final Republisher republisher;

  RepublishController(Operators operators, ReleaseRows releases, Republisher republisher) {
    this.operators = operators;
    this.releases = releases;
    this.republisher = republisher;
  }

  /// The outcome of the command.
  record Republished(String release, @Schema(description = "How many were published") int events) {}

  @PostMapping(
      path = "/api/releases/{id}/republish",
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Publishes a release's events again",
      description =
          "Every event that its inputs brought about, in order and under the same ids, so that"
              + " consumers skip what they have seen. Needs the operator's token.")
  @ApiResponse(responseCode = "202", description = "Kafka has acknowledged them all")
  @ApiResponse(responseCode = "400", description = "It says something that is not read")
  @ApiResponse(responseCode = "401", description = "The token is missing or wrong")
  @ApiResponse(responseCode = "403", description = "The service knows no operator's token")
  @ApiResponse(responseCode = "404", description = "There is no such release")
  @ApiResponse(responseCode = "422", description = "An event is larger than Kafka takes")
  @ApiResponse(responseCode = "503", description = "Kafka has not acknowledged them; ask again")
  Republished republish(@PathVariable String id, HttpServletRequest request) {
    operators.require(request);
    UnreadRequestParts.only(request, Set.of());
    if (!releases.existsById(id)) {
      throw ApiProblems.unknown("release", id);
    }
    try {
      return new Republished(id, republisher.republish(id));
    } catch (PublishFailedException e) {
      throw HttpProblem.unavailable(
          "Kafka did not acknowledge the events; some may have been published. Ask again.", e);
    } catch (EventTooLargeException | PublishRefusedException e) {
      throw HttpProblem.of(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "event-too-large",
          "An event of this release is larger than Kafka takes; none of its events can be"
              + " published again. Its history is still complete.",
          e);
    }
  }
}
