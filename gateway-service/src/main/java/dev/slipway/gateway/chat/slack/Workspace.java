package dev.slipway.gateway.chat.slack;

import dev.slipway.contract.people.Account;
import dev.slipway.web.HttpProblem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The workspace whose people may speak here. A signature says that Slack sent a request, not from where:
/// an app may be installed in several.
@Component
public class Workspace {

  /// The platform of accounts and conversations here.
  public static final String PLATFORM = "slack";

  /// The account of somebody here.
  ///
  /// @param user the member id
  public static Account account(String user) {
    return new Account(PLATFORM, user);
  }

  private final String team;
  private final Counter refused;

  Workspace(GatewaySlackProperties properties, MeterRegistry meters) {
    this.team = properties.team();
    this.refused = meters.counter("slipway.requests.refused", "endpoint", "slack-team");
  }

  /// A typed command. Its `team_id` is the workspace that it was typed in, also where the app is installed for a
  /// whole organisation, which is its `enterprise_id`.
  ///
  /// @param form the fields of the request
  /// @throws org.springframework.web.ErrorResponseException 403 where it is another's
  public void checkCommand(Map<String, String> form) {
    require(team.equals(form.get(field())));
  }

  /// A click or a dialog. Its person has to be of the workspace: in a channel shared by Slack Connect
  /// somebody of another organisation clicks too, and `user.team_id` says whose they are. `team` says where
  /// the app is installed; it is null where that is a whole Enterprise Grid organisation.
  ///
  /// @throws org.springframework.web.ErrorResponseException 403 where it is another's
  public void checkInteraction(JsonNode payload) {
    String person = payload.path("user").path("team_id").asString("");
    String installed =
        payload.path("team").path("id").asString(payload.path("team_id").asString(""));
    String organisation = payload.path("enterprise").path("id").asString("");
    if (isOrganisation()) {
      require(organisation.equals(team));
    } else {
      require(person.isEmpty() ? installed.equals(team) : person.equals(team));
    }
  }

  /// An event. In a shared channel its `team_id` is that of whoever acted; `authorizations` says for which
  /// installations Slack sends it.
  ///
  /// @throws org.springframework.web.ErrorResponseException 403 where it is another's
  void checkEvent(JsonNode event) {
    JsonNode authorizations = event.path("authorizations");
    require(
        authorizations.isEmpty()
            ? event.path("team_id").asString("").equals(team)
            : authorizations.valueStream().anyMatch(this::isFor));
  }

  private boolean isFor(JsonNode authorization) {
    return authorization.path(field()).asString("").equals(team);
  }

  /// The field that names what is served here: an organisation or a workspace.
  private String field() {
    return isOrganisation() ? "enterprise_id" : "team_id";
  }

  private boolean isOrganisation() {
    return team.startsWith("E");
  }

  private void require(boolean ours) {
    if (!team.isEmpty() && !ours) {
      refused.increment();
      throw HttpProblem.forbidden(
          "This comes from somebody of a Slack workspace that is not served here. Ask somebody of the"
              + " workspace that Slipway is installed in.");
    }
  }
}
