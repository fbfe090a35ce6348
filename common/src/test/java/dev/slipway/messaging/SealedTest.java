package dev.slipway.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SealedTest {

  private static final String URL = "https://hooks.example.org/commands/1/täglich";

  private final Sealed sealed = Sealed.with("one secret", "replies");

  @Test
  void whatWasSealedIsReadWithTheSameSecret() {
    assertThat(Sealed.with("one secret", "replies").open(sealed.seal(URL))).contains(URL);
  }

  @Test
  void sealedWordsShowNothingAndDifferEachTime() {
    String once = sealed.seal(URL);
    assertThat(once).doesNotContain("hooks").matches("[A-Za-z0-9_-]+");
    assertThat(sealed.seal(URL)).isNotEqualTo(once);
  }

  @Test
  void anotherSecretOrPurposeReadsNothing() {
    String once = sealed.seal(URL);
    assertThat(Sealed.with("another secret", "replies").open(once)).isEmpty();
    assertThat(Sealed.with("one secret", "something else").open(once)).isEmpty();
  }

  @Test
  void whatWasChangedOrWasNeverSealedIsNotRead() {
    String once = sealed.seal(URL);
    char last = once.charAt(once.length() - 3);
    String changed =
        once.substring(0, once.length() - 3)
            + (last == 'A' ? 'B' : 'A')
            + once.substring(once.length() - 2);
    assertThat(sealed.open(changed)).isEmpty();
    assertThat(sealed.open("")).isEmpty();
    assertThat(sealed.open("no base 64!")).isEmpty();
    assertThat(sealed.open("AAAA")).isEmpty();
  }
}
