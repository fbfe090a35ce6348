package dev.slipway.contract.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Buildable;
import dev.slipway.contract.Required;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.workload.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A project's file with its bases merged in and its people resolved. It names secrets and never
/// holds one.
///
/// @param project the key: lower-case letters, digits and dashes, at most 40 characters
/// @param name for people
/// @param channel where the team is told, `platform:id`, for example `slack:C0TEST`
/// @param people the groups, each with its members
/// @param environments by name, in the file's order
/// @param workload what runs where an environment has none of its own
/// @param pipeline the steps in order, at least one, names unique
/// @param hours when people are reminded, null for at any time
/// @param digestRequired true if builds whose image is named by a tag alone are refused
/// @param channels further conversations where the team is told, `platform:id`, each once and without `channel`
/// @param sources the settings of further sources of builds, by their keys in the file: plain maps, lists, texts, numbers
///     and booleans, which the source alone understands; null for none. `builds` and `github` are sources too, and keep
///     the fields that they have always had
/// @param links pages of the project by the names that people read: https addresses with `{target}` and `{type}`
/// @param fields facts of the project by the names that people read
@Buildable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectDefinition(
    String project,
    String name,
    String channel,
    Map<String, List<Person>> people,
    Map<String, Environment> environments,
    Workload workload,
    List<Step> pipeline,
    @Nullable BuildSource builds,
    @Nullable GitHubSource github,
    @Nullable WorkingHours hours,
    @Nullable Boolean digestRequired,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> channels,
    @Nullable Map<String, Map<String, Object>> sources,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> links,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> fields) {

  public ProjectDefinition {
    Required.field(project, "project");
    Required.field(name, "name");
    Required.field(channel, "channel");
    people = Required.map(people);
    environments = Required.map(environments);
    Required.field(workload, "workload");
    pipeline = Required.list(pipeline);
    channels = Required.list(channels);
    sources = sources == null || sources.isEmpty() ? null : Required.map(sources);
    links = Required.map(links);
    fields = Required.map(fields);
  }

  /// Every conversation where the team is told, the first one first.
  public List<String> conversations() {
    return Stream.concat(Stream.of(channel), channels.stream()).toList();
  }

  /// The gates of its pipeline, and the waits in their form, in order.
  public List<Step.Approve> gates() {
    return steps(Step.Approve.class);
  }

  /// The deployments of its pipeline, in order; all phases of one.
  public List<Step.Deploy> deployments() {
    return steps(Step.Deploy.class);
  }

  private <S extends Step> List<S> steps(Class<S> kind) {
    return pipeline.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /// The same with another pipeline.
  public ProjectDefinition along(List<Step> pipeline) {
    return ProjectDefinitionBuilder.builder(this).pipeline(pipeline).build();
  }

  /// The same with other people.
  public ProjectDefinition with(Map<String, List<Person>> people) {
    return ProjectDefinitionBuilder.builder(this).people(people).build();
  }

  /// The same with the proof of builds that any CI posts.
  public ProjectDefinition with(BuildSource builds) {
    return ProjectDefinitionBuilder.builder(this).builds(builds).build();
  }

  /// The same with the GitHub workflow whose runs are its builds.
  public ProjectDefinition with(GitHubSource github) {
    return ProjectDefinitionBuilder.builder(this).github(github).build();
  }

  /// The same with the settings of a further source.
  ///
  /// @param key the source's in the file, whose settings before are replaced
  /// @param settings as [#sources()] has them
  public ProjectDefinition with(String key, Map<String, Object> settings) {
    Map<String, Map<String, Object>> all =
        new LinkedHashMap<>(sources == null ? Map.of() : sources);
    all.put(key, settings);
    return ProjectDefinitionBuilder.builder(this).sources(all).build();
  }

  /// The proof by which builds posted to `/build-complete` are believed.
  ///
  /// @param secret the name of the secret, never its value
  /// @param events as in [BuildEvents], null for the usual ones
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BuildSource(String secret, @Nullable List<String> events) {
    /// One that takes the builds of the usual events.
    public BuildSource(String secret) {
      this(secret, null);
    }
  }

  /// The GitHub workflow whose runs are builds of this project.
  ///
  /// @param repository `owner/name`
  /// @param workflow the workflow's name, null for any
  /// @param image a template with `{sha}`, `{short-sha}`, `{branch}`, `{run}`
  /// @param tags which names are tags, with `*` for any characters; null where only runs of a release are
  /// @param secret the name of the webhook's secret, null where deliveries are unsigned
  /// @param events as in [BuildEvents], null for the usual ones
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record GitHubSource(
      String repository,
      @Nullable String workflow,
      String image,
      @Nullable String tags,
      @Nullable String secret,
      @Nullable List<String> events) {
    /// One that takes the builds of the usual events.
    public GitHubSource(
        String repository,
        @Nullable String workflow,
        String image,
        @Nullable String tags,
        @Nullable String secret) {
      this(repository, workflow, image, tags, secret, null);
    }
  }
}
