package dev.slipway.deployer.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The answers of an API server that are no success: whether each passes by itself, and whose fault it
/// is. The first row that fits counts. An answer that passes is waited for until the environment's timeout.
/// The words are those of Kubernetes 1.20 and later.
enum ApiAnswer {
  /// The client looks a kind up that it does not know itself, and says so without an answer's code.
  UNKNOWN_KIND(
      Passes.NO,
      Fault.MANIFEST,
      code(404)
          .and(says("the requested resource"))
          .or(says("Could not find a registered handler", "Could not find the metadata"))),

  /// Server-side apply finds a field that the kind does not have, or a list element without its key: no
  /// retry helps, though older API servers call it an error of their own.
  WRONG_MANIFEST(
      Passes.NO,
      Fault.MANIFEST,
      from(500)
          .and(
              says(
                  "field not declared in schema",
                  "failed to create typed patch object",
                  "failed to convert new object",
                  "associative list with keys has an element that omits key field",
                  "unable to convert unstructured object"))),

  /// Without an HTTP answer there is no code.
  NO_ANSWER(Passes.YES, Fault.API_SERVER, from(400).negate()),

  /// The webhook is down, or its certificate is wrong.
  WEBHOOK_DOWN(
      Passes.YES, Fault.NAMESPACE, says("failed calling webhook", "failed to call webhook")),

  /// Its end is in sight, and the namespace can be made again then.
  NAMESPACE_TERMINATING(
      Passes.YES, Fault.NAMESPACE, code(403, 409).and(says("because it is being terminated"))),

  /// Time-out, gone (a list that took too long), too many requests.
  BUSY(Passes.YES, Fault.API_SERVER, code(408, 410, 429)),

  /// An error that nobody can name: of the API server, of its store, or of this one object.
  SERVER_ERROR(Passes.YES, Fault.UNKNOWN, from(500)),

  /// A field has another manager, or the object has changed since it was read.
  CONFLICT(Passes.IF_CHANGED, Fault.OBJECT, code(409)),

  UNAUTHORIZED(Passes.NO, Fault.DEPLOYER, code(401)),

  FORBIDDEN(Passes.NO, Fault.DEPLOYER, code(403)),

  NOT_FOUND(Passes.NO, Fault.NAMESPACE, code(404)),

  INVALID(Passes.NO, Fault.MANIFEST, code(422)),

  REFUSED(Passes.NO, Fault.MANIFEST, from(400));

  /// The chance that the same is answered otherwise later.
  enum Passes {
    YES,
    NO,
    /// Yes for an object that has changed since it was read, no for a field that has another manager.
    IF_CHANGED
  }

  /// The part that has to be mended, or has to recover.
  enum Fault {
    MANIFEST,
    OBJECT,
    NAMESPACE,
    /// Its rights, or who it says that it is.
    DEPLOYER,
    API_SERVER,
    UNKNOWN
  }

  /// A condition on an answer's code, 0 for none, and on its words.
  private interface Condition {

    boolean fits(int code, String said);

    default Condition and(Condition other) {
      return (code, said) -> fits(code, said) && other.fits(code, said);
    }

    default Condition or(Condition other) {
      return (code, said) -> fits(code, said) || other.fits(code, said);
    }

    default Condition negate() {
      return (code, said) -> !fits(code, said);
    }
  }

  private final Passes passes;
  private final Fault fault;

  @SuppressWarnings("ImmutableEnumChecker") // A lambda without state.
  private final Condition condition;

  ApiAnswer(Passes passes, Fault fault, Condition condition) {
    this.passes = passes;
    this.fault = fault;
    this.condition = condition;
  }

  static ApiAnswer of(KubernetesClientException e) {
    return of(e.getCode(), said(e));
  }

  static ApiAnswer of(int code, String said) {
    return Stream.of(values())
        .filter(row -> row.condition.fits(code, said))
        .findFirst()
        .orElse(SERVER_ERROR);
  }

  /// The API server's words, or the client's if there are none.
  static String said(KubernetesClientException e) {
    return Objects.requireNonNullElse(
        e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage(), "");
  }

  Passes passes() {
    return passes;
  }

  Fault fault() {
    return fault;
  }

  private static Condition code(int... codes) {
    return (code, _) -> IntStream.of(codes).anyMatch(one -> one == code);
  }

  private static Condition from(int lowest) {
    return (code, _) -> code >= lowest;
  }

  private static Condition says(String... words) {
    return (_, said) -> Stream.of(words).anyMatch(said::contains);
  }
}
