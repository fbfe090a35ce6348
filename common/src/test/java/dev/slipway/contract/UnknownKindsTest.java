package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.contract.project.Step;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.EventTypes;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A reader of before can do with values of kinds that a newer writer has.
class UnknownKindsTest {

  private static final EventTypes TYPES =
      EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class);

  /// The kinds of values that a reader has to understand as a whole: a release whose gate counts by a rule, or whose
  /// environment has a strategy, that its reader does not know must not be led along it. The list may only shrink.
  private static final Set<String> WITHOUT_FALLBACK =
      Set.of(
          "Answer",
          "Check",
          "Freeze",
          "Hold",
          "Phase",
          "Question",
          "Require",
          "Route",
          "Strategy",
          "Variable",
          "VariableSource");

  @Test
  void everyValueOfSeveralKindsCanBeOfAKindThatIsNotKnown() {
    Set<Class<?>> found = new LinkedHashSet<>();
    TYPES.all().values().forEach(type -> kinds(type, found));
    assertThat(
            found.stream()
                .filter(type -> type.isAnnotationPresent(JsonTypeInfo.class))
                .filter(type ->
                    type.getAnnotation(JsonTypeInfo.class).defaultImpl() == JsonTypeInfo.class)
                .map(Class::getSimpleName))
        .as("have no Unknown: give them one, with a name where they have one, and the kind")
        .isSubsetOf(WITHOUT_FALLBACK);
  }

  private static void kinds(Type type, Set<Class<?>> found) {
    if (type instanceof ParameterizedType generic) {
      Stream.of(generic.getActualTypeArguments()).forEach(argument -> kinds(argument, found));
    } else if (type instanceof Class<?> plain && found.add(plain)) {
      if (plain.isRecord()) {
        Stream.of(plain.getRecordComponents()).forEach(part -> kinds(part.getGenericType(), found));
      }
      if (plain.isSealed()) {
        Stream.of(plain.getPermittedSubclasses()).forEach(kind -> kinds(kind, found));
      }
    }
  }

  @Test
  void aStepOfAKindThatIsNotKnownIsWrittenAgainAsItWasRead() throws IOException {
    Path golden = Path.of("src/test/resources/golden/dev.slipway.project.defined.v1.json");
    ObjectNode json = (ObjectNode) EventJson.mapper().readTree(Files.readString(golden));
    ObjectNode dance = ((ArrayNode) json.at("/definition/pipeline")).insertObject(0);
    dance.put("kind", "dance").put("name", "tango").put("bpm", 120);
    dance.putObject("hall").put("floor", "wood").putArray("pairs").add("ann").add(1.5);
    ProjectDefined read = EventJson.mapper().treeToValue(json, ProjectDefined.class);
    assertThat(read.definition().pipeline())
        .first()
        .isInstanceOfSatisfying(
            Step.Unknown.class,
            step -> assertThat(step).extracting("name", "kind").containsExactly("tango", "dance"));
    JsonNode again = EventJson.mapper().valueToTree(read);
    assertThat(again.at("/definition/pipeline/0")).isEqualTo(dance);
    assertThat(EventJson.mapper().treeToValue(again, ProjectDefined.class)).isEqualTo(read);
  }
}
