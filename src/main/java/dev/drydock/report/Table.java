package dev.drydock.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows of equal shape.
 *
 * @param name what a row is, in the plural: the key of the JSON list
 * @param columns the titles of the columns
 * @param numbers the columns whose cells are whole numbers
 * @param rows the rows, each with a cell a column
 */
public record Table(
    String name, List<String> columns, List<String> numbers, List<List<String>> rows) {

  public Table {
    columns = List.copyOf(columns);
    numbers = List.copyOf(numbers);
    rows = List.copyOf(rows);
    int width = columns.size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException("a row of another width");
    }
  }

  /** Returns aligned columns under upper-case titles, without trailing spaces. */
  public String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(title -> title.toUpperCase(Locale.ROOT)).toList());
    rows.forEach(row -> lines.add(row.stream().map(InertText::oneLine).toList()));
    int[] widths = new int[columns.size()];
    lines.forEach(line -> widen(widths, line));
    StringBuilder out = new StringBuilder();
    lines.forEach(line -> out.append(aligned(line, widths)).append('\n'));
    return out.toString();
  }

  private static void widen(int[] widths, List<String> line) {
    for (int index = 0; index < widths.length; index++) {
      widths[index] = Math.max(widths[index], line.get(index).length());
    }
  }

  private static String aligned(List<String> line, int[] widths) {
    StringBuilder out = new StringBuilder();
    for (int index = 0; index < widths.length; index++) {
      String cell = line.get(index);
      out.append(cell).append(" ".repeat(widths[index] - cell.length() + 2));
    }
    return out.toString().stripTrailing();
  }

  /** Returns {@code {name: [{column: cell}]}}; column titles become lower-case keys. */
  public String json() {
    ObjectNode root = JsonText.object();
    ArrayNode list = root.putArray(name);
    for (List<String> row : rows) {
      ObjectNode node = list.addObject();
      for (int index = 0; index < row.size(); index++) {
        put(node, columns.get(index), row.get(index));
      }
    }
    return JsonText.write(root);
  }

  private void put(ObjectNode node, String column, String cell) {
    String key = column.toLowerCase(Locale.ROOT).replace(' ', '-');
    if (numbers.contains(column)) {
      node.put(key, Long.parseLong(cell));
    } else {
      node.put(key, cell);
    }
  }
}
