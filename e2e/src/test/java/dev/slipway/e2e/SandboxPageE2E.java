package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/// A team's work in chat, done by clicking and typing in the sandbox's page. The pictures of the
/// documentation are taken here: `target/screenshots`.
class SandboxPageE2E {

  private static final String QA = "U0QA1";
  private static final String OWNER = "U0OWNER1";

  @TempDir static Path folder;
  private static Slipway slipway;
  private Browser page;

  @BeforeAll
  static void start() {
    assumeTrue(Browser.isInstalled(), "chromium and chromium-driver are not installed: skipped");
    slipway = Slipway.start(folder);
  }

  @AfterAll
  static void stop() {
    if (slipway != null) {
      slipway.close();
    }
  }

  @BeforeEach
  void look() {
    page = new Browser(slipway.url("sandbox", "/"));
  }

  @AfterEach
  void leave() {
    page.close();
  }

  @Test
  void aTeamTakesABuildToProductionByClicking() {
    String release = slipway.build("test", "registry/username/image:0.1.0", "checkout");
    page.become(QA).open("C0TEST");
    page.sees("#messages", "Deployed to qa");
    page.open("D0QA1");
    page.click(button(release, "approve"));
    page.sees("#messages", "You chose Approve.");
    page.seesNothingOf(button(release, "approve"));

    page.become(OWNER).sees("#messages", "please choose.");
    String replies = "#messages [data-release='%s'] .replies".formatted(release);
    page.sees(replies, "1 reply");
    page.click(replies);
    page.sees("#replies", "QA One chose Approve.");
    page.picture("thread");
    page.press(Keys.ESCAPE);
    page.seesNothingOf("#replies");
    page.click(button(release, "deploy"));
    page.seesNothingOf(button(release, "deploy"));
    slipway.awaitFinished(release);
    page.open("C0TEST").sees("#messages", "Deployed to production by @Owner One");
    page.sees("#messages .day", "Today");
    page.picture("channel");
    assertThat(page.complaints()).isEmpty();
  }

  /// The README's picture.
  @Test
  void oneDecisionIsFilmed() throws Exception {
    Duration shown = Duration.ofSeconds(3);
    Film film = new Film();
    page.size(1000, 640);
    String release = slipway.build("test", "registry/username/image:0.3.0", "basket");
    page.become(OWNER).open("C0TEST");
    page.sees("#messages", "https://basket.branch.test.example.org");
    film.add(page.shot(), shown);
    page.become(QA).open("D0QA1");
    page.sees(button(release, "approve"), "Approve");
    film.add(page.shot(), shown);
    page.click(button(release, "approve"));
    page.sees("#messages", "You chose Approve.");
    film.add(page.shot(), shown);
    page.become(OWNER).open("D0OWNER1");
    page.sees(button(release, "deploy"), "Deploy to production");
    film.add(page.shot(), shown);
    page.click(button(release, "deploy"));
    page.seesNothingOf(button(release, "deploy"));
    film.add(page.shot(), shown);
    slipway.awaitFinished(release);
    page.open("C0TEST");
    page.sees(
        "#messages [data-release='%s']".formatted(release), "Deployed to production by @Owner One");
    film.add(page.shot(), shown.multipliedBy(2));
    Path file = Browser.PICTURES.resolve("decision.gif");
    film.write(file);
    assertThat(Files.size(file)).isBetween(10_000L, 1_500_000L);
  }

  @Test
  void whoMayNotIsToldAloneAndAReasonIsAskedFor() {
    String release = slipway.build("shop", "registry/shop:1.0.0", "reasons");
    page.become(QA).open("D0QA1");
    page.click(button(release, "reject"));
    page.sees("#modal", "Reason *");
    page.sees("#modal .explained", "needs an answer");
    page.sees("#modal .count", "0 / ");
    page.click("#modal .primary");
    page.sees("#modal .error", "Please complete this required field.");
    page.type("#modal textarea", "The basket loses its <items>");
    page.picture("reason");
    page.click("#modal .primary");
    page.seesNothingOf("#modal");
    page.sees("#messages", "You chose Reject.");
    assertThat(slipway.awaitFinished(release).path("outcome").asString()).isEqualTo("rejected");
    page.open("C0TEST").sees("#messages", "“The basket loses its <items>”");
  }

  @Test
  void aFormIsAnsweredByKeyboardAlone() {
    String release = slipway.build("shop", "registry/shop:1.0.1", "forms");
    page.become(QA).open("C0TEST");
    page.type("#text", "/slipway approve " + release + " fine", Keys.ENTER);
    page.sees(".ephemeral", "You chose Approve");
    page.become(OWNER).open("D0OWNER1");
    page.click(button(release, "deploy"));
    page.sees("#modal", "Change ticket");
    page.press("OPS-7", Keys.TAB, "It can", Keys.TAB, Keys.SPACE);
    page.press(Keys.ENTER);
    page.seesNothingOf("#modal");
    slipway.awaitFinished(release);
    page.open("C0TEST").sees("#messages", "Change ticket: OPS-7. How risky is it? It can wait.");
  }

