package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.testing.Infrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

/// `slipway up --postgres` on a server that somebody else runs.
class OwnPostgresIT {

  @Test
  void theServicesDatabasesAreMadeOnce() throws Exception {
    Infrastructure.Database there = Infrastructure.freshDatabase();
    OwnPostgres own = OwnPostgres.parse(withUser(there), there.password());
    for (int i = 0; i < 2; i++) {
      Database database = own.database("approval");
      assertThat(database.url()).endsWith("/slipway_approval");
      try (Connection connection =
          DriverManager.getConnection(database.url(), database.user(), database.password())) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }
    assertThat(own.toString() + own.database("approval")).doesNotContain(there.password());
  }

  @Test
  void aServerThatRefusesIsNamedWithoutThePassword() {
    Infrastructure.Database there = Infrastructure.freshDatabase();
    OwnPostgres own = OwnPostgres.parse(withUser(there), "wrong-password");
    assertThatThrownBy(() -> own.database("approval"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(own.server())
        .hasMessageContaining("PGPASSWORD")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("wrong-password"));
  }

  @Test
  void onlyAServersAddressWithoutAPasswordIsTaken() {
    assertThat(OwnPostgres.parse("postgres://db.example.org", null).server())
        .isEqualTo("db.example.org:5432");
    assertThat(OwnPostgres.parse("jdbc:postgresql://me@db:1/x?sslmode=require", null))
        .isEqualTo(new OwnPostgres("db:1", "x", "?sslmode=require", "me", ""));
    for (String wrong : new String[] {"db:5432", "mysql://db", "postgresql://", "post gres"}) {
      assertThatThrownBy(() -> OwnPostgres.parse(wrong, null)).hasMessageContaining("must be like");
    }
    for (String seen : new String[] {"postgresql://me:x@db", "postgresql://db/x?password=y"}) {
      assertThatThrownBy(() -> OwnPostgres.parse(seen, null)).hasMessageContaining("PGPASSWORD");
    }
  }

  private static String withUser(Infrastructure.Database there) {
    return there.url().replace("jdbc:postgresql://", "postgresql://" + there.user() + "@");
  }
}
