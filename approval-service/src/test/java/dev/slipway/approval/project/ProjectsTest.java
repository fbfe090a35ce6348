package dev.slipway.approval.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.TestProject;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.messaging.EventJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stored definitions that this version cannot read.
class ProjectsTest {

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"project\": 7, \"pipeline\": [{}]}"})
  void aDefinitionThatCannotBeReadIsLeftOut(String json) {
    assertThat(Projects.readable("shop", json)).isEmpty();
  }

  @Test
  void aDefinitionThatCannotBeReadIsInTheWayOfNoChange() {
    ProjectDefinition changed = new TestProject("shop").definition();
    String same = EventJson.mapper().writeValueAsString(changed);
    assertThat(Projects.hasOtherPeople("{}", changed)).isTrue();
    assertThat(Projects.hasOtherPeople(same, changed)).isFalse();
  }
}
