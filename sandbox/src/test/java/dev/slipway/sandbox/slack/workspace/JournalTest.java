package dev.slipway.sandbox.slack.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadWithWhatIsAbsentStillAbsent() {
    Message message = message("1.000001", "é");
    new Journal(folder).append(message);
    assertThat(new Journal(folder).read()).containsExactly(message);
    assertThat(new Journal(folder).read().getFirst().blocks()).isNull();
  }

  @Test
  void onlyTheLatestFormOfAMessageIsKeptAndNoneOfADeletedOne() throws IOException {
    Journal journal = new Journal(folder);
    Message first = message("1.000001", "first");
    Message second = message("1.000002", "second");
    Message edited =
        first.edited(MessageContentBuilder.builder().text("edited").build(), "1.000003");
    journal.append(first);
    journal.append(second);
    journal.append(edited);
    journal.append(second.removed());
    assertThat(new Journal(folder).read()).containsExactly(edited);
    assertThat(Files.readAllLines(file())).hasSize(1);
  }

  @Test
  void aLineCutAnywhereByAKillIsDroppedAndTheNextIsNotGluedToIt() throws IOException {
    Message kept = message("1.000001", "kept");
    new Journal(folder).append(kept);
    byte[] whole = Files.readAllBytes(file());
    byte[] torn = "{\"text\":\"é".getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length <= torn.length; length++) {
      Files.write(file(), whole);
      Files.write(file(), Arrays.copyOf(torn, length), StandardOpenOption.APPEND);
      Journal journal = new Journal(folder);
      assertThat(journal.read()).containsExactly(kept);
      Message next = message("1.000002", "next");
      journal.append(next);
      assertThat(new Journal(folder).read()).containsExactly(kept, next);
    }
  }

  @Test
  void aSpoiltLineInTheMiddleStopsTheStartAndLosesNothing() throws IOException {
    Journal journal = new Journal(folder);
    journal.append(message("1.000001", "one"));
    Files.writeString(file(), "spoilt\n", StandardOpenOption.APPEND);
    journal.append(message("1.000002", "two"));
    String before = Files.readString(file());
    assertThatThrownBy(() -> new Journal(folder).read()).hasMessageContaining("line 2");
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  private Path file() {
    return folder.resolve("slack.jsonl");
  }

  private static Message message(String ts, String text) {
    return MessageBuilder.builder().channel("C0TEST").ts(ts).text(text).build();
  }
}
