package dev.slipway.gateway.catalogue;

import dev.slipway.projectfiles.schema.ProjectSchema;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Publishes the schema of project files, for editors.
@RestController
class SchemaController {

  @GetMapping(path = "/schemas/project.json", produces = "application/schema+json")
  String schema() {
    return ProjectSchema.text();
  }
}
