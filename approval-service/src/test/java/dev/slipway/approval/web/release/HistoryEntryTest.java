package dev.slipway.approval.web.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.Samples;
import dev.slipway.approval.core.World;
import dev.slipway.approval.web.people.ActorView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The history of a release as the API has it, worded from what is published of each fact.
class HistoryEntryTest {

  private static final String ID = "test-aaaaaaaaaa";

  private final ReleaseMapping mapping = new ReleaseMappingImpl();
  private final World world = new World(Samples.classic());

  private List<String> history() {
    return world.history.stream()
        .map(recorded -> HistoryEntry.of(mapping, "test", recorded))
        .map(e -> "%s %s %s: %s".formatted(e.event(), e.step(), person(e.who()), e.why()))
        .toList();
  }

  private static String person(@Nullable ActorView who) {
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
    assertThat(history())
        .containsExactly(
            "opened null -: build of registry/app:1",
            "deployment-requested qa -: qa/branch/main, request 1",
            "deployment-succeeded qa -: deployed at https://qa/branch/main.example.org",
            "gate-opened qa-check -: opened",
            "gate-opened go-live -: opened",
            "vote-cast qa-check qa-one: chose Approve",
            "gate-passed qa-check -: the gate is passed",
            "vote-cast go-live owner-one: chose Deploy to production",
            "gate-closed qa-check -: the gate takes no more votes",
            "gate-passed go-live -: the gate is passed",
            "deployment-requested production owner-one: production, request 1",
            "deployment-failed production -: ImagePullBackOff: no such image; push it",
            "gate-opened go-live -: opened again, time 2",
            "refused go-live slack:U0GUEST: deploy: not-in-group",
            "vote-cast go-live owner-two: chose Close",
            "gate-closed go-live -: the gate takes no more votes",
            "finished null owner-two: closed");
  }
}
