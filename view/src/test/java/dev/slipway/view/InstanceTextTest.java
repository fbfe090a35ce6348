package dev.slipway.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Removal;
import dev.slipway.view.history.InstanceText;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The facts of an instance as lines of its history.
class InstanceTextTest {

  private static final Instant UNTIL = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aHistoryThatBeginsLateSaysFromWhat() {
    assertThat(InstanceText.adopted(7, "shop-1", 2))
        .isEqualTo("the history begins here, after request 7, with shop-1 live, 2 waiting");
    assertThat(InstanceText.adopted(0, null, 0))
        .isEqualTo("the history begins here, after request 0");
  }

  @Test
  void whatIsLiveNamesTheReleaseThatItIsGoneBackTo() {
    assertThat(InstanceText.live(7, null)).isEqualTo("is live, request 7");
    assertThat(InstanceText.live(7, "shop-1"))
        .isEqualTo("is live, request 7, with the build of shop-1");
  }

  @Test
  void aLifetimeSaysItsEndAndItsReason() {
    assertThat(InstanceText.stays(null, null)).isEqualTo("stays as long as its branch or tag");
    assertThat(InstanceText.stays(null, UNTIL)).isEqualTo("stays until 2026-03-01T12:00:00Z");
    assertThat(InstanceText.stays(Removal.Why.MERGED, null)).isEqualTo("is to be removed (merged)");
    assertThat(InstanceText.stays(Removal.Why.EXPIRED, UNTIL))
        .isEqualTo("is to be removed (expired) at 2026-03-01T12:00:00Z");
  }
}
