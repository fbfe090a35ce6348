package dev.slipway.contract.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Required;
import org.jspecify.annotations.Nullable;

/// The author of an action, as it is recorded: the person's id and the identity they acted under.
///
/// @param person the id in `people.yaml` or `platform:id`
/// @param slack the Slack member id, null where they are not known there
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Actor(String person, @Nullable String slack) {

  public Actor {
    Required.field(person, "actor.person");
  }

  public static Actor of(Person person) {
    return new Actor(person.id(), person.slack());
  }
}
