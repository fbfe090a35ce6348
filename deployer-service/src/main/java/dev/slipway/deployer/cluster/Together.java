package dev.slipway.deployer.cluster;

import dev.slipway.messaging.failure.TransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/// Asks or does several things at once, each on a virtual thread.
public final class Together {

  private Together() {}

  /// Begins to ask. What the question throws is thrown where its answer is wanted.
  public static <T> Supplier<T> begin(Supplier<T> question) {
    CompletableFuture<T> answer =
        CompletableFuture.supplyAsync(question, task -> Thread.ofVirtual().start(task));
    return () -> await(answer);
  }

  /// Begins to do it. What it throws is thrown where its end is waited for.
  ///
  /// @return waits for its end
  public static Runnable beginWork(Runnable work) {
    Supplier<Boolean> end =
        begin(() -> {
          work.run();
          return true;
        });
    return () -> {
      boolean _ = end.get();
    };
  }

  /// Does all of it, and waits for the end of each, also if one has failed.
  ///
  /// @throws RuntimeException what the first in the list that failed has thrown
  public static void all(List<Runnable> work) {
    List<Runnable> ends = work.stream().map(Together::beginWork).toList();
    List<RuntimeException> failures = new ArrayList<>();
    for (Runnable end : ends) {
      try {
        end.run();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }

  /// @return the answers, in the order of the questions
  /// @throws RuntimeException what the first of the questions that failed has thrown
  public static <T> List<T> ask(List<Supplier<T>> questions) {
    return questions.size() == 1
        ? List.of(questions.getFirst().get())
        : questions.stream().map(Together::begin).toList().stream().map(Supplier::get).toList();
  }

  private static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