  @Test
  void aStrangerIsRefusedAndNobodyElseSeesIt() {
    String release = slipway.build("shop", "registry/shop:1.0.2", "guests");
    page.become("U0GUEST").open("C0TEST");
    page.type("#text", "/slipway approve " + release, Keys.ENTER);
    page.sees(".ephemeral", "only qa may choose at check");
    page.become(QA);
    page.sees("#messages", "guests");
    assertThat(page.texts(".ephemeral")).noneMatch(text -> text.contains("Nothing was done"));
  }

  @Test
  void commandsAreSuggestedAndAnsweredToWhoTypedThem() {
    slipway.build("test", "registry/username/image:0.2.0", "status");
    page.become(QA).open("C0TEST");
    page.type("#text", "/sl");
    page.sees("#suggestions", "/slipway status");
    page.picture("commands");
    page.press(Keys.TAB);
    assertThat(page.focused()).isEqualTo("text");
    page.press(Keys.ENTER);
    page.sees(".ephemeral", "How things stand");
    page.type("#text", "/slipway dance", Keys.ENTER);
    page.sees(".ephemeral", "I do not know “dance”");
  }

  @Test
  void theHomePageShowsWhatWaits() {
    String release = slipway.build("shop", "registry/shop:1.0.3", "homes");
    page.become(QA).open("D0QA1");
    page.click("#tab-home");
    page.sees("#home", "Waits for you");
    page.sees("#home", "/slipway approve " + release);
    page.picture("home");
    page.click("[data-command='/slipway approve " + release + "']");
    page.sees("#messages", "You chose Approve.");
    page.click("#tab-home");
    page.sees("#home", "Approve at check of homes");
  }

  @Test
  void whatWaitsAndWhatIsNewIsMarked() {
    page.become("U0GUEST").open("D0GUEST");
    page.sees("#messages .empty", "No messages for Guest yet");
    page.click("#tab-home");
    page.sees("#home", "Slipway");
    page.become(QA).open("D0QA1");
    String release = slipway.build("shop", "registry/shop:1.0.4", "marks");
    page.sees("[data-conversation='C0TEST'] .dot", "");
    page.sees("[data-conversation='D0QA1'] .waiting", "");
    page.become("U0GUEST");
    page.sees("#elsewhere", "QA One");
    page.open("C0TEST");
    page.seesNothingOf("[data-conversation='C0TEST'] .dot");
    page.become(QA).open("D0QA1");
    page.sees(button(release, "approve"), "Approve");
    assertThat(page.title()).startsWith("(").contains("Slipway");
    page.click(button(release, "approve"));
    page.sees("#messages", "You chose Approve.");
    page.seesNothingOf(button(release, "approve"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everyTextIsReadable(String scheme) {
    page.scheme(scheme).become(QA).open("C0TEST");
    String release = slipway.build("shop", "registry/shop:1.0.5", "colours-" + scheme);
    page.sees("#messages", "colours-" + scheme);
    page.type("#text", "/slipway dance", Keys.ENTER);
    page.sees(".ephemeral", "I do not know “dance”");
    page.type("#text", "/sl");
    page.sees("#suggestions", "/slipway status");
    assertThat(page.faint()).as("in the channel").isEmpty();
    page.open("D0QA1").sees(button(release, "reject"), "");
    assertThat(page.faint()).as("in a direct message").isEmpty();
    page.picture("direct-" + scheme);
    page.click(button(release, "reject"));
    page.click("#modal .primary");
    page.sees("#modal .error", "Please complete this required field.");
    assertThat(page.faint()).as("in a dialog").isEmpty();
    page.press(Keys.ESCAPE);
    page.seesNothingOf("#modal");
    page.click("#tab-home");
    page.sees("#home", "Waits for you");
    assertThat(page.faint()).as("on the home page").isEmpty();
    page.become("U0GUEST").open("D0GUEST").sees("#messages .empty", "No messages");
    assertThat(page.faint()).as("where nothing is").isEmpty();
  }

  @Test
  void aQuestionHasOneFilledButton() {
    String release = slipway.build("shop", "registry/shop:1.0.6", "buttons");
    page.become(QA).open("D0QA1");
    page.sees(button(release, "approve"), "Approve");
    assertThat(page.texts("[data-release='" + release + "'] .button.primary")).hasSize(1);
    assertThat(page.texts("#composer .primary")).isEmpty();
  }

  @Test
  void itFitsAPhone() {
    String release = slipway.build("test", "registry/username/image:0.3.0", "a-rather-long/branch");
    page.size(360, 720);
    page.reload();
    assertThat(page.overflow()).isZero();
    page.become(QA).open("D0QA1");
    page.sees("#messages", "please choose.");
    assertThat(page.overflow()).isZero();
    page.picture("phone");
    page.click(button(release, "approve"));
    page.sees("#messages", "You chose Approve.");
    page.click("#back");
    page.sees("#sidebar", "Channels");
  }

  private static String button(String release, String action) {
    return "[data-release='%s'] [data-action='%s']".formatted(release, action);
  }
}
