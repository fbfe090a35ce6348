package dev.slipway.notifier.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.gateway.ChatQuestion.About;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.messaging.EventJson;
import dev.slipway.notifier.delivery.message.Tables;
import dev.slipway.testing.Infrastructure.Database;
import dev.slipway.view.Releases;
import dev.slipway.view.card.Card;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A list in an answer or on a home page says that there is more than it shows.
class CutListsIT {

  private static final String MORE_PROJECTS = "There are more projects";

  private final DataSource source = source();
  private final JdbcClient jdbc = JdbcClient.create(source);
  private final NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(source);
  private final OverviewWriter writer = new OverviewWriter(named, new RunningWriter(named));
  private final Overview overview = new Overview(jdbc);
  private final StatusAnswers answers = new StatusAnswers(overview);
  private final HomeCard home = new HomeCard(overview, answers);

  @Test
  void moreProjectsThanAreShownAreTold() {
    IntStream.rangeClosed(1, 10).forEach(i -> project("shop" + i, "U0QA1"));
    assertThat(status(null)).contains("shop1", "shop9", "shop10").doesNotContain(MORE_PROJECTS);
    assertThat(home("U0QA1")).contains("shop9").doesNotContain(MORE_PROJECTS);
    project("shop99", "U0QA1");
    assertThat(status(null)).contains(MORE_PROJECTS, "status PROJECT");
    assertThat(home("U0QA1")).contains(MORE_PROJECTS);
    assertThat(status("shop1")).doesNotContain(MORE_PROJECTS);
    assertThat(text(answers.to(question(About.STATUS, null, "U0GUEST")))).contains(MORE_PROJECTS);
  }

  @Test
  void whatWaitsIsCountedAndIsOfEveryProject() {
    IntStream.rangeClosed(1, 12).forEach(i -> project("a" + i, "U0QA1"));
    project("z", "U0QA1");
    IntStream.rangeClosed(1, 15).forEach(i -> waits("z", i));
    assertThat(home("U0QA1")).contains("z-abcdef0015").doesNotContain("and 0 more", "older than");
    waits("z", 16);
    waits("z", 17);
    assertThat(home("U0QA1")).contains("and 2 more").doesNotContain("older than");
    IntStream.rangeClosed(18, 201).forEach(i -> waits("z", i));
    assertThat(home("U0QA1")).contains("and 185 more", "older than the newest 200");
    assertThat(text(answers.to(question(About.RELEASES, null, "U0QA1")))).contains("and more");
  }

  /// The rows that are not read have snapshots that cannot be.
  @Test
  void noMoreReleasesAreReadThanAHomePageShows() {
    project("shop", "U0QA1");
    IntStream.rangeClosed(1, 20).forEach(i -> counted("shop", i));
    jdbc.sql("UPDATE release_view SET snapshot = 'unreadable' WHERE release_id > 'shop-abcdef0016'")
        .update();
    assertThat(home("U0QA1")).contains("shop-abcdef0015", "and 5 more");
  }

  /// As by an earlier notifier that took a release over: what was counted is of the version before.
  @Test
  void whatWaitsIsCountedAnewForASnapshotOfAnotherVersion() {
    project("shop", "U0QA1");
    counted("shop", 1);
    ReleaseSnapshot decided = Releases.opened("shop", "shop-abcdef0001").deployedToQa().snapshot();
    jdbc.sql("UPDATE release_view SET version = version + 1, awaited = '{}', snapshot = :snapshot")
        .param("snapshot", EventJson.mapper().writeValueAsString(decided))
        .update();
    assertThat(home("U0QA1")).doesNotContain("Nothing at the moment.");
  }

  @Test
  void moreInstancesAndReleasesOfAProjectAreTold() {
    project("shop", "U0QA1");
    IntStream.rangeClosed(1, 3).forEach(i -> runs("shop", i));
    IntStream.rangeClosed(1, 15).forEach(i -> waits("shop", i));
    assertThat(status("shop")).doesNotContain("more instances run", "more releases are under way");
    runs("shop", 4);
    waits("shop", 16);
    assertThat(status("shop")).contains("more instances run", "more releases are under way");
  }

  private static DataSource source() {
    Database database = Tables.migrated();
    return new DriverManagerDataSource(database.url(), database.user(), database.password());
  }

  private String status(@Nullable String named) {
    return text(answers.to(question(About.STATUS, named, "U0QA1")));
  }

  private String home(String account) {
    return text(home.of(new Account("slack", account)));
  }

  private static String text(Card card) {
    return card.paragraphs().toString();
  }

  private static ChatQuestion question(About about, @Nullable String named, String user) {
    return new ChatQuestion(
        named == null ? user : named, about, named, user, new CommandOrigin("slack", "C0", null));
  }

  private void project(String key, String person) {
    jdbc.sql("INSERT INTO project_view VALUES (:key, :key, ARRAY[:person]::text[], now())")
        .param("key", key)
        .param("person", person)
        .update();
  }

  /// A release that waits for QA.
  private void waits(String project, int number) {
    String id = "%s-abcdef%04d".formatted(project, number);
    ReleaseSnapshot release = Releases.opened(project, id).deployedToQa().snapshot();
    jdbc.sql("INSERT INTO release_view VALUES (:id, :project, 1, true, :opened, NULL, :snapshot)")
        .param("id", id)
        .param("project", project)
        .param("opened", release.openedAt().atOffset(ZoneOffset.UTC))
        .param("snapshot", EventJson.mapper().writeValueAsString(release))
        .update();
  }

  /// A release that waits for QA, as the notifier writes it.
  private void counted(String project, int number) {
    ReleaseSnapshot release =
        Releases.opened(project, "%s-abcdef%04d".formatted(project, number))
            .deployedToQa()
            .snapshot();
    writer.save(List.of(release), List.of(), List.of());
  }

  private void runs(String project, int number) {
    jdbc.sql(
            "INSERT INTO running_view VALUES (:project, 'qa', :address, 'r', 'branch', 'main', 'i:1', now())")
        .param("project", project)
        .param("address", "https://" + number + ".example.org")
        .update();
  }
}
