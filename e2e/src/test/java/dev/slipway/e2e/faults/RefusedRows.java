package dev.slipway.e2e.faults;

/// Rows of one project that a service's database refuses as data that cannot be stored.
final class RefusedRows implements Injection {

  private final Database database;
  private final DeadLetterSearch deadLetters;
  private final String table;

  /// @param condition of the rows that are refused, on `NEW`
  RefusedRows(
      Fleet fleet, Web web, String project, String service, String table, String condition) {
    this.database = new Database(fleet, service);
    this.deadLetters = new DeadLetterSearch(fleet, service + "-service", project);
    this.table = table;
    database.execute(
        """
        CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF %s THEN RAISE EXCEPTION 'refused' USING ERRCODE = '22P05'; END IF;
          RETURN NEW;
        END $$\
        """
            .formatted(condition));
    database.execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION refuse()"
            .formatted(table));
    String branch = "rows-" + service;
    Web.Answer _ = web.require(new Cards(fleet, web).build(project, Passage.image(branch), branch));
  }

  @Override
  public boolean isFailing() {
    return deadLetters.isFound();
  }

  @Override
  public void mend() {
    database.execute("DROP TRIGGER refuse ON " + table);
  }
}
