package dev.slipway.gateway.chat.command;

import dev.slipway.contract.ReleaseId;
import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.ChatCommand;
import dev.slipway.contract.gateway.ChatQuestion.About;
import dev.slipway.contract.gateway.RollbackRequested;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Question;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import dev.slipway.gateway.chat.Published;
import dev.slipway.messaging.failure.EventTooLargeException;
import dev.slipway.messaging.failure.PublishFailedException;
import dev.slipway.messaging.failure.PublishRefusedException;
import dev.slipway.view.card.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Handles what people type to the app. What changes a release or needs to know of one is published, and answered by
/// the notifier; the rest is answered at once.
@Component
public class Commands {

  private static final Logger log = LoggerFactory.getLogger(Commands.class);
  private static final Pattern RELEASE = Pattern.compile("([a-z][a-z0-9-]{0,39})-[a-z2-7]{10}");

  private final ProjectCatalogue projects;
  private final Published published;
  private final ChatQuestions questions;
  private final DelegationRequests delegations;

  Commands(
      ProjectCatalogue projects,
      Published published,
      ChatQuestions questions,
      DelegationRequests delegations) {
    this.projects = projects;
    this.published = published;
    this.questions = questions;
    this.delegations = delegations;
  }

  /// Returns once what was asked for is durable.
  ///
  /// @return the answer to its author alone; empty if the notifier answers. An answer says too if Kafka did not take
  ///     what was asked for.
  public Optional<Text> take(CommandRequest request) {
    try {
      return take(TypedCommand.parse(request.text(), request.dialect()::mentioned), request);
    } catch (PublishFailedException e) {
      log.warn("a command of {} was not taken, Kafka does not acknowledge", request.by());
      return Optional.of(CommandAnswers.notTaken());
    } catch (PublishRefusedException | EventTooLargeException e) {
      log.error("a command of {} was not taken: {}", request.by(), e.getMessage());
      return Optional.of(CommandAnswers.refused());
    }
  }

  private Optional<Text> take(TypedCommand command, CommandRequest request) {
    return switch (command) {
      case TypedCommand.Help(var misunderstood) -> Optional.of(CommandAnswers.help(misunderstood));
      case TypedCommand.Incomplete(var usages) -> Optional.of(CommandAnswers.incomplete(usages));
      case TypedCommand.Who(var project) ->
          Optional.of(projects.find(project).map(WhoAnswer::of).orElseGet(() -> unknown(project)));
      case TypedCommand.Status(var project) -> status(project, request);
      case TypedCommand.Releases _ -> ask(About.RELEASES, null, request);
      case TypedCommand.Choose choose -> choose(choose, request);
      case TypedCommand.RollBack rollback -> Optional.of(rollBack(rollback, request));
      case TypedCommand.Delegate delegate -> Optional.of(delegations.delegate(delegate, request));
      case TypedCommand.TakeBack _ -> Optional.of(delegations.takeBack(request));
    };
  }

  private Optional<Text> status(@Nullable String project, CommandRequest request) {
    return project != null && projects.find(project).isEmpty()
        ? Optional.of(unknown(project))
        : ask(About.STATUS, project, request);
  }

  private Optional<Text> ask(About about, @Nullable String project, CommandRequest request) {
    questions.ask(about, project, request);
    return Optional.empty();
  }

  private Optional<Text> choose(TypedCommand.Choose choose, CommandRequest request) {
    Matcher matcher = RELEASE.matcher(choose.release());
    if (!matcher.matches()) {
      return Optional.of(CommandAnswers.noRelease(choose.release()));
    }
    String project = matcher.group(1);
    if (projects.find(project).isEmpty()) {
      return Optional.of(unknown(project));
    }
    List<Answer> answers =
        choose.reason().isBlank()
            ? List.of()
            : List.of(new Answer.Text(Question.REASON, choose.reason()));
    published.publish(
        Topics.INTERACTIONS,
        choose.release(),
        request.cause(),
        new ChatCommand(
            project,
            choose.release(),
            choose.choice(),
            answers,
            request.by().id(),
            request.origin()));
    log.info("release {}: {} by command taken", choose.release(), choose.choice());
    return Optional.empty();
  }

  private Text rollBack(TypedCommand.RollBack command, CommandRequest request) {
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
    String release = ReleaseId.of(command.project(), "rollback\n" + request.cause());
    published.publish(
        Topics.INTERACTIONS,
        release,
        request.cause(),
        new RollbackRequested(
            command.project(),
            release,
            command.environment(),
            to,
            request.by().id(),
            request.origin()));
    log.info("release {}: rollback of {} taken", release, command.environment());
    return CommandAnswers.rollingBack(release, command.environment());
  }

  private Text unknown(String project) {
    return CommandAnswers.noProject(project, projects.names());
  }
}
