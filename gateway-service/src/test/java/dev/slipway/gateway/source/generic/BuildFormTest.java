package dev.slipway.gateway.source.generic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.people.Person;
import dev.slipway.gateway.source.WebhookRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.ErrorResponseException;

class BuildFormTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  /// Right-to-left marks, joiners and soft hyphens are in people's names.
  @ParameterizedTest
  @ValueSource(
      strings = {"Ann\u200F", "A\u00ADnn", "\u200BAnn", "Ann\u202E", "Ann\r\n", "Ann \uFEFF"})
  void whoeverHasAnInvisibleMarkInTheirNameBuilds(String name) {
    Build build = build("author", name);
    Person ann = new Person("ann", null, null, List.of());
    assertThat(build.everybody())
        .singleElement()
        .satisfies(author -> assertThat(ann.is(author)).isTrue());
    assertThat(build("pusher", name).everybody())
        .singleElement()
        .extracting(Contributor::role)
        .isEqualTo(Contributor.Role.PUSHER);
  }

  /// A name that is cut would lose the address at its end.
  @ParameterizedTest
  @ValueSource(strings = {"author", "committer"})
  void aNameIsNeverCut(String field) {
    assertThatThrownBy(() -> build(field, "a".repeat(250) + " <ann@example.org>"))
        .isInstanceOf(ErrorResponseException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"commit", "id", "workflow"})
  void whatIdentifiesABuildIsNeverCleaned(String field) {
    assertThatThrownBy(() -> build(field, "a\u200Fb")).isInstanceOf(ErrorResponseException.class);
  }

  private static Build build(String field, String value) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setContentType(FORM);
    request.setContent(
        ("project=shop&image=registry/shop:1&type=branch&target=main&"
                + field
                + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8));
    return new BuildForm(
            PostedFields.read(
                WebhookRequest.read(request, MediaType.APPLICATION_FORM_URLENCODED, 10_000)))
        .build();
  }
}
