package dev.slipway.gateway.chat.slack.command;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.ReleaseId;
import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.ChatQuestion.About;
import dev.slipway.contract.gateway.RollbackRequested;
import dev.slipway.contract.gateway.SlackCommand;
import dev.slipway.contract.gateway.SlackQuestion;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.text.Identity;
import dev.slipway.gateway.GatewayProperties;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import dev.slipway.gateway.chat.Published;
import dev.slipway.gateway.chat.slack.Workspace;
import dev.slipway.gateway.web.GatewayProblems;
import dev.slipway.messaging.Sealed;
import dev.slipway.messaging.failure.EventTooLargeException;
import dev.slipway.messaging.failure.PublishFailedException;
import dev.slipway.messaging.failure.PublishRefusedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes what was typed behind `/slipway`, known to come from Slack. What changes a release or needs to
/// know of one is published, and answered by the notifier; the rest is answered at once.
@Component
public class Commands {

  private static final Logger log = LoggerFactory.getLogger(Commands.class);
  private static final Pattern RELEASE = Pattern.compile("([a-z][a-z0-9-]{0,39})-[a-z2-7]{10}");

  private static final int LONGEST_ID = 100;

  /// What the notifier opens response URLs with.
  private static final String PURPOSE = "slack-replies";

  private final ProjectCatalogue projects;
  private final Published published;
  private final DelegationRequests delegations;
  private final Workspace workspace;
  private final GatewayProperties.Slack properties;
  private final @Nullable Sealed sealed;
  private final Counter refused;

  Commands(
      ProjectCatalogue projects,
      Published published,
      DelegationRequests delegations,
      Workspace workspace,
      GatewayProperties properties,
      MeterRegistry meters) {
    this.projects = projects;
    this.published = published;
    this.delegations = delegations;
    this.workspace = workspace;
    this.properties = properties.slack();
    String token = properties.slack().token();
    this.sealed = token.isEmpty() ? null : Sealed.with(token, PURPOSE);
    this.refused = meters.counter("slipway.requests.refused", "endpoint", "slack-commands");
  }

  /// The author of a command, and the place of its answer.
  private record Typed(String user, CommandOrigin origin, String cause) {}

  /// Returns once what was asked for is durable.
  ///
  /// @param cause the same for the same command, however often it comes
  /// @return what is told at once; empty where the answer follows
  /// @throws org.springframework.web.ErrorResponseException 400 for what is no command of Slack's
  public Optional<CommandAnswer> take(Map<String, String> form, String cause) {
    workspace.checkCommand(form);
    CommandOrigin origin =
        new CommandOrigin(
            Workspace.PLATFORM, required(form, "channel_id"), reply(form.get("response_url")));
    Typed typed = new Typed(required(form, "user_id"), origin, cause);
    try {
      return take(SlashCommand.parse(form.getOrDefault("text", "")), typed);
    } catch (PublishFailedException e) {
      log.warn("a command of {} was not taken, Kafka does not acknowledge", typed.user());
      return Optional.of(CommandAnswers.notTaken());
    } catch (PublishRefusedException | EventTooLargeException e) {
      log.error("a command of {} was not taken: {}", typed.user(), e.getMessage());
      return Optional.of(CommandAnswers.refused());
    }
  }

  private Optional<CommandAnswer> take(SlashCommand command, Typed typed) {
    return switch (command) {
      case SlashCommand.Help(var misunderstood) -> Optional.of(CommandAnswers.help(misunderstood));
      case SlashCommand.Incomplete(var usage) -> Optional.of(CommandAnswers.incomplete(usage));
      case SlashCommand.Who(var project) ->
          Optional.of(
              projects.find(project).map(CommandAnswers::who).orElseGet(() -> unknown(project)));
      case SlashCommand.Status(var project) -> status(project, typed);
      case SlashCommand.Releases _ -> ask(About.RELEASES, null, typed);
      case SlashCommand.Choose choose -> choose(choose, typed);
      case SlashCommand.RollBack rollback -> Optional.of(rollBack(rollback, typed));
      case SlashCommand.Delegate delegate ->
          Optional.of(delegations.delegate(delegate, typed.user(), typed.cause()));
      case SlashCommand.TakeBack _ ->
          Optional.of(delegations.takeBack(typed.user(), typed.cause()));
    };
  }

  private Optional<CommandAnswer> status(@Nullable String project, Typed typed) {
    return project != null && projects.find(project).isEmpty()
        ? Optional.of(unknown(project))
        : ask(About.STATUS, project, typed);
  }

  private Optional<CommandAnswer> ask(About about, @Nullable String project, Typed typed) {
    String key = project == null ? typed.user() : project;
    published.publish(
        Topics.QUESTIONS,
        key,
        typed.cause(),
        new SlackQuestion(key, about, project, typed.user(), typed.origin()));
    return Optional.empty();
  }

  private Optional<CommandAnswer> choose(SlashCommand.Choose choose, Typed typed) {
    Matcher matcher = RELEASE.matcher(choose.release());
    if (!matcher.matches()) {
      return Optional.of(CommandAnswers.noRelease(choose.release()));
    }
    Optional<ProjectDefinition> project = projects.find(matcher.group(1));
    if (project.isEmpty()) {
      return Optional.of(unknown(matcher.group(1)));
    }
    List<Answer> answers =
        choose.reason().isBlank()
            ? List.of()
            : List.of(new Answer.Text(Question.REASON, choose.reason()));
    published.publish(
        Topics.INTERACTIONS,
        choose.release(),
        typed.cause(),
        new SlackCommand(
            matcher.group(1),
            choose.release(),
            choose.choice(),
            answers,
            typed.user(),
            typed.origin()));
    log.info("release {}: {} by command taken", choose.release(), choose.choice());
    return Optional.empty();
  }

  private CommandAnswer rollBack(SlashCommand.RollBack command, Typed typed) {
    Optional<ProjectDefinition> project = projects.find(command.project());
    if (project.isEmpty()) {
      return unknown(command.project());
    }
    Set<String> environments = project.get().environments().keySet();
    if (!environments.contains(command.environment())) {
      return CommandAnswers.noEnvironment(command.environment(), environments);
    }
    String to = command.to();
    if (to != null && !RELEASE.matcher(to).matches()) {
      return CommandAnswers.noRelease(to);
    }
    String release = ReleaseId.of(command.project(), "rollback\n" + typed.cause());
    published.publish(
        Topics.INTERACTIONS,
        release,
        typed.cause(),
        new RollbackRequested(
            command.project(), release, command.environment(), to, typed.user(), typed.origin()));
    log.info("release {}: rollback of {} taken", release, command.environment());
    return CommandAnswers.rollingBack(release, command.environment());
  }

  private CommandAnswer unknown(String project) {
    return CommandAnswers.noProject(project, projects.names());
  }

  private @Nullable String reply(@Nullable String url) {
    return url == null || sealed == null || !url.startsWith(properties.replyUrls())
        ? null
        : sealed.seal(url);
  }

  private String required(Map<String, String> form, String field) {
    String value = form.getOrDefault(field, "");
    Optional<String> objection = Identity.objection(value, LONGEST_ID);
    if (objection.isPresent()) {
      refused.increment();
      throw GatewayProblems.malformed("The command's " + field + " " + objection.get() + ".");
    }
    return value;
  }
}
