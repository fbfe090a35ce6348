package dev.slipway.approval.web.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.environment.Slot;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The JSON in which the API shows what was live: clients read it, whatever the core's record becomes.
class LiveJsonTest {

  @Test
  void aVersionThatWasLiveIsShownWithReleaseAndTime() {
    Slot.Live live = new Slot.Live("shop-1", "shop-2", 7, Instant.parse("2026-11-30T08:00:00Z"));
    assertThat(new JsonMapper().writeValueAsString(ProjectController.Live.of(live)))
        .isEqualTo(
            "{\"release\":\"shop-1\",\"by\":\"shop-2\",\"sequence\":7,\"since\":\"2026-11-30T08:00:00Z\"}");
  }
}
