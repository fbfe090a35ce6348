package dev.slipway.sandbox.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that a foreign web page makes a browser send, and those of programs and own pages.
class RequestGuardTest {

  private final RequestGuard strict = new RequestGuard(List.of("slipway.example.org"), false);
  private final RequestGuard open = new RequestGuard(List.of(), true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:8080",
        "LOCALHOST:8080",
        "localhost.:8080",
        "127.0.0.1:8080",
        "127.1.2.3",
        "[::1]:8080",
        "slipway.example.org",
        "Slipway.Example.org:443"
      })
  void programsAreServedByTheMachinesOwnNames(String host) {
    assertThat(refused(strict, "POST", Map.of("Host", host))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example.org",
        "evil.example.org:8080",
        "localhost.evil.example.org",
        "127.0.0.1.evil.example.org",
        "evil.localhost",
        "192.0.2.7:8080",
        "[2001:db8::1]:8080",
        "0.0.0.0:8080",
        "127.0.0.1@evil.example.org",
        "localhost:8080:evil",
        "sandbox",
        ""
      })
  void aNameThatWasPointedHereIsRefused(String host) {
    assertThat(refused(strict, "GET", Map.of("Host", host))).isTrue();
    assertThat(refused(strict, "POST", Map.of("Host", host))).isTrue();
  }

  @Test
  void anAddressCannotBePointedElsewhere() {
    assertThat(refused(open, "POST", Map.of("Host", "192.0.2.7:8080"))).isFalse();
    assertThat(refused(open, "POST", Map.of("Host", "[2001:db8::1]:8080"))).isFalse();
    assertThat(refused(open, "POST", Map.of("Host", "evil.example.org"))).isTrue();
  }

  @Test
  void aProgramWithoutAHostIsServed() {
    assertThat(refused(strict, "GET", Map.of())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, false",
    "http://LocalHost:8080, false",
    "https://localhost:8080, false",
    "http://localhost:3000, true",
    "http://localhost, true",
    "http://127.0.0.1:8080, true",
    "https://evil.example.org, true",
    "null, true",
    "'', true",
    "http://localhost:8080.evil.example.org, true"
  })
  void aPageOfAnotherOriginIsRefused(String origin, boolean refused) {
    assertThat(refused(strict, "POST", Map.of("Host", "localhost:8080", "Origin", origin)))
        .isEqualTo(refused);
    assertThat(refused(strict, "GET", Map.of("Host", "localhost:8080", "Origin", origin)))
        .isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({
    "same-origin, false",
    "none, false",
    "same-site, true",
    "cross-site, true",
    "of-the-future, true"
  })
  void aBrowserThatSaysTheSiteIsBelieved(String site, boolean refused) {
    Map<String, String> headers = Map.of("Host", "localhost:8080", "Sec-Fetch-Site", site);
    assertThat(refused(strict, "POST", headers)).isEqualTo(refused);
    assertThat(refused(strict, "GET", headers)).isEqualTo(refused);
  }

  @Test
  void aLinkElsewhereMayLeadToAPageAndToNothingThatWrites() {
    Map<String, String> link = new HashMap<>();
    link.put("Host", "localhost:8080");
    link.put("Sec-Fetch-Site", "cross-site");
    link.put("Sec-Fetch-Mode", "navigate");
    link.put("Sec-Fetch-Dest", "document");
    assertThat(refused(strict, "GET", link)).isFalse();
    assertThat(refused(strict, "POST", link)).isTrue();
    assertThat(strict.refusal("GET", link::get, false)).isPresent();
    link.put("Sec-Fetch-Dest", "iframe");
    assertThat(refused(strict, "GET", link)).isTrue();
  }

  private static boolean refused(RequestGuard guard, String method, Map<String, String> headers) {
    Map<String, String> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    any.putAll(headers);
    return guard.refusal(method, any::get, true).isPresent();
  }
}
