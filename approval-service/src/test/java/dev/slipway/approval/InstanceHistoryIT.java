package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.release.jpa.InstanceEventRow;
import dev.slipway.approval.release.jpa.InstanceEventRows;
import dev.slipway.approval.release.jpa.SlotRow;
import dev.slipway.approval.release.jpa.SlotRows;
import dev.slipway.approval.release.json.StoredInstances;
import java.util.List;
import java.util.stream.LongStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The stored histories of instances, also where a version has written that keeps none.
class InstanceHistoryIT {

  private static final String QA = "qa/branch/main";

  private final World world = new World();
  private final TestProject project = new TestProject("histories");

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void foldingTheStoredHistoryGivesEverySlot() {
    world.start();
    world.toGoLive(project, 1, "main");
    world.toGoLive(project, 2, "other");
    world.publish(project.click(1, "go-live", "deploy", "U0OWNER1"));
    world.awaitRequest(project, 3);
    world.publish(project.click(2, "go-live", "deploy", "U0OWNER1"));
    world.awaitTold(project, "waiting production");
    world.publish(project.succeeded(world.awaitRequest(project, 3)));
    world.publish(project.failed(world.awaitRequest(project, 4)));
    world.awaitTold(project, "failed production");
    world.publish(project.gone("main", TestProject.NOON.plusSeconds(300)));
    world.publish(project.removed(world.awaitRemoval(project), TestProject.NOON.plusSeconds(301)));
    world.awaitTold(project, "removed qa");

    assertThat(kinds("production"))
        .containsExactly("granted", "queued", "went-live", "granted", "overwritten", "freed");
    assertThat(kinds(QA)).endsWith("lifetime-set", "removing", "emptied", "freed");
    everySlotIsWhatItsHistorySays(3);
  }

  @Test
  void aSlotOfBeforeBeginsWithItselfAtItsFirstChange() {
    Flyway.configure()
        .dataSource(world.dataSource())
        .locations("classpath:db/migration/approval")
        .target("11")
        .load()
        .migrate();
    JdbcClient.create(world.dataSource())
        .sql("INSERT INTO slot (id, data, lock) VALUES (?, ?::jsonb, 3)")
        .params(
            project.name() + "/" + QA,
            """
            {"key": "qa/branch/main", "sequence": 7, "waiting": [], "live": [
              {"release": "histories-0", "by": "histories-0", "sequence": 7, "since": "2026-02-01T00:00:00Z"}]}\
            """)
        .update();
    world.start();
    assertThat(kinds(QA)).isEmpty();

    world.publish(project.build(1, "main", TestProject.NOON));
    assertThat(world.awaitRequest(project, 1).sequence()).isEqualTo(8);

    assertThat(kinds(QA)).containsExactly("adopted", "granted", "lifetime-set");
    everySlotIsWhatItsHistorySays(1);
  }

  @Test
  void aChangeByAVersionWithoutHistoriesIsAdoptedAtTheNext() {
    world.start();
    world.toGoLive(project, 1, "main");
    world
        .sql()
        .sql("UPDATE slot SET data = jsonb_set(data, '{sequence}', '9'), lock = lock + 1")
        .update();

    world.publish(project.build(2, "main", TestProject.NOON.plusSeconds(60)));
    assertThat(world.awaitRequest(project, 2).sequence()).isEqualTo(10);

    assertThat(kinds(QA))
        .containsExactly(
            "granted", "lifetime-set", "went-live", "freed", "adopted", "granted", "lifetime-set");
    everySlotIsWhatItsHistorySays(1);
  }

  private List<String> kinds(String key) {
    return history(project.name() + "/" + key).stream()
        .map(InstanceEventRow::event)
        .map(StoredInstances::nameOf)
        .toList();
  }

  private List<InstanceEventRow> history(String slot) {
    return world
        .service()
        .getBean(InstanceEventRows.class)
        .findByInstanceAndVersionLessThanOrderByVersionDesc(slot, Long.MAX_VALUE, Limit.unlimited())
        .reversed();
  }

  private void everySlotIsWhatItsHistorySays(int slots) {
    List<SlotRow> rows = world.service().getBean(SlotRows.class).findAll();
    assertThat(rows).hasSize(slots);
    for (SlotRow row : rows) {
      List<InstanceEventRow> history = history(row.getId());
      assertThat(folded(row.slot().key(), history)).isEqualTo(row.slot());
      assertThat(history.stream().map(InstanceEventRow::version))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, row.version()).boxed().toList());
      assertThat(row.isRecorded()).isTrue();
    }
  }

  private static Slot folded(String key, List<InstanceEventRow> history) {
    Slot slot = Slot.unused(key);
    for (InstanceEventRow entry : history) {
      slot = slot.after(entry.event());
    }
    return slot;
  }
}
