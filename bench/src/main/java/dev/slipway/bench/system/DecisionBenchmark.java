package dev.slipway.bench.system;

import dev.slipway.bench.Effort;
import dev.slipway.bench.Figure;
import dev.slipway.bench.Samples;
import dev.slipway.bench.Scenario;
import dev.slipway.bench.load.Load;
import dev.slipway.bench.server.Ceilings;
import dev.slipway.bench.server.EventLog;
import dev.slipway.bench.server.MeasuredServers;
import dev.slipway.bench.server.Parts;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ConfigurableApplicationContext;

/// Votes that wait on Kafka → committed state and published events.
public final class DecisionBenchmark implements Scenario {

  private static final int RELEASES = 6_000;

  private static final double REQUIRED = 5_000;
  private static final double OF_CEILING = 0.10;

  @Override
  public String name() {
    return "decisions";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    int releases = effort.of(RELEASES);
    try (MeasuredServers servers = MeasuredServers.start();
        ConfigurableApplicationContext approval = new Parts(servers).approval()) {
      DecisionRun run = new DecisionRun(new EventLog(servers.kafka()), approval);
      for (int i = 1; i < DecisionRun.WARM_UP; i++) {
        double _ = run.vote(releases);
      }
      Samples votes = Samples.of(effort.runs(), () -> run.vote(releases));
      int bytes = bytesAVote(servers.database("approval"));
      Samples inserts = new Ceilings(servers).inserts(releases * Load.VOTERS, bytes);
      double share = votes.median() / inserts.median();
      return List.of(
          new Figure(
              "decisions: click events → committed state and published events",
              "5,000/s, at least 10% of the ceiling",
              votes.perSecond(),
              String.format(
                  Locale.ROOT,
                  "%s inserts of the same %,d bytes: %.0f%%",
                  inserts.perSecond(),
                  bytes,
                  share * 100),
              votes.median() >= REQUIRED && share >= OF_CEILING));
    }
  }

  /// What a vote writes: its entry in the history, the release as it is then, and the input's id.
  private static int bytesAVote(String database) {
    return (int)
        (Ceilings.number(
                database,
                "SELECT avg(pg_column_size(e.*)) FROM release_event e WHERE type = 'vote-cast'")
            + Ceilings.number(database, "SELECT avg(pg_column_size(r.*)) FROM release r")
            + Ceilings.number(database, "SELECT avg(pg_column_size(i.*)) FROM processed_input i"));
  }
}
