package dev.slipway.deployer.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several questions to an API server take no longer than the slowest of them.
@Timeout(60)
class TogetherTest {

  private static final int QUESTIONS = 3;

  /// Each is answered once all have been asked.
  private final CountDownLatch asked = new CountDownLatch(QUESTIONS);

  @Test
  void questionsAreAskedAtOnceAndAnsweredInOrder() {
    List<Supplier<Integer>> questions =
        IntStream.range(0, QUESTIONS).<Supplier<Integer>>mapToObj(i -> () -> answer(i)).toList();
    assertThat(Together.ask(questions)).containsExactly(0, 1, 2);
  }

  @Test
  void whatIsBegunGoesOnWhileOthersAreAsked() {
    Supplier<Integer> begun = Together.begin(() -> answer(0));
    assertThat(Together.ask(List.of(() -> answer(1), () -> answer(2)))).containsExactly(1, 2);
    assertThat(begun.get()).isZero();
  }

  @Test
  void aFailureIsThrownWhereItsAnswerIsWanted() {
    Supplier<Integer> begun =
        Together.begin(() -> {
          throw new IllegalArgumentException("no");
        });
    assertThatThrownBy(begun::get).isInstanceOf(IllegalArgumentException.class).hasMessage("no");
  }

  private int answer(int number) {
    asked.countDown();
    try {
      asked.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return number;
  }
}
