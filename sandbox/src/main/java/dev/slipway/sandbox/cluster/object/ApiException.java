package dev.slipway.sandbox.cluster.object;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An error as the API server answers it: a `Status`.
public final class ApiException extends RuntimeException {

  private final int code;
  private final String reason;
  private final List<Map<String, String>> causes;

  /// An answer without single causes.
  public ApiException(int code, String reason, String message) {
    this(code, reason, message, List.of());
  }

  /// An answer with its causes, each by field and message.
  public ApiException(int code, String reason, String message, List<Map<String, String>> causes) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.causes = List.copyOf(causes);
  }

  /// 404 for an object that is not there.
  public static ApiException notFound(Kind kind, String name) {
    return new ApiException(404, "NotFound", kind.qualified() + " \"" + name + "\" not found");
  }

  /// 422 for an object whose content is wrong.
  public static ApiException invalid(Kind kind, String name, String what) {
    String qualified = kind.group().isEmpty() ? kind.kind() : kind.kind() + "." + kind.group();
    return new ApiException(422, "Invalid", qualified + " \"" + name + "\" is invalid: " + what);
  }

  /// 400 for a request that cannot be understood.
  public static ApiException badRequest(String message) {
    return new ApiException(400, "BadRequest", message);
  }

  /// The HTTP status.
  public int code() {
    return code;
  }

  /// The `Status` object that is answered.
  public ObjectNode status() {
    ObjectNode status = JsonMapper.shared().createObjectNode();
    status.put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
    if (!causes.isEmpty()) {
      ArrayNode list = status.putObject("details").putArray("causes");
      causes.forEach(cause -> cause.forEach(list.addObject()::put));
    }
    return status.put("code", code);
  }
}
