package dev.slipway.cli.init;

import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.project.LimitsOptions;
import dev.slipway.projectfiles.people.ConversationForms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the first file of a project.
@Command(
    name = "init",
    description = {
      "Write a project's first file, and the people it names into people.yaml.",
      "It asks for what no option says. With --from it takes the projects of an earlier bot's",
      "config.yml (id, name, url, channel, qa, owners). What is written validates, or nothing is.",
      "PERSON is [NAME=]SLACK-ID, [NAME=]E-MAIL, or the name of somebody in people.yaml."
    },
    mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {

  private static final Pattern KEY = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private LimitsOptions limits = new LimitsOptions();

  @Parameters(
      paramLabel = "KEY",
      arity = "0..1",
      description = "The project's key, which never changes; with --from, the one to take.")
  private @Nullable String key;

  @Option(
      names = "--projects",
      paramLabel = "DIR",
      description = "The folder of project files; projects when not given.")
  private Path folder = Path.of("projects");

  @Option(names = "--name", description = "The name that people read; the key when not given.")
  private @Nullable String name;

  @Option(names = "--url", description = "Production's address, like https://shop.example.org.")
  private @Nullable String url;

  @Option(
      names = "--channel",
      paramLabel = "ID",
      description = "The Slack channel's id, like C0TEAM, or another platform's, as platform:id.")
  private @Nullable String channel;

  @Option(
      names = "--qa",
      paramLabel = "PERSON",
      split = ",",
      description = "Who checks; repeatable.")
  private List<String> qa = List.of();

  @Option(
      names = "--owner",
      paramLabel = "PERSON",
      split = ",",
      description = "Who decides about production; repeatable.")
  private List<String> owners = List.of();

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "The port that the service listens on; ${DEFAULT-VALUE} when not given.")
  private int port;

  @Option(
      names = "--secret",
      paramLabel = "NAME",
      description = "The name of the secret that signs builds; none when not given.")
  private @Nullable String secret;

  @Option(names = "--from", paramLabel = "FILE", description = "An earlier bot's config.yml.")
  private @Nullable Path from;

  /// @param files what was written
  record Result(List<String> projects, List<String> files) {}

  @Override
  public Integer call() {
    ProjectWriter writer = new ProjectWriter(folder, limits.read());
    List<String> keys = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (EarlierConfig.Entry entry : entries()) {
      NewProject project = project(entry, writer.people());
      files.add(writer.write(project).toString());
      keys.add(project.key());
    }
    output.print(new Result(keys, files), () -> text(keys, files));
    return 0;
  }

  private List<EarlierConfig.Entry> entries() {
    if (from == null) {
      return List.of(new EarlierConfig.Entry(key, name, url, channel, qa, owners));
    }
    try {
      List<EarlierConfig.Entry> all = EarlierConfig.read(from);
      List<EarlierConfig.Entry> chosen =
          all.stream().filter(entry -> key == null || key.equals(entry.id())).toList();
      if (chosen.isEmpty()) {
        throw new CommandFailedException(
            ExitCode.NOT_FOUND, from + " has no project with the id " + key);
      }
      return chosen;
    } catch (IOException e) {
      throw new CommandFailedException(
          ExitCode.FAILED, "cannot take projects from " + from + ": " + e.getMessage(), e);
    }
  }

  /// @param known the people who are there, by name; those whom the entry names are added
  private NewProject project(EarlierConfig.Entry entry, Map<String, Member> known) {
    Questions questions = new Questions(output, from == null);
    String id = questions.text("KEY", "The project's key", entry.id());
    String address = questions.text("--url", "Production's address", entry.url());
    String room =
        questions
            .text("--channel", "The Slack channel's id", entry.channel())
            .replaceFirst("^#", "");
    String conversation = room.indexOf(':') < 0 ? "slack:" + room : room;
    require(KEY, "KEY", id, "lower-case letters, digits and dashes, beginning with a letter");
    if (!ConversationForms.isOne(conversation)) {
      throw output.usage(
          "--channel must be a channel's id like C0TEAM, which its details in Slack show, or "
              + ConversationForms.says()
              + ", not '"
              + room
              + "'");
    }
    if (secret != null) {
      require(
          SECRET, "--secret", secret, "a name of letters, digits, dots, dashes and underscores");
    }
    return new NewProject(
        id,
        Objects.requireNonNullElse(entry.name(), id),
        (address.contains("://") ? address : "https://" + address).replaceFirst("(?<!/)/++$", ""),
        conversation,
        members("--qa", questions.list("--qa", "Who checks", entry.qa()), known),
        members("--owner", questions.list("--owner", "Who decides", entry.owners()), known),
        port,
        secret);
  }

  private void require(Pattern pattern, String option, String given, String wanted) {
    if (!pattern.matcher(given).matches()) {
      throw output.usage(option + " must be " + wanted + ", not '" + given + "'");
    }
  }

  private List<Member> members(String option, List<String> given, Map<String, Member> known) {
    return given.stream().map(person -> member(option, person, known)).toList();
  }

  private Member member(String option, String person, Map<String, Member> known) {
    Member member =
        Member.parse(person, known)
            .orElseThrow(() ->
                output.usage(
                    option
                        + ": '"
                        + person
                        + "' is neither a Slack id (U…), an e-mail address, nor somebody in"
                        + " people.yaml; say NAME=SLACK-ID"));
    Member there = known.putIfAbsent(member.name(), member);
    if (there != null && member.contradicts(there)) {
      throw output.usage(
          "%s: '%s' would be called %s, and so is somebody else; give them another name, as NAME=%s"
              .formatted(
                  option,
                  person,
                  member.name(),
                  member.slack() == null ? member.email() : member.slack()));
    }
    return member;
  }

  private String text(List<String> keys, List<String> files) {
    return files.stream().map(file -> "Wrote " + file).collect(Collectors.joining("\n"))
        + "\nNext: slipway up --projects "
        + folder
        + ", then slipway build "
        + keys.getFirst()
        + " --image IMAGE --branch main";
  }
}
