package dev.slipway.e2e.faults;

/// A namespace in which the API server refuses each Deployment, since a webhook is down.
final class RefusedWrites implements Injection {

  private final Fleet fleet;
  private final Web web;
  private final Healths healths;
  private final String project;

  RefusedWrites(Fleet fleet, Web web, String project) {
    this.fleet = fleet;
    this.web = web;
    this.healths = new Healths(fleet, web);
    this.project = project;
    post(
        "fail",
        """
        {"namespace": "%s-qa", "plural": "deployments", "code": 500,
         "message": "Internal error occurred: failed calling webhook: connection refused"}\
        """
            .formatted(project));
    Web.Answer _ =
        web.require(new Cards(fleet, web).build(project, Passage.image("writes"), "writes"));
  }

  /// True while a deployer says that the project waits.
  @Override
  public boolean isFailing() {
    return healths.any("deployer", project + " ");
  }

  @Override
  public void mend() {
    post("mend", "{\"namespace\": \"%s-qa\"}".formatted(project));
  }

  private void post(String what, String body) {
    Web.Answer _ =
        web.require(web.postJson(fleet.url("sandbox", "/sandbox/cluster/" + what), body));
  }
}
