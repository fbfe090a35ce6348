package dev.slipway.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.InvalidElementStateException;
import org.openqa.selenium.NotFoundException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/// The sandbox's page in a Chromium without a window. What a person would look for is waited for.
final class Browser implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  static final Path PICTURES = Path.of("target/screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ChromeDriver driver;

  Browser(String url) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en");
    ChromeDriverService service =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    driver = new ChromeDriver(service, options);
    size(1280, 860);
    driver.get(url);
  }

  static boolean isInstalled() {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
  }

  void size(int width, int height) {
    // Not the window's size, which has a lower bound: the page's own.
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /// As somebody sees it whose system is set so.
  ///
  /// @param scheme `light` or `dark`
  Browser scheme(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return this;
  }

  /// The texts that have too little contrast with what is behind them.
  List<String> faint() {
    try (InputStream script =
        Objects.requireNonNull(Browser.class.getResourceAsStream("/contrast.js"))) {
      String measure = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      Object found = Objects.requireNonNull(driver.executeScript(measure));
      return ((List<?>) found).stream().map(String::valueOf).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String title() {
    return String.valueOf(driver.getTitle());
  }

  void reload() {
    driver.navigate().refresh();
  }

  Browser become(String user) {
    choose("#user", user);
    return this;
  }

  Browser open(String conversation) {
    click("[data-conversation='" + conversation + "']");
    return this;
  }

  void click(String css) {
    await(
        "click " + css,
        () -> {
          driver.findElement(By.cssSelector(css)).click();
          return true;
        });
  }

  void choose(String select, String value) {
    await(
        "choose " + value,
        () -> {
          WebElement option =
              driver.findElement(By.cssSelector(select + " option[value='" + value + "']"));
          option.click();
          return option.isSelected();
        });
  }

  void type(String css, CharSequence... keys) {
    await(
        "type into " + css,
        () -> {
          driver.findElement(By.cssSelector(css)).sendKeys(keys);
          return true;
        });
  }

  /// Keys for whatever has the focus.
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /// Waits until somewhere under `css` these words are shown.
  void sees(String css, String words) {
    await(
        css + " says " + words,
        () -> texts(css).stream().anyMatch(text -> text.contains(words)),
        () -> String.join("\n", texts(css)));
  }

  void seesNothingOf(String css) {
    await("nothing of " + css, () -> texts(css).isEmpty());
  }

  List<String> texts(String css) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .ignoreException(StaleElementReferenceException.class)
        .until(() -> shown(css), _ -> true);
  }

  private List<String> shown(String css) {
    return driver.findElements(By.cssSelector(css)).stream()
        .filter(WebElement::isDisplayed)
        .map(WebElement::getText)
        .collect(Collectors.toList());
  }

  String focused() {
    return String.valueOf(driver.switchTo().activeElement().getDomAttribute("id"));
  }

  /// How much wider the page is than what can be seen of it.
  long overflow() {
    Object more =
        driver.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return more instanceof Long pixels ? pixels : -1;
  }

  /// Warnings and errors of the page's own.
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream().map(Object::toString).toList();
  }

  void picture(String name) {
    try {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve(name + ".png"), shot());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The page as it is seen now, as PNG.
  byte[] shot() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  private interface Look {
    boolean now();
  }

  private void await(String what, Look look) {
    await(what, look, () -> texts("#messages").toString());
  }

  /// The page draws itself anew at each change, so that what was found may be gone.
  private void await(String what, Look look, Supplier<String> instead) {
    try {
      Awaitility.await(what)
          .atMost(PATIENCE)
          .ignoreExceptionsMatching(e ->
              e instanceof StaleElementReferenceException
                  || e instanceof NotFoundException
                  || e instanceof InvalidElementStateException)
          .until(look::now);
    } catch (ConditionTimeoutException e) {
      picture("failed");
      throw new AssertionError(what + ", but: " + instead.get(), e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
