package dev.slipway.gateway.source.generic;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.gateway.source.Claim;
import dev.slipway.gateway.source.Fact;
import dev.slipway.gateway.source.WebhookRequest;
import dev.slipway.secret.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A claim that a project's CI posted, proven by a signature of the body or by the secret itself.
///
/// @param fact the claim's fact once it is proven
record PostedClaim(
    WebhookRequest request, ProjectDefinition project, Function<ProjectDefinition, Fact> fact)
    implements Claim.OfProjects {

  /// The header with the signature, `sha256=` and the HMAC of the body.
  static final String SIGNATURE = "X-Slipway-Signature-256";

  private static final String BEARER = "Bearer ";

  @Override
  public List<Claim.Candidate> candidates() {
    ProjectDefinition.BuildSource builds = project.builds();
    return List.of(new Claim.Candidate(project, builds == null ? null : builds.secret()));
  }

  @Override
  public boolean isProvenBy(String secret) {
    return Hmac.matches(request.header(SIGNATURE), "sha256=", secret, request.body().bytes())
        || isBearer(request.header("Authorization"), secret);
  }

  private static boolean isBearer(@Nullable String authorization, String secret) {
    return authorization != null
        && authorization.startsWith(BEARER)
        && MessageDigest.isEqual(
            authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
            secret.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String wanted() {
    return "The request does not prove that it comes from the project's CI: send '"
        + SIGNATURE
        + ": sha256=<hex>' with the HMAC-SHA256 of the body under the project's secret, or the secret itself"
        + " as 'Authorization: Bearer <secret>'. A Git host's webhook goes to its own path, /webhooks/NAME.";
  }

  @Override
  public List<Fact> facts(List<ProjectDefinition> proven) {
    return proven.stream().map(fact).toList();
  }
}
