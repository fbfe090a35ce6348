package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The turns that the suites on a real Kubernetes, on a real Docker engine and under faults take in `.ci/run`, with
/// scripts in place of all that it starts.
class CiTurnsIT {

  private static final String CLUSTER = "-Dgroups=real-cluster";
  private static final String CONTAINERS = "-Dgroups=containers";
  private static final String WITH_FAULTS = "mvn -B -ntp verify\n";
  private static final String WITHOUT_FAULTS = "mvn -B -ntp verify -DexcludedGroups=faults\n";

  @TempDir Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Path checkout = Path.of("");

  @BeforeEach
  void makeACheckoutAndTools() throws Exception {
    checkout = Files.createDirectories(folder.resolve("checkout"));
    Path ci = Files.createDirectory(checkout.resolve(".ci"));
    for (String script : List.of("run", "containers")) {
      Files.copy(Path.of("../.ci", script), ci.resolve(script));
      executable(ci.resolve(script));
    }
    for (String tool :
        List.of("docker-compose", "kubectl", "chromium", "chromedriver", "apt-get")) {
      stub("bin/" + tool, "exit 0");
    }
    stub("bin/id", "echo 0");
    stub("bin/dockerd", "exit 0");
    stub("bin/docker", "[ \"$1 $2\" != 'image inspect' ] || [ -e \"$IMAGES\" ]");
    stub(
        "bin/mvn",
        """
        echo "mvn $*" >>"$CALLS"
        case "$*" in *jib:dockerBuild*) mkdir -p sandbox/target; echo same >sandbox/target/jib-image.id ;; esac\
        """);
    stub("cluster", "echo \"cluster $1\" >>\"$CALLS\"; [ \"$1\" != status ]");
    stub(
        "lab/check",
        """
        echo "check $1" >>"$CALLS"
        if [ "$1" = engine ]; then if [ -e "$BROKEN" ]; then echo 'no cgroups here' >&2; exit 1; fi; echo export A=b; fi
        if [ "$1" = build ]; then mkdir -p sandbox/target; echo same >sandbox/target/jib-image.id; fi\
        """);
    stub("lab/images", "echo images >>\"$CALLS\"; echo 'no debootstrap'; exit 1");
    environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("CI_CLUSTER", folder.resolve("cluster").toString());
    environment.put("CI_LAB", folder.resolve("lab").toString());
    for (String file : List.of("CALLS", "IMAGES", "BROKEN")) {
      environment.put(file, folder.resolve(file).toString());
    }
  }

  @Test
  void threeCommitsAreTheTurnOfTheCluster() throws Exception {
    commits(3);
    Files.createFile(folder.resolve("IMAGES"));
    assertThat(run()).startsWith("Beside the other tests: cluster, since there are 3 commits");
    assertThat(calls()).contains(WITHOUT_FAULTS, CLUSTER).doesNotContain(CONTAINERS);
  }

  @Test
  void oneCommitMoreIsTheTurnOfTheContainers() throws Exception {
    commits(4);
    Files.createFile(folder.resolve("IMAGES"));
    assertThat(run()).startsWith("Beside the other tests: containers, since there are 4 commits");
    assertThat(calls()).contains(WITHOUT_FAULTS, CONTAINERS).doesNotContain(CLUSTER);
  }

  @Test
  void twoCommitsMoreAreTheTurnOfTheFaults() throws Exception {
    commits(5);
    Files.createFile(folder.resolve("IMAGES"));
    assertThat(run()).startsWith("Beside the other tests: faults, since there are 5 commits");
    assertThat(calls()).contains(WITH_FAULTS).doesNotContain(CLUSTER, CONTAINERS);
  }

  @Test
  void imagesOfAnEngineThatDoesNotRunAreKnown() throws Exception {
    Path store = folder.resolve("home/.cache/slipway-compose-lab/docker/image/overlay2");
    Files.createDirectories(store);
    String names = "\"eclipse-temurin:25-jre\" \"apache/kafka:4.2.1\" \"postgres:18\"";
    Files.writeString(store.resolve("repositories.json"), names);
    assertThat(containers("possible")).isEqualTo("cached\n");
    Files.writeString(store.resolve("repositories.json"), names.replace("postgres:18", "x"));
    assertThat(containers("possible")).contains("MIRROR is not set");
  }

  @Test
  void withoutImagesTheFaultsRunAndOneLineSaysWhy() throws Exception {
    commits(1);
    assertThat(run())
        .containsOnlyOnce("Containers were not tried: the images are not in ")
        .contains("and MIRROR is not set to make them");
    assertThat(calls()).contains(WITH_FAULTS).doesNotContain("check engine", CONTAINERS, CLUSTER);
  }

  @Test
  void anEngineThatCannotBeStartedGivesItsTurnToTheFaults() throws Exception {
    commits(1);
    Files.createFile(folder.resolve("IMAGES"));
    Files.createFile(folder.resolve("BROKEN"));
    assertThat(run()).containsOnlyOnce("Containers were not tried: no cgroups here (whole log: ");
    assertThat(calls()).contains(WITH_FAULTS).doesNotContain(CONTAINERS);
  }

  @Test
  void imagesThatCannotBeMadeGiveTheirTurnToTheFaults() throws Exception {
    commits(1);
    for (String part : List.of("docker-library+postgres", "adoptium+containers", "apache+kafka")) {
      Files.createDirectories(folder.resolve("mirror").resolve(part).resolve("repo"));
    }
    environment.put("MIRROR", folder.resolve("mirror").toString());
    assertThat(run()).containsOnlyOnce("Containers were not tried: no debootstrap (whole log: ");
    assertThat(calls())
        .contains("images\n", WITHOUT_FAULTS, "mvn -B -ntp -Dgroups=faults -pl e2e -am verify\n")
        .doesNotContain(CONTAINERS);
  }

  @Test
  void aVariableChoosesInPlaceOfTheCommits() throws Exception {
    commits(1);
    environment.put("CI_TURN", "none");
    assertThat(run()).startsWith("Beside the other tests: none, since CI_TURN says so");
    assertThat(calls()).contains(WITHOUT_FAULTS).doesNotContain(CLUSTER, CONTAINERS);
  }

  private void stub(String path, String commands) throws IOException {
    Path script = folder.resolve(path);
    Files.createDirectories(script.getParent());
    Files.writeString(script, "#!/bin/bash\n" + commands + "\n");
    executable(script);
  }

  private static void executable(Path script) throws IOException {
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void commits(int count) throws Exception {
    String commit =
        "git -c user.name=t -c user.email=t@example.org -c commit.gpgsign=false"
            + " commit -q --allow-empty --no-verify -m t\n";
    String _ = shell("git init -q .\n" + commit.repeat(count));
  }

  private String run() throws Exception {
    return shell(".ci/run");
  }

  /// Whatever its exit code is.
  private String containers(String command) throws Exception {
    return shell(".ci/containers " + command + " || true");
  }

  private String calls() throws IOException {
    return Files.readString(folder.resolve("CALLS"));
  }

  private String shell(String commands) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-euc", commands)
            .directory(checkout.toFile())
            .redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(
            name -> name.startsWith("CI_") || name.startsWith("GIT_") || name.equals("MIRROR"));
    for (String name : List.of("LAB_DIR", "XDG_CACHE_HOME", "SLIPWAY_TEST_KUBECONFIG", "DEBIAN")) {
      builder.environment().remove(name);
    }
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }
}
