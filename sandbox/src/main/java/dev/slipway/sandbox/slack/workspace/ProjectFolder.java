package dev.slipway.sandbox.slack.workspace;

import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.Channel;
import dev.slipway.sandbox.slack.workspace.WorkspaceProperties.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// The people and channels that a folder of project files names, so that somebody's own projects find them in
/// the sandbox. What cannot be read names nobody: the gateway says what is wrong with it.
final class ProjectFolder {

  private static final Logger log = LoggerFactory.getLogger(ProjectFolder.class);

  private static final String PEOPLE = "people.yaml";
  private static final int DEEPEST = 5;
  private static final int FILES = 1_000;
  private static final long LARGEST = 1_000_000;

  private static final Pattern ACCOUNT = Pattern.compile("\\bslack:([CU][A-Z0-9]{1,30})\\b");
  private static final Pattern PROJECT = Pattern.compile("(?m)^project: *([a-z0-9-]{1,60})\\b");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[-_. ]+");
  private static final Pattern MEMBER = Pattern.compile("U[A-Z0-9]{1,30}");

  private final Map<String, User> users = new LinkedHashMap<>();
  private final Map<String, Channel> channels = new LinkedHashMap<>();

  private ProjectFolder() {}

  /// Reads all files, those of bases too.
  static ProjectFolder read(Path folder) {
    ProjectFolder named = new ProjectFolder();
    try (Stream<Path> files = Files.walk(folder.toRealPath(), DEEPEST)) {
      List<Path> all = files.filter(ProjectFolder::isReadable).sorted().limit(FILES).toList();
      all.stream().filter(ProjectFolder::isPeople).forEach(file -> named.people(text(file)));
      all.stream().filter(file -> !isPeople(file)).forEach(file -> named.project(text(file)));
    } catch (IOException | UncheckedIOException e) {
      log.warn("project files in {} are not read: {}", folder, e.getMessage());
    }
    return named;
  }

  /// Everybody who is named, by id.
  Map<String, User> users() {
    return users;
  }

  /// Every channel that is named, by id, without members.
  Map<String, Channel> channels() {
    return channels;
  }

  private static boolean isReadable(Path file) {
    return Files.isRegularFile(file)
        && file.toString().matches(".*\\.ya?ml")
        && file.toFile().length() <= LARGEST;
  }

  private static boolean isPeople(Path file) {
    return file.endsWith(PEOPLE);
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void people(String text) {
    try {
      Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      if (read instanceof Map<?, ?> people) {
        people.forEach((name, identities) -> {
          if (identities instanceof Map<?, ?> known) {
            person(String.valueOf(name), text(known, "slack"), text(known, "email"));
          }
        });
      }
    } catch (YAMLException e) {
      log.warn("{} is not read: {}", PEOPLE, e.getMessage());
    }
  }

  private static @Nullable String text(Map<?, ?> map, String key) {
    return map.get(key) instanceof String text ? text : null;
  }

  /// Somebody with an e-mail address alone gets an account, which the gateway asks for by the address.
  private void person(String name, @Nullable String slack, @Nullable String email) {
    if (slack == null && email == null) {
      return;
    }
    String id = slack == null ? accountOf(String.valueOf(email)) : slack;
    if (MEMBER.matcher(id).matches()) {
      String address = email == null ? name + "@example.org" : email;
      users.put(id, new User(id, name, realName(name), address.toLowerCase(Locale.ROOT)));
    }
  }

  private static String accountOf(String email) {
    return "U0"
        + Integer.toHexString(email.toLowerCase(Locale.ROOT).hashCode()).toUpperCase(Locale.ROOT);
  }

  private static String realName(String name) {
    return BETWEEN_WORDS
        .splitAsStream(name)
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  private void project(String text) {
    Matcher project = PROJECT.matcher(text);
    @Nullable String name = project.find() ? project.group(1) : null;
    for (MatchResult account : ACCOUNT.matcher(text).results().toList()) {
      String id = account.group(1);
      if (id.startsWith("C")) {
        String called = name == null ? id.toLowerCase(Locale.ROOT) : name;
        channels.putIfAbsent(id, new Channel(id, called, List.of()));
      } else {
        users.putIfAbsent(
            id,
            new User(
                id, id.toLowerCase(Locale.ROOT), id, id.toLowerCase(Locale.ROOT) + "@example.org"));
      }
    }
  }
}
