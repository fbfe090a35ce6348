package dev.slipway.gateway.source.github;

import dev.slipway.contract.text.Identity;
import dev.slipway.contract.text.TextLimits;
import dev.slipway.gateway.web.GatewayProblems;
import dev.slipway.web.HttpProblem.FieldError;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Refuses deliveries that lack an identity, or have one that cannot be shown or stored: no release is ever
/// named by a value that is missing, since all such deliveries would be one.
final class DeliveryIdentities {

  private final JsonNode delivery;
  private final List<FieldError> errors = new ArrayList<>();

  private DeliveryIdentities(JsonNode delivery) {
    this.delivery = delivery;
  }

  /// @throws org.springframework.web.ErrorResponseException 400 with each that is missing or wrong
  static void requireOfRun(JsonNode delivery) {
    DeliveryIdentities identities = new DeliveryIdentities(delivery);
    identities.required("/workflow_run/id");
    identities.required("/workflow_run/head_sha");
    identities.required("/workflow_run/head_branch");
    identities.required("/workflow_run/run_attempt");
    identities.optional("/workflow_run/run_number");
    identities.optional("/workflow_run/head_commit/author/email");
    identities.optional("/workflow_run/html_url", TextLimits.URL);
    identities.check();
  }

  /// A ref that is missing is left to whoever reads it.
  ///
  /// @param ref the pointer of the branch or tag
  /// @throws org.springframework.web.ErrorResponseException 400 where it cannot be shown or stored
  static void checkRef(JsonNode delivery, String ref) {
    DeliveryIdentities identities = new DeliveryIdentities(delivery);
    identities.optional(ref);
    identities.check();
  }

  private void optional(String pointer) {
    optional(pointer, TextLimits.IDENTITY);
  }

  private void required(String pointer) {
    JsonNode value = delivery.at(pointer);
    if (value.isMissingNode() || value.isNull()) {
      wrong(pointer, "is missing");
    } else {
      judge(pointer, value, TextLimits.IDENTITY);
    }
  }

  private void optional(String pointer, int longest) {
    JsonNode value = delivery.at(pointer);
    if (!value.isMissingNode() && !value.isNull() && !value.asString("").isEmpty()) {
      judge(pointer, value, longest);
    }
  }

  private void judge(String pointer, JsonNode value, int longest) {
    if (value.isContainer() || value.isBoolean()) {
      wrong(pointer, "must be a text or a number");
    } else {
      Identity.objection(value.asString(), longest)
          .ifPresent(objection -> wrong(pointer, objection));
    }
  }

  private void wrong(String pointer, String message) {
    errors.add(new FieldError(pointer.substring(1).replace('/', '.'), message));
  }

  private void check() {
    if (!errors.isEmpty()) {
      throw GatewayProblems.invalid(errors);
    }
  }
}
