package dev.slipway.contract.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.EventType;
import dev.slipway.contract.Required;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.project.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A click on a button on a platform that has no record of its own.
///
/// @param release the release that the button belongs to
/// @param gate the gate's name
/// @param choice the id of the choice
/// @param attempt the opening of the gate that the button was shown for, from 1
/// @param user the id of whoever clicked on the platform of the origin, from the verified request
/// @param origin the message with the button
/// @param answers to what the choice asks, none if it asks nothing
/// @param version of the release as the message showed it, null if the button does not say it
/// @param surface the key of the message among those of its release, null if the button does not say it
@EventType("dev.slipway.chat.interaction.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChatInteraction(
    String project,
    String release,
    String gate,
    String choice,
    int attempt,
    String user,
    Origin origin,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Answer> answers,
    @Nullable Long version,
    @Nullable String surface)
    implements Interaction {

  public ChatInteraction {
    Required.field(project, "project");
    Required.field(release, "release");
    Required.field(gate, "gate");
    Required.field(choice, "choice");
    Required.field(user, "user");
    Required.field(origin, "origin");
    answers = Required.list(answers);
  }

  @Override
  public Account by() {
    return new Account(origin.platform(), user);
  }

  @Override
  public ButtonValue.@Nullable Shown shown() {
    return version == null ? null : new ButtonValue.Shown(version, surface);
  }
}
