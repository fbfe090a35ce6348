package dev.slipway.approval.project;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.messaging.EventJson;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// The definitions in force.
@Component
public class Projects {

  private static final Logger log = LoggerFactory.getLogger(Projects.class);

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

  /// By name, without those that this version cannot read: one of them hides none of the others.
  public List<ProjectDefinition> all() {
    return jdbc
        .sql("SELECT name, data FROM project ORDER BY name")
        .query((row, _) -> readable(row.getString("name"), row.getString("data")))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /// Whether the definition in force has other people than the new one, or may have: true where this version cannot
  /// read it, so that it is in nobody's way.
  boolean hasOtherPeople(ProjectDefinition changed) {
    return jdbc.sql("SELECT data FROM project WHERE name = ?")
        .param(changed.project())
        .query(String.class)
        .optional()
        .filter(before -> hasOtherPeople(before, changed))
        .isPresent();
  }

  static boolean hasOtherPeople(String before, ProjectDefinition changed) {
    return readable(changed.project(), before)
        .filter(read -> read.people().equals(changed.people()))
        .isEmpty();
  }

  /// Empty where no file defines it.
  public Optional<ProjectDefinition> find(String name) {
    return jdbc.sql("SELECT data FROM project WHERE name = ?")
        .param(name)
        .query(String.class)
        .optional()
        .map(Projects::read);
  }

  static Optional<ProjectDefinition> readable(String name, String json) {
    try {
      return Optional.of(read(json));
    } catch (JacksonException e) {
      log.error(
          "project {}: its stored definition cannot be read ({} at {}) and is left out; upgrade this service to the"
              + " version that wrote it, or change the project's file",
          name,
          e.getClass().getSimpleName(),
          e.getPathReference());
      return Optional.empty();
    }
  }

  private static ProjectDefinition read(String json) {
    return EventJson.mapper().readValue(json, ProjectDefinition.class);
  }
}
