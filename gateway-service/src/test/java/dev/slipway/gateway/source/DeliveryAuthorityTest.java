package dev.slipway.gateway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.gateway.GatewayProjects;
import dev.slipway.gateway.GatewayProperties;
import dev.slipway.gateway.web.SecretProperties;
import dev.slipway.gateway.web.Secrets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A claim is believed for the projects whose secret proves it, and for no other.
class DeliveryAuthorityTest {

  @TempDir Path secrets;
  private final List<String> tried = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void unsignedBuildsAreTakenOnlyWhereThatIsSwitchedOn() {
    assertThat(proven(true, "any", (String) null)).containsExactly("p0");
    assertThatThrownBy(() -> proven(false, "any", (String) null))
        .hasMessageContaining("401")
        .hasMessageContaining("slipway.gateway.unsigned-builds=true");
    assertThat(meters.counter("slipway.requests.refused", "endpoint", "builds").count())
        .isEqualTo(1);
  }

  @Test
  void whereTheyAreTakenAProjectsSecretIsStillWanted() {
    assertThatThrownBy(() -> proven(true, "any", "MISSING_HERE"))
        .hasMessageContaining("503")
        .hasMessageContaining("MISSING_HERE");
    assertThat(meters.counter("slipway.requests.refused", "endpoint", "builds").count()).isZero();
  }

  @Test
  void noWebPageSendsWhatNobodySigns() throws IOException {
    Files.writeString(secrets.resolve("A"), "secret");
    assertThatThrownBy(() -> proven(true, true, "any", (String) null))
        .hasMessageContaining("403")
        .hasMessageContaining("web page");
    assertThat(meters.counter("slipway.requests.refused", "endpoint", "builds").count())
        .isEqualTo(1);
    assertThat(proven(true, true, "secret", null, "A")).containsExactly("p1");
  }

  @Test
  void whoeverSendsNoProofIsToldWhichIsWanted() throws IOException {
    Files.writeString(secrets.resolve("A"), "secret");
    assertThatThrownBy(() -> proven(false, "wrong", "A"))
        .hasMessageContaining("401")
        .hasMessageContaining("the proof that is wanted");
  }

  @Test
  void aClaimIsBelievedForTheProjectsWhoseSecretFits() throws IOException {
    Files.writeString(secrets.resolve("A"), "secret-a");
    Files.writeString(secrets.resolve("B"), "secret-b");
    assertThat(proven(false, "secret-b", "A", "B", "MISSING", "B")).containsExactly("p1", "p3");
    assertThatThrownBy(() -> proven(false, "secret-c", "A", "B")).hasMessageContaining("401");
  }

  @Test
  void eachSecretIsTriedOnceForAllProjectsThatNameIt() throws IOException {
    Files.writeString(secrets.resolve("A"), "secret-a");
    Files.writeString(secrets.resolve("B"), "secret-b");
    assertThat(proven(false, "secret-b", "A", "B", "A", "B", "A")).containsExactly("p1", "p3");
    assertThat(tried).containsExactlyInAnyOrder("secret-a", "secret-b");
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void aMissingSecretIsLoggedOnceWithItsProjects(CapturedOutput output) throws IOException {
    Files.writeString(secrets.resolve("A"), "secret-a");
    assertThat(proven(false, "secret-a", "MISSING", "A", "MISSING")).containsExactly("p1");
    assertThat(output.getAll().lines().filter(line -> line.contains("MISSING")))
        .singleElement()
        .asString()
        .contains("secret MISSING of p0, p2: not found", "SLIPWAY_SECRET_MISSING");
    String[] many = Stream.generate(() -> "UNKNOWN").limit(25).toArray(String[]::new);
    assertThatThrownBy(() -> proven(false, "any", many)).hasMessageContaining("503");
    assertThat(output.getAll().lines().filter(line -> line.contains("UNKNOWN")))
        .singleElement()
        .asString()
        .contains("p19 and 5 more");
  }

  private List<String> proven(boolean unsigned, String sent, @Nullable String... names) {
    return proven(unsigned, false, sent, names);
  }

  private List<String> proven(
      boolean unsigned, boolean page, String sent, @Nullable String... names) {
    List<Claim.Candidate> candidates =
        IntStream.range(0, names.length)
            .mapToObj(i -> new Claim.Candidate(GatewayProjects.definition("p" + i), names[i]))
            .toList();
    return authority(unsigned).proven(new SentSecret(sent, candidates, tried), page).stream()
        .map(ProjectDefinition::project)
        .toList();
  }

  /// A claim that is proven by the secret itself.
  ///
  /// @param tried gets each secret that is held against it
  private record SentSecret(String sent, List<Claim.Candidate> candidates, List<String> tried)
      implements Claim.OfProjects {
    @Override
    public boolean isProvenBy(String secret) {
      tried.add(secret);
      return secret.equals(sent);
    }

    @Override
    public String wanted() {
      return "This is the proof that is wanted.";
    }

    @Override
    public List<Fact> facts(List<ProjectDefinition> proven) {
      return List.of();
    }
  }

  private DeliveryAuthority authority(boolean unsigned) {
    GatewayProperties properties =
        new GatewayProperties(Path.of("projects"), Duration.ofSeconds(2), secrets, unsigned);
    return new DeliveryAuthority(
        properties, new Secrets(properties, new SecretProperties(false)), meters);
  }
}
