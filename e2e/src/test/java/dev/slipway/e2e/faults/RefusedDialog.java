package dev.slipway.e2e.faults;

import static dev.slipway.e2e.faults.Traveller.text;

import tools.jackson.databind.JsonNode;

/// Dialogs of one project that never open, since a proxy answers in Slack's place.
final class RefusedDialog implements Injection {

  private final Cards cards;
  private final ChatFault fault;
  private final String release;

  RefusedDialog(Fleet fleet, Web web, String project) {
    this.cards = new Cards(fleet, web);
    this.fault = new ChatFault(fleet, web, "views.open", project + "-");
    fault.answer("text/html", "<html>down for maintenance</html>");
    this.release =
        text(
            web.require(cards.build(project, Passage.image("dialog"), "dialog")).json(), "release");
  }

  /// Clicks again each time.
  @Override
  public boolean isFailing() {
    JsonNode card = cards.find(release, Traveller.QA, "reject");
    return card != null
        && cards.click(card, Traveller.QA, "reject").isTaken()
        && cards.dialog(release, Traveller.QA) == null;
  }

  @Override
  public void mend() {
    fault.end();
  }
}
