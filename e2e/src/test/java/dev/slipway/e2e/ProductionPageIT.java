package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// The commands of `docs/how-to/production.md` that need no cluster and no registry, as they stand there.
class ProductionPageIT {

  private static final Path PAGE = Path.of("../docs/how-to/production.md");
  private static final List<String> IN_THEIR_ORDER =
      List.of("copy", "pack", "secrets", "render", "doctor");

  /// Run by `ContainersE2E`, which has PostgreSQL's own programs.
  private static final List<String> IN_CONTAINERS = List.of("backup", "restore");

  @TempDir Path folder;

  @Test
  void anOverlayOfOnesOwnIsMadeAndRendered() throws Exception {
    FileSystemUtils.copyRecursively(Path.of("../k8s"), folder.resolve("k8s"));
    commandLine();
    Files.setPosixFilePermissions(
        folder.resolve("k8s/pack-projects"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Runbook page = new Runbook(folder, PAGE).in(folder);
    for (String variable : variables()) {
      page.with(variable, "value-of-" + variable.toLowerCase(Locale.ROOT));
    }
    assertThat(page.names())
        .containsExactlyElementsOf(
            Stream.concat(IN_THEIR_ORDER.stream(), IN_CONTAINERS.stream()).toList());
    page.with("POSTGRES", "127.0.0.1:1");
    Map<String, String> outputs = new HashMap<>();
    for (String recipe : IN_THEIR_ORDER) {
      outputs.put(recipe, page.run(recipe));
    }
    String rendered = outputs.getOrDefault("render", "");
    String found = outputs.getOrDefault("doctor", "");
    assertThat(found)
        .contains("No PostgreSQL answers at 127.0.0.1:1/approval", "1 project")
        .contains("The secret shop-builds of project shop is not given")
        .doesNotContain("value-of-");
    assertThat(rendered).contains("registry.example.org/slipway/gateway@sha256:", "host: slipway");
    String secrets = Files.readString(folder.resolve("secrets.yaml"));
    assertThat(namesOfSecrets(rendered)).isSubsetOf(namesOfSecrets(secrets));
  }

  /// What the manifests take from Secrets, but for what is optional or the cluster's own.
  private static List<String> namesOfSecrets(String text) {
    return Pattern.compile(
            "(?:name|secretName): (slipway-(?:slack|\\w+-database|build-secrets))\\b")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<String> variables() throws IOException {
    return Pattern.compile("\\$([A-Z][A-Z_]+)")
        .matcher(Files.readString(PAGE))
        .results()
        .map(match -> match.group(1))
        .distinct()
        .toList();
  }

  /// The launcher, without what it builds first.
  private void commandLine() throws IOException {
    String command =
        Packaged.command("-Xmx128m").stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Path script = folder.resolve("slipway");
    Files.writeString(script, "#!/bin/sh\n" + command + " " + Packaged.MAIN + " \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
