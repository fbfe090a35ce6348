package dev.slipway.approval.project;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.messaging.EventJson;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The definitions in force.
@Component
public class Projects {

  private final JdbcClient jdbc;

  Projects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void put(ProjectDefinition definition) {
    jdbc.sql(
            """
            INSERT INTO project (name, data) VALUES (?, ?::json)
            ON CONFLICT (name) DO UPDATE SET data = excluded.data\
            """)
        .params(definition.project(), EventJson.mapper().writeValueAsString(definition))
        .update();
  }

  void remove(String name) {
    jdbc.sql("DELETE FROM project WHERE name = ?").param(name).update();
  }

  /// By name.
  public List<ProjectDefinition> all() {
    return jdbc.sql("SELECT data FROM project ORDER BY name").query(String.class).list().stream()
        .filter(Objects::nonNull)
        .map(Projects::read)
        .toList();
  }

  /// Empty where no file defines it.
  public Optional<ProjectDefinition> find(String name) {
    return jdbc.sql("SELECT data FROM project WHERE name = ?")
        .param(name)
        .query(String.class)
        .optional()
        .map(Projects::read);
  }

  private static ProjectDefinition read(String json) {
    return EventJson.mapper().readValue(json, ProjectDefinition.class);
  }
}
