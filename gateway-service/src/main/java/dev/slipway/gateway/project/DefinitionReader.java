package dev.slipway.gateway.project;

import dev.slipway.contract.Person;
import dev.slipway.contract.gateway.Environment;
import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.contract.gateway.ProjectDefinition.BuildSource;
import dev.slipway.contract.gateway.ProjectDefinition.GitHubSource;
import dev.slipway.contract.gateway.RollbackRules;
import dev.slipway.contract.gateway.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Makes the definition of a document that the schema allows, with defaults filled in and people looked
/// up.
final class DefinitionReader {

  private static final Duration ROLLOUT_TIMEOUT = Duration.ofMinutes(5);

  private final Value.Mapping document;
  private final JsonNode json;
  private final People people;
  private final List<Problem> problems = new ArrayList<>();

  private DefinitionReader(Value.Mapping document, People people) {
    this.document = document;
    this.json = document.json();
    this.people = people;
  }

  /// @throws BrokenFileException with everything that the schema cannot see
  static ProjectDefinition read(Value.Mapping document, People people) {
    DefinitionReader reader = new DefinitionReader(document, people);
    ProjectDefinition definition = reader.definition();
    reader.problems.addAll(DefinitionRules.check(definition, document));
    if (!reader.problems.isEmpty()) {
      throw new BrokenFileException(reader.problems);
    }
    return definition;
  }

  private ProjectDefinition definition() {
    String project = json.path("project").asString();
    return new ProjectDefinition(
        project,
        json.path("name").asString(project),
        json.path("channel").asString(),
        groups(),
        environments(),
        workload("/workload"),
        PipelineReader.read(json.path("pipeline")),
        json.has("builds") ? new BuildSource(json.path("builds").path("secret").asString()) : null,
        github(json.path("github")),
        HoursReader.read(json.path("hours")));
  }

  private Map<String, List<Person>> groups() {
    Map<String, List<Person>> groups = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> group : json.path("people").properties()) {
      List<Person> members = new ArrayList<>();
      for (int i = 0; i < group.getValue().size(); i++) {
        String reference = group.getValue().get(i).asString();
        String pointer = "/people/" + group.getKey() + "/" + i;
        people
            .find(reference)
            .ifPresentOrElse(
                person -> join(members, person, reference, pointer),
                () -> problems.add(unknown(reference, pointer)));
      }
      groups.put(group.getKey(), members);
    }
    return groups;
  }

  private void join(List<Person> members, Person person, String reference, String pointer) {
    if (members.contains(person)) {
      problems.add(Problem.of(document, pointer, "'" + reference + "' is in this group already"));
    } else {
      members.add(person);
    }
  }

  private Problem unknown(String reference, String pointer) {
    return Problem.of(
        document,
        pointer,
        "nobody is called '%s'; people.yaml has %s, and slack:U… names somebody directly"
            .formatted(reference, people.names()));
  }

  private Map<String, Environment> environments() {
    Map<String, Environment> environments = new LinkedHashMap<>();
    json.path("environments")
        .properties()
        .forEach(entry ->
            environments.put(
                entry.getKey(), environment(entry.getValue(), "/environments/" + entry.getKey())));
    return environments;
  }

  private Environment environment(JsonNode given, String at) {
    boolean own = given.has("workload");
    JsonNode pods =
        given.has("replicas")
            ? given.path("replicas")
            : (own ? given : json).path("workload").path("replicas");
    return new Environment(
        given.path("namespace").asString(),
        given.path("create-namespace").asBoolean(false),
        given.path("cluster").asString("default"),
        text(given, "url"),
        pods.asInt(1),
        given.has("timeout")
            ? PipelineReader.duration(given.path("timeout").asString())
            : ROLLOUT_TIMEOUT,
        pods.isString() ? true : null,
        own ? workload(at + "/workload") : null,
        drift(given),
        rollback(given));
  }

  private static @Nullable RollbackRules rollback(JsonNode given) {
    boolean onFailure = given.path("on-failure").asString("").equals("rollback");
    return given.has("rollback") || onFailure
        ? new RollbackRules(
            PipelineReader.groups(given.path("rollback").path("approve")), onFailure)
        : null;
  }

  private static Environment.@Nullable OnDrift drift(JsonNode given) {
    return given.path("drift").asString("").equals("correct") ? Environment.OnDrift.CORRECT : null;
  }

  private Workload workload(String at) {
    return new WorkloadReader(json.at(at)).workload();
  }

  private static @Nullable GitHubSource github(JsonNode given) {
    return given.isMissingNode()
        ? null
        : new GitHubSource(
            given.path("repository").asString(),
            text(given, "workflow"),
            given.path("image").asString(),
            text(given, "tags"),
            text(given, "secret"));
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.has(field) ? node.path(field).asString() : null;
  }
}
