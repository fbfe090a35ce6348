package dev.slipway.gateway.source.generic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BuildFieldsDocTest {

  private static final Pattern FIELD = Pattern.compile("`([a-z-]+)`");

  @Test
  void thePageOnBuildsHasEveryField() throws IOException {
    List<String> documented =
        Files.readString(Path.of("../docs/how-to/builds.md"))
            .lines()
            .dropWhile(line -> !line.startsWith("| field |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(row -> row.split("\\|", -1)[1])
            .flatMap(cell -> FIELD.matcher(cell).results())
            .map(found -> found.group(1))
            .toList();
    assertThat(documented)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(BuildController.Fields.class.getRecordComponents())
                .map(BuildFieldsDocTest::name)
                .toList());
  }

  private static String name(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null ? component.getName() : renamed.value();
  }
}
