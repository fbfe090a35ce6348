package dev.slipway.gateway.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

  private static final String DIGEST = "@sha256:" + "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app",
        "i:1",
        "registry.example/team/app:1.0.0",
        "localhost:5000/a",
        "ghcr.io/org/my_app.x--y:v1-2_3.4",
        "Registry.Example.org/app:1",
        "a/b:FEATURE-x",
      })
  void whatARegistryCouldHoldIsTaken(String image) {
    assertThat(ImageReference.isOne(image)).isTrue();
    assertThat(ImageReference.isOne(image + DIGEST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "registry.example/UPPER/a:1",
        "registry.example/a:",
        "registry.example//a:1",
        "registry.example/a:-x",
        "registry.example/a@sha256:short",
        "registry.example/a@sha256:",
        "docker://registry.example/a:1",
        "https://registry.example/a",
        "registry.example/a:1:2",
        "registry.example/a b",
        "registry.example/a\n",
        "/a",
        "a/",
        "registry.example:port/a",
        "a..b",
      })
  void whatNoRegistryCouldHoldIsRefused(String image) {
    assertThat(ImageReference.isOne(image)).isFalse();
  }

  @Test
  void aLongReferenceIsRefusedAndALongTagToo() {
    assertThat(ImageReference.isOne("a/".repeat(300) + "a")).isFalse();
    assertThat(ImageReference.isOne("a:" + "1".repeat(129))).isFalse();
  }
}
