package dev.slipway.gateway.build;

import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.gateway.GatewayProperties;
import dev.slipway.gateway.project.ProjectCatalogue;
import dev.slipway.gateway.web.Hmac;
import dev.slipway.gateway.web.Problems;
import dev.slipway.gateway.web.RawBody;
import dev.slipway.gateway.web.Secrets;
import dev.slipway.web.HttpProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whether a build really comes from the project's CI.
@Component
class BuildAuthority {

  private static final String BEARER = "Bearer ";

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
  /// @throws org.springframework.web.ErrorResponseException 404 where there is none, 401 where the proof is
  ///     missing or wrong
  ProjectDefinition project(CiPost post) {
    String name = post.fields().required("project", PostedFields.SHORT);
    ProjectDefinition definition =
        projects
            .find(name)
            .orElseThrow(() -> Problems.unknownProject("There is no project '" + name + "'."));
    ProjectDefinition.BuildSource builds = definition.builds();
    require(
        builds == null ? null : builds.secret(),
        post.body(),
        post.signature(),
        post.authorization());
    return definition;
  }

  /// @param secret the name of the project's secret, null where it names none
  /// @param signature `sha256=` and the HMAC of the body, null where none was sent
  /// @param authorization the header of that name, which may carry the secret as a bearer token
  /// @throws org.springframework.web.ErrorResponseException 401 where the proof is missing or wrong
  void require(
      @Nullable String secret,
      RawBody body,
      @Nullable String signature,
      @Nullable String authorization) {
    if (secret == null) {
      if (!properties.unsignedBuilds()) {
        throw refused(
            "The project names no secret, and unsigned builds are not taken here. Name one in its"
                + " file, or set slipway.gateway.unsigned-builds=true.");
      }
      return;
    }
    String value = secrets.require(secret);
    if (!Hmac.matches(signature, "sha256=", value, body.bytes()) && !bearer(authorization, value)) {
      throw refused(
          "The request is not signed with the project's secret: send the HMAC-SHA256 of the body as"
              + " 'sha256=<hex>'.");
    }
  }

  private static boolean bearer(@Nullable String authorization, String secret) {
    return authorization != null
        && authorization.startsWith(BEARER)
        && MessageDigest.isEqual(
            authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
            secret.getBytes(StandardCharsets.UTF_8));
  }

  private RuntimeException refused(String detail) {
    refused.increment();
    return HttpProblem.unauthenticated(detail);
  }
}
