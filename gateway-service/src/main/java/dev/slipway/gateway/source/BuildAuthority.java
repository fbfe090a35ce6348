package dev.slipway.gateway.source;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.gateway.GatewayProperties;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import dev.slipway.gateway.web.GatewayProblems;
import dev.slipway.gateway.web.RawBody;
import dev.slipway.gateway.web.Secrets;
import dev.slipway.secret.Hmac;
import dev.slipway.web.HttpProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/// Judges the proof that a build comes from the project's CI.
@Component
public class BuildAuthority {

  /// The header with the signature, `sha256=` and the HMAC of the body.
  public static final String SIGNATURE = "X-Slipway-Signature-256";

  private static final String BEARER = "Bearer ";

  private static final String PROOF =
      "The request does not prove that it comes from the project's CI: send '"
          + SIGNATURE
          + ": sha256=<hex>' with the HMAC-SHA256 of the body under the project's secret (GitHub's webhooks"
          + " send X-Hub-Signature-256), or the secret itself as 'Authorization: Bearer <secret>'.";

  private static final String PAGE =
      "A web page made a browser send this, and the project names no secret that would prove whose it is. Send"
          + " it with curl or from CI, or name a secret in the project's file and sign it.";

  private final ProjectCatalogue projects;
  private final GatewayProperties properties;
  private final Secrets secrets;
  private final Counter refused;

  BuildAuthority(
      ProjectCatalogue projects,
      GatewayProperties properties,
      Secrets secrets,
      MeterRegistry meters) {
    this.projects = projects;
    this.properties = properties;
    this.secrets = secrets;
    this.refused = meters.counter("slipway.requests.refused", "endpoint", "builds");
  }

  /// The project that something was posted about, known to come from its CI.
  ///
  /// @param signature `sha256=` and the HMAC of the body, null if none was sent
  /// @param authorization the header of that name, which may carry the secret as a bearer token
  /// @param page true if a web page made a browser send it
  /// @throws org.springframework.web.ErrorResponseException 404 where there is none, 401 where the proof is
  ///     missing or wrong, 403 for a page where no proof is wanted
  public ProjectDefinition project(
      String name,
      RawBody body,
      @Nullable String signature,
      @Nullable String authorization,
      boolean page) {
    ProjectDefinition definition =
        projects
            .find(name)
            .orElseThrow(
                () -> GatewayProblems.unknownProject("There is no project '" + name + "'."));
    ProjectDefinition.BuildSource builds = definition.builds();
    String secret = builds == null ? null : builds.secret();
    require(secret, body, signature, authorization);
    if (secret == null && page) {
      throw refused(HttpProblem.forbidden(PAGE));
    }
    return definition;
  }

  /// Those of the projects of one repository whose secret a delivery is signed with.
  ///
  /// @param signature `sha256=` and the HMAC of the body, null where none was sent
  /// @throws ErrorResponseException 401 where it proves nothing to any of them, 503 where their secrets are
  ///     missing
  public List<ProjectDefinition> signed(
      List<ProjectDefinition> projects, RawBody body, @Nullable String signature) {
    List<ProjectDefinition> signed = new ArrayList<>();
    List<ErrorResponseException> objections = new ArrayList<>();
    for (ProjectDefinition project : projects) {
      String secret = Objects.requireNonNull(project.github()).secret();
      objection(secret, body, signature, null)
          .ifPresentOrElse(objections::add, () -> signed.add(project));
    }
    if (signed.isEmpty()) {
      throw refused(objections.getLast());
    }
    return signed;
  }

  /// @param secret the name of the project's secret, null where it names none
  /// @param signature `sha256=` and the HMAC of the body, null where none was sent
  /// @param authorization the header of that name, which may carry the secret as a bearer token
  /// @throws ErrorResponseException 401 where the proof is missing or wrong, 503 where the secret is
  void require(
      @Nullable String secret,
      RawBody body,
      @Nullable String signature,
      @Nullable String authorization) {
    objection(secret, body, signature, authorization)
        .ifPresent(objection -> {
          throw refused(objection);
        });
  }

  private Optional<ErrorResponseException> objection(
      @Nullable String secret,
      RawBody body,
      @Nullable String signature,
      @Nullable String authorization) {
    if (secret == null) {
      return properties.unsignedBuilds()
          ? Optional.empty()
          : Optional.of(
              HttpProblem.unauthenticated(
                  "The project names no secret, and unsigned builds are not taken here. Name one in its"
                      + " file, or set slipway.gateway.unsigned-builds=true."));
    }
    String value;
    try {
      value = secrets.require(secret);
    } catch (ErrorResponseException e) {
      return Optional.of(e);
    }
    return Hmac.matches(signature, "sha256=", value, body.bytes()) || bearer(authorization, value)
        ? Optional.empty()
        : Optional.of(HttpProblem.unauthenticated(PROOF));
  }

  private static boolean bearer(@Nullable String authorization, String secret) {
    return authorization != null
        && authorization.startsWith(BEARER)
        && MessageDigest.isEqual(
            authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
            secret.getBytes(StandardCharsets.UTF_8));
  }

  private ErrorResponseException refused(ErrorResponseException objection) {
    if (objection.getStatusCode().is4xxClientError()) {
      refused.increment();
    }
    return objection;
  }
}
