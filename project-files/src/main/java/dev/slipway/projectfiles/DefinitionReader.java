package dev.slipway.projectfiles;

import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinitionBuilder;
import dev.slipway.contract.project.Step;
import dev.slipway.projectfiles.document.BrokenFileException;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.environment.EnvironmentReader;
import dev.slipway.projectfiles.environment.FreezeReader;
import dev.slipway.projectfiles.environment.HoursReader;
import dev.slipway.projectfiles.people.Groups;
import dev.slipway.projectfiles.people.People;
import dev.slipway.projectfiles.pipeline.PipelineFile;
import dev.slipway.projectfiles.source.SourceParts;
import dev.slipway.projectfiles.workload.WorkloadReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Makes the definition of a document that the schema allows, with defaults filled in and people looked
/// up.
final class DefinitionReader {

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
    if (!reader.problems.isEmpty()) {
      throw new BrokenFileException(reader.problems);
    }
    return definition;
  }

  private ProjectDefinition definition() {
    Map<String, List<Person>> groups = groups();
    Map<String, Environment> environments = environments();
    PipelineFile pipeline =
        PipelineFile.read(json.path("pipeline"), environments, freezes(new Groups(groups)));
    ProjectDefinition definition = definition(groups, environments, pipeline.steps());
    problems.addAll(DefinitionRules.check(definition, pipeline, document));
    return definition;
  }

  private ProjectDefinition definition(
      Map<String, List<Person>> groups, Map<String, Environment> environments, List<Step> steps) {
    String project = json.path("project").asString();
    ProjectDefinition withoutSources =
        ProjectDefinitionBuilder.builder()
            .project(project)
            .name(json.path("name").asString(project))
            .channel(json.path("channel").asString())
            .people(groups)
            .environments(environments)
            .workload(new WorkloadReader(json.path("workload")).workload())
            .pipeline(steps)
            .hours(HoursReader.read(json.path("hours")))
            .digestRequired(json.path("digest").asString("").equals("required") ? true : null)
            .channels(json.path("channels").valueStream().map(JsonNode::asString).toList())
            .links(texts("links"))
            .fields(texts("fields"))
            .build();
    return SourceParts.installed().read(json, withoutSources);
  }

  private Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.path(key)
        .properties()
        .forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
    return texts;
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
    return Problem.of(document, pointer, people.unknown(reference));
  }

  private Map<String, Environment> environments() {
    Map<String, Environment> environments = new LinkedHashMap<>();
    json.path("environments")
        .propertyNames()
        .forEach(name -> environments.put(name, EnvironmentReader.read(json, name)));
    return environments;
  }

  private Map<String, FreezeReader.Frozen> freezes(Groups groups) {
    FreezeReader reader = new FreezeReader(document, groups, problems);
    Map<String, FreezeReader.Frozen> freezes = new LinkedHashMap<>();
    json.path("environments").properties().stream()
        .filter(entry -> entry.getValue().has("freeze"))
        .map(Map.Entry::getKey)
        .forEach(name -> freezes.put(name, reader.read("/environments/" + name + "/freeze")));
    return freezes;
  }
}
