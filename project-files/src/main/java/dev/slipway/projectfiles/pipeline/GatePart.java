package dev.slipway.projectfiles.pipeline;

import dev.slipway.contract.project.Ask;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Choice;
import dev.slipway.contract.project.Step.Effect;
import dev.slipway.contract.project.Step.Escalation;
import dev.slipway.contract.project.Step.Require;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.document.WrittenDuration;
import dev.slipway.projectfiles.people.Groups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The step `approve`: a gate.
public final class GatePart implements StepPart<Step.Approve> {

  private static final List<Choice> USUAL =
      List.of(
          new Choice("approve", "Approve", Effect.PASS),
          new Choice("reject", "Reject", Effect.REJECT));

  @Override
  public String key() {
    return "approve";
  }

  @Override
  public boolean isAlone() {
    return false;
  }

  @Override
  public List<Problem> check(
      Step.Approve step, ProjectDefinition definition, Value.Mapping document, String at) {
    return GateRules.check(step, new Groups(definition.people()), document, at);
  }

  @Override
  public Step.Approve read(JsonNode given) {
    return new Step.Approve(
        given.path("approve").asString(),
        Groups.named(given.path("from")),
        require(given.path("require")),
        given.path("veto").asBoolean(false),
        given.path("advisory").asBoolean(false),
        choices(given),
        given.has("expires") ? WrittenDuration.parse(given.path("expires").asString()) : null,
        !denies(given.path("self-approval")),
        given.has("remind") ? WrittenDuration.parse(given.path("remind").asString()) : null,
        escalation(given.path("escalate")),
        null,
        (given.path("self-approval").path("unknown-author").asString("allow").equals("refuse")
                && denies(given.path("self-approval")))
            ? true
            : null,
        given.has("ask")
            ? Ask.valueOf(given.path("ask").asString().toUpperCase(Locale.ROOT))
            : null);
  }

  private static boolean denies(JsonNode selfApproval) {
    return selfApproval.isObject()
        ? selfApproval.path("deny").asBoolean(false)
        : selfApproval.asString("allow").equals("deny");
  }

  private static @Nullable Escalation escalation(JsonNode given) {
    return given.isMissingNode()
        ? null
        : new Escalation(
            WrittenDuration.parse(given.path("after").asString()), Groups.named(given.path("to")));
  }

  private static Require require(JsonNode given) {
    if (given.isNumber()) {
      return new Require.Count(given.asInt());
    }
    if (given.isObject()) {
      Map<String, Integer> groups = new LinkedHashMap<>();
      given.properties().stream()
          .filter(group -> group.getValue().isNumber())
          .forEach(group -> groups.put(group.getKey(), group.getValue().asInt()));
      return new Require.PerGroup(groups, given.path("distinct").asBoolean(false) ? true : null);
    }
    return given.asString("any").equals("all") ? new Require.All() : new Require.Any();
  }

  private static List<Choice> choices(JsonNode gate) {
    List<Choice> choices = new ArrayList<>();
    if (gate.path("choices").isMissingNode()) {
      USUAL.forEach(choice -> choices.add(asking(choice, gate, gate.path("form"))));
    }
    for (Map.Entry<String, JsonNode> choice : gate.path("choices").properties()) {
      String id = choice.getKey();
      JsonNode value = choice.getValue();
      String label = value.isString() ? value.asString() : value.path("label").asString();
      String does = value.path("does").asString(usualEffect(id));
      JsonNode form = value.has("form") ? value.path("form") : gate.path("form");
      Effect effect = Effect.valueOf(does.toUpperCase(Locale.ROOT));
      choices.add(asking(new Choice(id, label, effect), gate, form));
    }
    return choices;
  }

  private static Choice asking(Choice choice, JsonNode gate, JsonNode form) {
    List<Question> questions = FormReader.read(form);
    if (gate.has("reason") && choice.effect() != Effect.PASS) {
      questions.addFirst(FormReader.reason(gate.path("reason").asString().equals("required")));
    }
    return new Choice(choice.id(), choice.label(), choice.effect(), questions);
  }

  private static String usualEffect(String id) {
    return id.equals("reject") || id.equals("close") ? id : "pass";
  }
}
