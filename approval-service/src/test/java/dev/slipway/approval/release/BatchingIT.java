package dev.slipway.approval.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.TestProject;
import dev.slipway.approval.World;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.Received;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The cost of a poll in the database.
class BatchingIT {

  private static final World WORLD = new World();
  private static final int BUILDS = 60;

  @BeforeAll
  static void start() {
    WORLD.start("--spring.jpa.properties.hibernate.generate_statistics=true");
  }

  @AfterAll
  static void stop() {
    WORLD.close();
  }

  @Test
  void aPollIsWrittenInBatchesHoweverManyInputsItHas() {
    TestProject project = new TestProject("batched");
    Statistics statistics =
        WORLD
            .service()
            .getBean(EntityManagerFactory.class)
            .unwrap(SessionFactory.class)
            .getStatistics();
    List<Received> poll =
        IntStream.rangeClosed(1, BUILDS)
            .mapToObj(i -> received(project.build(i, "main", TestProject.NOON.plusSeconds(i))))
            .toList();
    statistics.clear();

    WORLD.service().getBean(ReleaseHandler.class).handle(poll);

    assertThat(statistics.getEntityInsertCount()).isGreaterThan(4L * BUILDS);
    // Builds deploy to one environment: a query for its slot, some for what the poll names, and a
    // statement for each table.
    assertThat(statistics.getPrepareStatementCount()).isLessThan(13);
  }

  @SuppressWarnings("unchecked")
  private static Received received(Outbound outbound) {
    return new Received((Envelope<Event>) outbound.envelope(), outbound.topic(), 0, 0);
  }
}
