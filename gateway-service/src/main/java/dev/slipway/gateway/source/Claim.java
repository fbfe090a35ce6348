package dev.slipway.gateway.source;

import dev.slipway.contract.project.ProjectDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The content of a request before anything proves that it comes from whom it seems to come from.
public sealed interface Claim {

  /// A claim about projects. It is believed for those whose secret proves it.
  non-sealed interface OfProjects extends Claim {

    /// The projects that it may be about, at least one, each once.
    List<Candidate> candidates();

    /// True if the request was made with this secret. Compares in constant time.
    boolean isProvenBy(String secret);

    /// A sentence for whoever sent no valid proof: which header it is expected in.
    String wanted();

    /// The facts that it is about, at least one. It is called only with proven projects, so that the rest of the
    /// body is read here.
    ///
    /// @param proven some of the candidates, in their order
    /// @throws org.springframework.web.ErrorResponseException 400 if the delivery is not what its source sends
    List<Fact> facts(List<ProjectDefinition> proven);
  }

  /// A request about no project, which changes nothing and needs no proof.
  ///
  /// @param reason why it is ignored
  record OfNobody(String reason) implements Claim {}

  /// A project that a claim may be about.
  ///
  /// @param secret the name of the secret that proves it, null if the project names none
  record Candidate(ProjectDefinition project, @Nullable String secret) {}
}
