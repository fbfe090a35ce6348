package dev.slipway.bench.load;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Repeats work until the just-in-time compiler rests, as it does in services that have run for some minutes. Latencies
/// that are measured before are the compiler's: it takes the processor that the work waits for.
public final class WarmUp {

  /// Of one processor.
  private static final double RESTING = 0.1;

  private static final int MOST = 8;

  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
  private static final CompilationMXBean COMPILER = ManagementFactory.getCompilationMXBean();

  private WarmUp() {}

  /// Does it once at least, and eight times at most.
  ///
  /// @param work is told how often it was done before; takes seconds, so that a pause of the compiler is none of chance
  /// @return how often it was done
  public static int with(IntConsumer work) {
    for (int done = 0; done < MOST; done++) {
      long compiled = COMPILER.getTotalCompilationTime();
      long start = System.nanoTime();
      work.accept(done);
      double share =
          (COMPILER.getTotalCompilationTime() - compiled)
              * 1_000_000.0
              / Math.max(1, System.nanoTime() - start);
      log.info("warm-up {}: compiling took {}% of a processor", done + 1, Math.round(share * 100));
      if (share < RESTING) {
        return done + 1;
      }
    }
    return MOST;
  }
}
