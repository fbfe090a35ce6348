package dev.slipway.bench.system;

import dev.slipway.bench.Effort;
import dev.slipway.bench.Figure;
import dev.slipway.bench.Samples;
import dev.slipway.bench.Scenario;
import dev.slipway.bench.server.Ceilings;
import dev.slipway.bench.server.EventLog;
import dev.slipway.bench.server.MeasuredServers;
import dev.slipway.bench.server.Parts;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;

/// The cost of an event with a long history, against a short one.
///
/// The history is written by SQL, copied from releases that the service has decided: deciding a million
/// takes longer than anybody waits.
public final class HistorySize implements Scenario {

  private static final int RELEASES = 4_000;
  private static final int SMALL = 10_000;
  private static final int LARGE = 1_000_000;
  private static final double REQUIRED = 1.20;

  @Override
  public String name() {
    return "history-size";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    int releases = effort.of(RELEASES);
    try (MeasuredServers servers = MeasuredServers.start();
        ConfigurableApplicationContext approval = new Parts(servers).approval()) {
      String database = servers.database("approval");
      DecisionRun run = new DecisionRun(new EventLog(servers.kafka()), approval);
      for (int i = 1; i < DecisionRun.WARM_UP; i++) {
        double _ = run.vote(releases);
      }
      grow(database, effort.of(SMALL));
      Samples small = Samples.of(effort.runs(), () -> run.vote(releases));
      grow(database, effort.of(LARGE));
      Samples large = Samples.of(effort.runs(), () -> run.vote(releases));
      double ratio = small.median() / large.median();
      return List.of(
          new Figure(
              String.format(
                  Locale.ROOT,
                  "one event with a history of %,d releases, against %,d",
                  effort.of(LARGE),
                  effort.of(SMALL)),
              "within 20%",
              String.format(Locale.ROOT, "%+.0f%%: %s", (ratio - 1) * 100, large.perSecond()),
              small.perSecond() + " with the small one",
              ratio <= REQUIRED));
    }
  }

  /// Copies finished and open releases with their history and inputs until there are so many.
  private static void grow(String database, int total) {
    Ceilings.execute(
        database,
        """
        CREATE OR REPLACE FUNCTION pg_temp.grow(total int) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
          missing int;
          round int := 0;
          source int := 1000;
        BEGIN
          CREATE TEMP TABLE sample AS SELECT * FROM release ORDER BY id LIMIT source;
          CREATE TEMP TABLE sample_event AS
            SELECT * FROM release_event WHERE release IN (SELECT id FROM sample);
          SELECT total - count(*) INTO missing FROM release;
          WHILE missing > 0 LOOP
            round := round + 1;
            INSERT INTO release
              SELECT 'copy-' || total || '-' || round || '-' || s.id, project, 'finished', 'closed',
                NULL, type, 'copy/' || round, opened_at, opened_at, version, data, lock
              FROM (SELECT * FROM sample LIMIT missing) s;
            INSERT INTO release_event
              SELECT md5('copy-' || total || '-' || round || event_id),
                md5('cause-' || total || '-' || round || causation_id), position,
                'copy-' || total || '-' || round || '-' || release, project, version, type, at,
                correlation_id, data
              FROM sample_event;
            INSERT INTO processed_input
              SELECT DISTINCT md5('cause-' || total || '-' || round || causation_id), project, at
              FROM sample_event;
            missing := missing - source;
          END LOOP;
          DROP TABLE sample, sample_event;
        END $$
        """,
        "SELECT pg_temp.grow(" + total + ")",
        "VACUUM (ANALYZE) release",
        "VACUUM (ANALYZE) release_event",
        "VACUUM (ANALYZE) processed_input",
        "CHECKPOINT");
  }
}
