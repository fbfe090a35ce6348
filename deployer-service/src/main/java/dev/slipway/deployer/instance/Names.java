package dev.slipway.deployer.instance;

import dev.slipway.contract.Sha256;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Strategy;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Names that Kubernetes and DNS take, for any branch or tag. Where cleaning a name loses anything, a
/// hash of the whole name follows, so that two names that look alike when clean stay two.
public final class Names {

  /// Kubernetes appends up to 17 characters for a replica set and its pods, within the 63 of a label
  /// (RFC 1123).
  private static final int OBJECT = 45;

  /// RFC 1035: one label of a host name.
  private static final int DNS_LABEL = 63;

  private static final int HASH = 6;

  private Names() {}

  /// The name of the objects of a request: `<project>-<environment>`, with the target behind it where
  /// the environment has an instance for each.
  public static String object(DeployRequested request) {
    String base = request.project() + "-" + request.environment();
    if (!request.to().perTarget()) {
      return shorten(base, base, OBJECT);
    }
    String target = request.build().target();
    String slug = slug(target);
    String name = base + "-" + slug;
    boolean faithful = slug.equals(target) && name.length() <= OBJECT && isBranch(request);
    return faithful ? name : shorten(name, request.slot(), OBJECT);
  }

  /// The name of the request's Deployment: one of the project's own manifests has the name that it
  /// says.
  public static String deployment(DeployRequested request) {
    return request.workload().manifests().stream()
        .filter(Template::isDeployment)
        .findFirst()
        .map(manifest -> Template.of(request).name(manifest))
        .orElseGet(() -> object(request));
  }

  /// The branch or tag as a name of its own, unique in its environment.
  static String target(DeployRequested request) {
    return target(request, isBranch(request));
  }

  /// The second colour of a blue-green environment; the first has the name of the slot's objects.
  public static String green(DeployRequested request) {
    return beside(request, "-green");
  }

  /// The Deployment and the Service of a version that gets a share of the requests.
  public static String canary(DeployRequested request) {
    return beside(request, "-canary");
  }

  /// The Service and route of a version that does not serve yet.
  public static String preview(DeployRequested request) {
    return beside(request, "-preview");
  }

  private static String beside(DeployRequested request, String suffix) {
    String object = object(request);
    String name = object + suffix;
    return name.length() <= OBJECT ? name : shorten(name, object + "/" + suffix, OBJECT);
  }

  /// Where what a request asks for is reached: in a preview elsewhere than the environment. Null where
  /// it has no route.
  public static @Nullable String reached(DeployRequested request) {
    return request.phase() instanceof Phase.Preview ? previewUrl(request) : url(request);
  }

  /// Where the environment is reached, null where it has no route.
  public static @Nullable String url(DeployRequested request) {
    return url(request, request.to().url());
  }

  /// The address of a version that does not serve yet, null if the environment has none for it.
  public static @Nullable String previewUrl(DeployRequested request) {
    return request.to().strategy() instanceof Strategy.BlueGreen blueGreen
        ? url(request, blueGreen.preview())
        : null;
  }

  private static @Nullable String url(DeployRequested request, @Nullable String template) {
    if (template == null) {
      return null;
    }
    // Without {type} in the address, a tag must not share a branch's.
    String label = target(request, template.contains("{type}") || isBranch(request));
    return template.replace("{target}", label).replace("{type}", type(request));
  }

  /// @param told whether the type is told beside it
  private static String target(DeployRequested request, boolean told) {
    String target = request.build().target();
    String slug = slug(target);
    return slug.equals(target) && slug.length() <= DNS_LABEL && told
        ? slug
        : shorten(slug, told ? target : request.slot(), DNS_LABEL);
  }

  /// A value for a label, which is not unique.
  public static String label(String text) {
    String slug = slug(text);
    return slug.length() <= DNS_LABEL ? slug : trimmed(slug.substring(0, DNS_LABEL));
  }

  private static boolean isBranch(DeployRequested request) {
    return request.build().type() == TargetType.BRANCH;
  }

  private static String type(DeployRequested request) {
    return request.build().type().name().toLowerCase(Locale.ROOT);
  }

  private static String slug(String text) {
    String ascii = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String slug = trimmed(ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    return slug.isEmpty() ? "x" : slug;
  }

  private static String shorten(String name, String whole, int longest) {
    if (name.equals(whole) && name.length() <= longest) {
      return name;
    }
    int room = longest - HASH - 1;
    String kept = name.length() <= room ? name : name.substring(0, room);
    return trimmed(kept) + "-" + hash(whole);
  }

  private static String trimmed(String text) {
    return text.replaceAll("^-++|(?<!-)-++$", "");
  }

  private static String hash(String text) {
    String digits = new BigInteger(1, Sha256.of(text)).toString(36);
    return digits.substring(0, HASH);
  }
}
