package dev.slipway.e2e.upgrade;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// The rows of one service's database as files of PostgreSQL's text format, one for each table, and the
/// version of the schema that they belong to.
///
/// @param folder holds the files; made where it is missing
/// @param service names the migrations
record StoredTables(Path folder, String service) {

  private static final String TABLES =
      """
      SELECT relname FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
        AND relname <> 'flyway_schema_history'
      ORDER BY relname\
      """;

  private static final String IDENTITIES =
      """
      SELECT format('SELECT setval(%L, (SELECT coalesce(max(%I), 0) + 1 FROM %I), false)',
          pg_get_serial_sequence(table_name, column_name), column_name, table_name)
      FROM information_schema.columns
      WHERE table_schema = 'public' AND is_identity = 'YES'\
      """;

  /// Writes all rows.
  void write(Connection database) throws SQLException, IOException {
    Files.createDirectories(folder);
    String version = "SELECT max(version::int)::text FROM flyway_schema_history";
    Files.writeString(schema(), texts(database, version).getFirst() + "\n");
    CopyManager copies = database.unwrap(PGConnection.class).getCopyAPI();
    for (String table : texts(database, TABLES)) {
      try (Writer writer = Files.newBufferedWriter(folder.resolve(table + ".tsv"))) {
        long _ = copies.copyOut("COPY (SELECT * FROM " + table + ") TO STDOUT", writer);
      }
    }
  }

  /// Makes the schema of then in an empty database, and puts the rows into it.
  void restore(String url, String user, String password) throws SQLException, IOException {
    Flyway.configure()
        .dataSource(url, user, password)
        .locations("classpath:db/migration/" + service)
        .target(Files.readString(schema()).strip())
        .load()
        .migrate();
    try (Connection database = java.sql.DriverManager.getConnection(url, user, password);
        Statement statement = database.createStatement()) {
      // Rows of one table may refer to another's that come later.
      statement.execute("SET session_replication_role = replica");
      CopyManager copies = database.unwrap(PGConnection.class).getCopyAPI();
      for (String table : texts(database, TABLES)) {
        statement.execute("TRUNCATE " + table + " CASCADE");
      }
      for (String table : texts(database, TABLES)) {
        try (Reader reader = Files.newBufferedReader(folder.resolve(table + ".tsv"))) {
          long _ = copies.copyIn("COPY " + table + " FROM STDIN", reader);
        }
      }
      for (String next : texts(database, IDENTITIES)) {
        statement.execute(next);
      }
    }
  }

  private Path schema() {
    return folder.resolve("schema-version");
  }

  private static List<String> texts(Connection database, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
