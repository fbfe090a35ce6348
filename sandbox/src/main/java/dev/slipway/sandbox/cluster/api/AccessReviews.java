package dev.slipway.sandbox.cluster.api;

import dev.slipway.sandbox.cluster.object.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers to who asks for their own rights: this API server asks for no credentials and allows everything.
final class AccessReviews {

  private static final String PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

  private AccessReviews() {}

  static boolean isAsked(String method, String path) {
    return method.equals("POST") && path.equals(PATH);
  }

  static ObjectNode answer(JsonNode review) {
    ObjectNode answer = Objects.object();
    answer.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
    answer.putObject("metadata");
    answer.set("spec", review.path("spec"));
    answer.putObject("status").put("allowed", true);
    return answer;
  }
}
