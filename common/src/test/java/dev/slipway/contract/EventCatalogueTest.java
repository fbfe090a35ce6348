package dev.slipway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.approval.ReleaseEvent;
import dev.slipway.contract.approval.Timer;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.BuildCompleted;
import dev.slipway.contract.gateway.ChatCommand;
import dev.slipway.contract.gateway.ChatInteraction;
import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.contract.gateway.RollbackRequested;
import dev.slipway.contract.gateway.SlackInteraction;
import dev.slipway.contract.gateway.TargetRemoved;
import dev.slipway.contract.gateway.VotesDelegated;
import dev.slipway.messaging.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Renders `docs/reference/events.md` from the records, their comments and their golden files, and holds it
/// against the file. `-Dslipway.docs.write=true` writes the file anew.
class EventCatalogueTest {

  private static final Path CATALOGUE = Path.of("../docs/reference/events.md");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final String HEAD =
      """
      # Events

      For engineers who read Slipway's topics: every event, with an example. Generated from the contract (`common`,
      package `dev.slipway.contract`) by `EventCatalogueTest`; change the records and run
      `mvn -pl common -am test -Dslipway.docs.write=true`.

      Every record is keyed by project. The value is the JSON below; the CloudEvents 1.0 attributes
      are headers: `ce_id`, `ce_type`, `ce_source`, `ce_time`, `ce_subject` (the release id), with
      `correlationid`, `causationid` and `traceparent` beside them. Unknown fields are ignored, unknown
      types counted and skipped; a record without a required field goes to `<topic>.<service>.dlt`
      with the reason in the header `slipway_dlt_reason`; Spring Kafka's `kafka_dlt-original-topic`,
      `kafka_dlt-original-consumer-group` and `kafka_dlt-exception-message` are beside it, for tools that know them.
      """;

  @Test
  void theCatalogueSaysWhatTheRecordsSay() throws IOException {
    String rendered = render();
    if (Boolean.getBoolean("slipway.docs.write")) {
      Files.createDirectories(CATALOGUE.getParent());
      Files.writeString(CATALOGUE, rendered);
    }
    assertThat(Files.readString(CATALOGUE))
        .as(
            "docs/reference/events.md is out of date; run mvn -pl common -am test -Dslipway.docs.write=true")
        .isEqualTo(rendered);
  }

  private static String render() throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    String topic = "";
    for (Event event : SampleEvents.all()) {
      if (!topicOf(event).equals(topic)) {
        topic = topicOf(event);
        text.append("\n## `").append(topic).append("`\n");
      }
      render(text, event);
    }
    return text.toString();
  }

  private static void render(StringBuilder text, Event event) throws IOException {
    String type = EventTypes.nameOf(event.getClass());
    String golden = Files.readString(Path.of("src/test/resources/golden", type + ".json"));
    text.append("\n### ").append(event.getClass().getSimpleName()).append(" · `").append(type);
    text.append("`\n\n").append(comment(event.getClass()));
    text.append("\n<details><summary>Example</summary>\n\n```json\n").append(golden);
    text.append("```\n\n</details>\n");
  }

  private static String topicOf(Event event) {
    return switch (event) {
      case ProjectDefined _ -> Topics.PROJECTS;
      case BuildCompleted _, TargetRemoved _ -> Topics.BUILDS;
      case SlackInteraction _,
          ChatInteraction _,
          ChatCommand _,
          VotesDelegated _,
          RollbackRequested _ ->
          Topics.INTERACTIONS;
      case ChatQuestion _ -> Topics.QUESTIONS;
      case Timer _ -> Topics.TIMERS;
      case DeployRequested _, EnvironmentRemovalRequested _ -> Topics.DEPLOYMENTS;
      case DeployerEvent _ -> Topics.DEPLOYMENT_RESULTS;
      case ReleaseEvent _ -> Topics.RELEASES;
      default -> throw new IllegalStateException("say here which topic " + event + " is on");
    };
  }

  /// The record's own comment, its parameters as a list.
  private static String comment(Class<?> type) throws IOException {
    Class<?> outer = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
    List<String> lines =
        Files.readAllLines(SOURCES.resolve(outer.getName().replace('.', '/') + ".java"));
    int line = 0;
    while (!lines.get(line).contains("record " + type.getSimpleName() + "(")) {
      line++;
    }
    List<String> comment = new ArrayList<>();
    for (int i = line - 1; lines.get(i).strip().matches("(///|@).*"); i--) {
      if (lines.get(i).strip().startsWith("///")) {
        comment.add(lines.get(i).strip().substring(3).strip());
      }
    }
    Collections.reverse(comment);
    assertThat(comment).as("the comment of %s", type).isNotEmpty();
    return markdown(String.join("\n", comment)) + "\n";
  }

  private static String markdown(String comment) {
    Matcher param = Pattern.compile("@param (\\S+) ").matcher(comment);
    String listed = param.replaceAll("- `$1`: ").replace("\n- `", "\n- `");
    return listed.replaceAll("\\[(?:[a-z]+\\.)+(\\w+)]", "`$1`").replaceAll("\\[(\\w+)]", "`$1`");
  }
}
