package dev.slipway.e2e.faults;

/// A project file whose aliases expand to a billion values. What was in force before stays so.
final class BrokenFile implements Injection {

  private static final String BOMB =
      """
      a: &a [x, x, x, x, x, x, x, x, x, x]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
      d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
      e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
      f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
      g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
      h: &h [*g, *g, *g, *g, *g, *g, *g, *g, *g, *g]
      i: [*h, *h, *h, *h, *h, *h, *h, *h, *h, *h]
      """;

  private final Fleet fleet;
  private final Healths healths;
  private final String project;

  BrokenFile(Fleet fleet, Web web, String project) {
    this.fleet = fleet;
    this.healths = new Healths(fleet, web);
    this.project = project;
    fleet.projects().write(project, BOMB);
  }

  @Override
  public boolean isFailing() {
    return healths.all("gateway", project + ".yaml");
  }

  @Override
  public void mend() {
    fleet.projects().restore(project);
  }
}
