package dev.slipway.cli.doctor.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Questions asked at once, each on a thread of its own.
public final class Parallel {

  private Parallel() {}

  /// The answers in the order of the questions.
  ///
  /// @throws IllegalStateException if it is interrupted
  public static <A, B> List<B> map(Collection<A> questions, Function<A, B> ask) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<B>> futures =
          questions.stream().map(question -> threads.submit(() -> ask.apply(question))).toList();
      List<B> answers = new ArrayList<>();
      for (Future<B> future : futures) {
        answers.add(future.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
