package dev.slipway.projectfiles;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.text.TextLimits;
import dev.slipway.messaging.EventJson;
import dev.slipway.projectfiles.document.BrokenFileException;
import dev.slipway.projectfiles.document.Value;

/// Bounds definitions, since every build carries one (ADR 4): what is larger than Kafka takes would be
/// refused again and again.
final class DefinitionSize {

  private DefinitionSize() {}

  /// @param at where the file begins
  /// @throws BrokenFileException where no event could carry it
  static void check(ProjectDefinition definition, Value.Location at) {
    int size = EventJson.mapper().writeValueAsBytes(definition).length;
    if (size > TextLimits.DEFINITION_BYTES) {
      throw new BrokenFileException(
          at,
          "the definition has %d KiB and may have %d, since every build carries it; move large values into ConfigMaps or the image, or split the project"
              .formatted(size / 1024, TextLimits.DEFINITION_BYTES / 1024));
    }
  }
}
