package dev.slipway.bench;

import java.util.List;

/// The figures as a table that a terminal and Markdown both show.
final class FigureTable {

  private static final List<String> HEAD =
      List.of("what", "required", "measured", "ceiling", "reached");

  private FigureTable() {}

  static String of(List<Figure> figures) {
    List<List<String>> rows = figures.stream().map(FigureTable::row).toList();
    int[] widths = new int[HEAD.size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] =
          Math.max(
              HEAD.get(i).length(),
              rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
    }
    StringBuilder table = new StringBuilder();
    line(table, HEAD, widths);
    line(table, HEAD.stream().map(_ -> "---").toList(), widths);
    rows.forEach(row -> line(table, row, widths));
    return table.toString();
  }

  private static List<String> row(Figure figure) {
    return List.of(
        figure.what(),
        figure.required(),
        figure.measured(),
        figure.ceiling(),
        figure.required().isEmpty() ? "" : figure.reached() ? "yes" : "NO");
  }

  private static void line(StringBuilder table, List<String> cells, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      table.append("| ").append(cells.get(i)).repeat(" ", widths[i] - cells.get(i).length() + 1);
    }
    table.append("|\n");
  }
}
