package dev.slipway.gateway.source;

import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.MediaType;

/// A source that the product does not have: its body is the secret, and a header names the project that it reports a
/// build of, which may be another than the one that it proves.
final class TowerSource implements Source {

  /// The body of the last delivery that was read after its proof.
  static final AtomicReference<String> READ = new AtomicReference<>("");

  private final ProjectCatalogue projects;

  TowerSource(ProjectCatalogue projects) {
    this.projects = projects;
  }

  @Override
  public String name() {
    return "tower";
  }

  @Override
  public String description() {
    return "A build for each delivery.";
  }

  @Override
  public int limit() {
    return 100;
  }

  @Override
  public List<MediaType> types() {
    return List.of(MediaType.TEXT_PLAIN);
  }

  @Override
  public Claim read(WebhookRequest request) {
    return new TowerClaim(
        request,
        projects.find(request.required("X-Tower-Project")).orElseThrow(),
        projects.find(request.required("X-Tower-About")).orElseThrow());
  }

  private record TowerClaim(
      WebhookRequest request, ProjectDefinition project, ProjectDefinition about)
      implements Claim.OfProjects {

    @Override
    public List<Claim.Candidate> candidates() {
      ProjectDefinition.BuildSource builds = project.builds();
      return List.of(new Claim.Candidate(project, builds == null ? null : builds.secret()));
    }

    @Override
    public boolean isProvenBy(String secret) {
      return request.body().text().equals(secret);
    }

    @Override
    public String wanted() {
      return "Send the secret as the body.";
    }

    @Override
    public List<Fact> facts(List<ProjectDefinition> proven) {
      READ.set(request.body().text());
      return List.of(
          new Fact.Built(
              about,
              BuildBuilder.builder()
                  .image("i:1")
                  .type(TargetType.BRANCH)
                  .target("main")
                  .id("7")
                  .build()));
    }
  }
}
