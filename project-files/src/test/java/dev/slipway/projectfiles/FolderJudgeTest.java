package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Errors that no rule foresaw, which would end the judgement of all files.
class FolderJudgeTest {

  static List<Throwable> errors() {
    return List.of(
        new StackOverflowError(),
        new OutOfMemoryError(),
        new ExceptionInInitializerError(),
        new NoClassDefFoundError(),
        new AssertionError(),
        new IllegalStateException());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorIsAProblemOfItsFile(Throwable error) {
    FolderJudge.Wrong wrong =
        FolderJudge.judge("folder/shop.yaml", () -> FolderJudgeTest.<RuntimeException>raise(error));
    assertThat(Objects.requireNonNull(wrong).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.toString()).startsWith("folder/shop.yaml:1: ");
          assertThat(problem.toString()).contains(error.getClass().getSimpleName());
        });
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void raise(Throwable error) throws T {
    throw (T) error;
  }
}
