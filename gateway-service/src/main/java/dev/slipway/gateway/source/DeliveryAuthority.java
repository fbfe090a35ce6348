package dev.slipway.gateway.source;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.gateway.GatewayProperties;
import dev.slipway.gateway.web.Secrets;
import dev.slipway.web.HttpProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/// Judges the proof that a delivery comes from a project's CI or Git host.
@Component
class DeliveryAuthority {

  private static final String UNSIGNED =
      "The project names no secret, and unsigned builds are not taken here. Name one in its file, or set"
          + " slipway.gateway.unsigned-builds=true.";

  private static final String PAGE =
      "A web page made a browser send this, and the project names no secret that would prove whose it is. Send"
          + " it with curl or from CI, or name a secret in the project's file and sign it.";

  private final GatewayProperties properties;
  private final Secrets secrets;
  private final Counter refused;

  DeliveryAuthority(GatewayProperties properties, Secrets secrets, MeterRegistry meters) {
    this.properties = properties;
    this.secrets = secrets;
    this.refused = meters.counter("slipway.requests.refused", "endpoint", "builds");
  }

  /// The candidates whose secret proves the claim, at least one. Every secret is read and tried once, whatever number of
  /// candidates names it.
  ///
  /// @param page true if a web page made a browser send it, which counts only for those that name a secret
  /// @throws ErrorResponseException 401 if it proves nothing to any of them, 403 for a page if no proof is wanted,
  ///     503 if their secrets are missing
  List<ProjectDefinition> proven(Claim.OfProjects claim, boolean page) {
    Map<String, Optional<ErrorResponseException>> tried = tried(claim);
    List<ProjectDefinition> proven = new ArrayList<>();
    List<ErrorResponseException> objections = new ArrayList<>();
    for (Claim.Candidate candidate : claim.candidates()) {
      String secret = candidate.secret();
      Optional<ErrorResponseException> objection =
          secret == null ? unsigned(page) : Objects.requireNonNull(tried.get(secret));
      objection.ifPresentOrElse(objections::add, () -> proven.add(candidate.project()));
    }
    if (proven.isEmpty()) {
      throw refused(objections.getLast());
    }
    return proven;
  }

  /// The objection for each secret's name, none if the secret proves the claim.
  private Map<String, Optional<ErrorResponseException>> tried(Claim.OfProjects claim) {
    Map<String, List<String>> projects = new LinkedHashMap<>();
    for (Claim.Candidate candidate : claim.candidates()) {
      String secret = candidate.secret();
      if (secret != null) {
        projects.computeIfAbsent(secret, _ -> new ArrayList<>()).add(candidate.project().project());
      }
    }
    Map<String, Optional<ErrorResponseException>> tried = new HashMap<>();
    projects.forEach((secret, naming) -> tried.put(secret, objection(claim, secret, naming)));
    return tried;
  }

  private Optional<ErrorResponseException> objection(
      Claim.OfProjects claim, String secret, List<String> projects) {
    String value;
    try {
      value = secrets.require(secret, projects);
    } catch (ErrorResponseException e) {
      return Optional.of(e);
    }
    return claim.isProvenBy(value)
        ? Optional.empty()
        : Optional.of(HttpProblem.unauthenticated(claim.wanted()));
  }

  private Optional<ErrorResponseException> unsigned(boolean page) {
    if (!properties.unsignedBuilds()) {
      return Optional.of(HttpProblem.unauthenticated(UNSIGNED));
    }
    return page ? Optional.of(HttpProblem.forbidden(PAGE)) : Optional.empty();
  }

  private ErrorResponseException refused(ErrorResponseException objection) {
    if (objection.getStatusCode().is4xxClientError()) {
      refused.increment();
    }
    return objection;
  }
}
