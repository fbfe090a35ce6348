package dev.slipway.e2e.faults;

import static dev.slipway.e2e.faults.Traveller.text;

/// Messages of one project that chat never takes, since it finds fault with their content.
final class RefusedMessages implements Injection {

  private final Database database;
  private final ChatFault fault;
  private final String release;

  RefusedMessages(Fleet fleet, Web web, String project) {
    this.database = new Database(fleet, "notifier");
    this.fault = new ChatFault(fleet, web, "chat.postMessage", project + "-");
    fault.answer("application/json", "{\"ok\":false,\"error\":\"invalid_blocks\"}");
    Web.Answer build = new Cards(fleet, web).build(project, Passage.image("message"), "message");
    this.release = text(web.require(build).json(), "release");
  }

  @Override
  public boolean isFailing() {
    return database.has(
        "SELECT 1 FROM surface WHERE release_id = '%s' AND last_error <> ''".formatted(release));
  }

  @Override
  public void mend() {
    fault.end();
  }
}
