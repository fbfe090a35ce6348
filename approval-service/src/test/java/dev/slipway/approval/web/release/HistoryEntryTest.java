package dev.slipway.approval.web.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.contract.people.Actor;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The history of a release as the API has it, worded from what is published of each fact.
class HistoryEntryTest {

  private static final String ID = "test-aaaaaaaaaa";

  private final World world = new World(Samples.classic());

  private List<String> history() {
    return world.history.stream()
        .map(recorded -> HistoryEntry.of("test", recorded))
        .map(e -> "%s %s %s: %s".formatted(e.event(), e.step(), person(e.who()), e.why()))
        .toList();
  }

  private static String person(@org.jspecify.annotations.Nullable Actor who) {
    return who == null ? "-" : who.person();
  }

  @Test
  void everyFactHasOneLine() {
    world.build(ID);
    world.succeed(ID, "qa/branch/main");
    world.click(Samples.QA_ONE, ID, "qa-check/approve");
    world.click(Samples.OWNER_ONE, ID, "go-live/deploy");
    world.fail(ID, "production");
    world.click("U0GUEST", ID, "go-live/deploy");
    world.click(Samples.OWNER_TWO, ID, "go-live/close");
    assertThat(history()).hasSameSizeAs(world.history);
    System.out.println(String.join("\n", history()));
  }
}
