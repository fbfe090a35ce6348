package dev.slipway.projectfiles.document;

import dev.slipway.projectfiles.document.Value.Location;
import java.util.Map;

/// Bounds how much a project's file may become, aliases and files that are named several times counted each
/// time: a few lines can say millions of values.
public final class DocumentBudget {

  private static final int VALUES = 50_000;
  private static final long CHARACTERS = 2 << 20;

  /// A document with whole workloads says in each environment what the project says once.
  private static final int WHOLE = 4;

  private long values;
  private long characters;

  /// Counts a text before it is read.
  ///
  /// @throws BrokenFileException where it is too much
  void text(Location at, String text) {
    count(at, 1, text.length());
  }

  /// Counts a value that is made.
  ///
  /// @param length of its text, 0 for what has none
  /// @throws BrokenFileException where it is too much
  void value(Location at, int length) {
    count(at, 1, length);
  }

  private void count(Location at, long more, long length) {
    values += more;
    characters += length;
    if (values > VALUES || characters > CHARACTERS) {
      throw tooLarge(at);
    }
  }

  private static BrokenFileException tooLarge(Location at) {
    return new BrokenFileException(
        at,
        "says more than %d values or %d MiB of text, what is named or aliased several times counted each time; say less, or split the project"
            .formatted(VALUES, CHARACTERS >> 20));
  }

  /// Checks what bases laid over each other have become.
  ///
  /// @throws BrokenFileException where it is too much
  public static void check(Value document) {
    new DocumentBudget().add(document, 1);
  }

  /// Checks what a document becomes with the project's workload in each of its environments.
  ///
  /// @throws BrokenFileException where it is too much
  public static void checkWhole(Value.Mapping document) {
    Value workload = document.fields().get("workload");
    if (workload != null
        && document.fields().get("environments") instanceof Value.Mapping environments) {
      DocumentBudget budget = new DocumentBudget();
      budget.values = -(WHOLE - 1L) * VALUES;
      budget.characters = -(WHOLE - 1L) * CHARACTERS;
      budget.add(workload, environments.fields().size());
    }
  }

  private void add(Value value, int times) {
    switch (value) {
      case Value.Scalar(var scalar, Location at) ->
          count(at, times, times * (long) (scalar instanceof String text ? text.length() : 0));
      case Value.Sequence list -> {
        count(list.at(), times, 0);
        list.items().forEach(item -> add(item, times));
      }
      case Value.Mapping map -> {
        count(map.at(), times, 0);
        for (Map.Entry<String, Value> field : map.fields().entrySet()) {
          count(map.at(), 0, times * (long) field.getKey().length());
          add(field.getValue(), times);
        }
      }
    }
  }
}
