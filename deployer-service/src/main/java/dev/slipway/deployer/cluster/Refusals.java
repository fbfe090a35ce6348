package dev.slipway.deployer.cluster;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Diagnosis.Cause;
import dev.slipway.contract.deployment.Diagnosis.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Parses the refusals of an API server, which hold texts of any length, in linear time. Pure. The sentences are those of Kubernetes 1.20 and later; one that
/// is not known stays as it is.
public final class Refusals {

  /// Of the authorizer.
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "User \"([^\"]*)\" cannot ([a-z]+) resource \"([^\"]*)\" in API group \"([^\"]*)\""
              + "(?: in the namespace \"([^\"]*)\")?");

  private static final Pattern QUOTA =
      Pattern.compile(
          "exceeded quota: ([^,]+), requested: (.+?), used: (.+?), limited: (.+)", Pattern.DOTALL);

  /// A quota that wants limits which the pod does not name.
  private static final Pattern QUOTA_UNNAMED =
      Pattern.compile("failed quota: ([^:]+): must specify (.+)", Pattern.DOTALL);

  private static final Pattern WEBHOOK =
      Pattern.compile("admission webhook \"([^\"]+)\" denied the request:? ?(.*)", Pattern.DOTALL);

  private static final Pattern POLICY =
      Pattern.compile(
          "ValidatingAdmissionPolicy '([^']+)' with binding '[^']+' denied request: (.*)",
          Pattern.DOTALL);

  private static final Pattern POD_SECURITY =
      Pattern.compile("violates (PodSecurity \"[^\"]+\"): (.*)", Pattern.DOTALL);

  /// Of a field that is decided for as long as the object lives.
  private static final Pattern IMMUTABLE =
      Pattern.compile(
          "([A-Z][A-Za-z]*)(?:\\.[a-z0-9.]+)? \"([^\"]+)\" is invalid: ([A-Za-z0-9.\\[\\]]+): .*?field is immutable",
          Pattern.DOTALL);

  private static final List<Pattern> NOISE =
      List.of(
          Pattern.compile("^Internal error occurred: "),
          Pattern.compile(
              "^failed to (?:create typed patch object|convert new object)(?: \\([^)]*\\))?(?: to smd typed)?: "),
          Pattern.compile("\\b(?:Post|Get) \"https?://[^\"]+\": "));

  /// The value of a field, as Go writes a structure.
  private static final Pattern GO_VALUE =
      Pattern.compile("Invalid value: [^\n]{0,20}[{(][^\n]*?: field is immutable");

  private static final Pattern MANAGER = Pattern.compile("conflicts? with \"([^\"]+)\"");

  /// A path after a conflict's colon or dash, for example `.spec.replicas`.
  private static final Pattern FIELD = Pattern.compile("(?:: |- )(\\.[^\\s]+)");

  private Refusals() {}

  /// What somebody or something objects to, empty where the words are none of those that are known.
  ///
  /// @param doing what was tried, for example `apply service shop in live`
  public static Optional<Diagnosis> of(String doing, String said) {
    return quota(doing, said)
        .or(() -> admission(doing, said))
        .or(() -> forbidden(doing, said))
        .or(() -> immutable(doing, said));
  }

  /// What matters of an API server's words: without the values of Go's structures, addresses and the
  /// names of what it was doing inside.
  public static String shortened(String said) {
    String text = GO_VALUE.matcher(said).replaceAll("field is immutable");
    for (Pattern noise : NOISE) {
      text = noise.matcher(text).replaceAll("");
    }
    return text.strip();
  }

  private static Optional<Diagnosis> immutable(String doing, String said) {
    Matcher found = IMMUTABLE.matcher(said);
    if (!found.find()) {
      return Optional.empty();
    }
    boolean job = found.group(1).equals("Job");
    String name = found.group(2);
    String field = found.group(3);
    return Optional.of(
        Diagnosis.of(
            Cause.INVALID,
            "Immutable",
            job
                ? "cannot %s: there is a Job %s of an earlier release, and a Job cannot be changed; give it a name for each release, such as %s-{release}, or delete the one that is there"
                    .formatted(doing, name, name)
                : "cannot %s: %s of the %s %s cannot be changed; put back what it was, or give the object another name"
                    .formatted(doing, field, found.group(1), name),
            List.of(new Fact("said", shortened(said)))));
  }

  /// Of a field that another manager owns.
  public static Optional<Diagnosis> conflict(String doing, String said) {
    List<String> managers = named(MANAGER, said);
    if (managers.isEmpty()) {
      return Optional.empty();
    }
    List<String> fields = named(FIELD, said);
    String manager = String.join(", ", managers);
    String what = fields.isEmpty() ? said : String.join(", ", fields);
    return Optional.of(
        Diagnosis.of(
            Cause.CONFLICT,
            "Conflict",
            "cannot %s: the manager %s owns %s; %s".formatted(doing, manager, what, advice(fields)),
            List.of(new Fact("manager", manager), new Fact("fields", what))));
  }

  /// The first group of all matches, each once.
  private static List<String> named(Pattern pattern, String said) {
    Set<String> named = new LinkedHashSet<>();
    Matcher matcher = pattern.matcher(said);
    while (matcher.find()) {
      named.add(matcher.group(1));
    }
    return List.copyOf(named);
  }

  /// An image is the build's, and no project's file can leave it to somebody else.
  private static String advice(List<String> fields) {
    if (fields.stream().anyMatch(field -> field.endsWith(".image"))) {
      return "an image is the build's: take that manager out of the object's managedFields (kubectl"
          + " edit --show-managed-fields), and change images by builds alone";
    }
    return fields.equals(List.of(".spec.replicas"))
        ? "leave it to an autoscaler by replicas: unmanaged in the project's file, or have it give the"
            + " field up"
        : "leave the field to it, or have it give the field up";
  }

  private static Optional<Diagnosis> quota(String doing, String said) {
    Matcher exceeded = QUOTA.matcher(said);
    if (exceeded.find()) {
      String quota = exceeded.group(1);
      String requested = exceeded.group(2);
      String used = exceeded.group(3);
      String limited = exceeded.group(4);
      return Optional.of(
          Diagnosis.of(
              Cause.QUOTA,
              "Quota",
              "cannot %s: the quota %s leaves no room, it asks for %s of %s, and %s is used; raise the quota or ask for less"
                  .formatted(doing, quota, requested, limited, used),
              List.of(
                  new Fact("quota", quota),
                  new Fact("requested", requested),
                  new Fact("used", used),
                  new Fact("limited", limited))));
    }
    Matcher unnamed = QUOTA_UNNAMED.matcher(said);
    return unnamed.find()
        ? Optional.of(
            Diagnosis.of(
                Cause.QUOTA,
                "Quota",
                "cannot %s: the quota %s wants the workload to name its %s; set its resources"
                    .formatted(doing, unnamed.group(1), unnamed.group(2)),
                List.of(
                    new Fact("quota", unnamed.group(1)), new Fact("requested", unnamed.group(2)))))
        : Optional.empty();
  }

  private static Optional<Diagnosis> admission(String doing, String said) {
    return List.of(WEBHOOK, POLICY, POD_SECURITY).stream()
        .map(pattern -> pattern.matcher(said))
        .filter(Matcher::find)
        .findFirst()
        .map(found -> {
          String words = found.group(2).isBlank() ? "it says no more" : found.group(2).strip();
          return Diagnosis.of(
              Cause.ADMISSION,
              "Admission",
              "cannot %s: %s refused it: %s".formatted(doing, found.group(1), words),
              List.of(new Fact("by", found.group(1)), new Fact("said", words)));
        });
  }

  private static Optional<Diagnosis> forbidden(String doing, String said) {
    Matcher found = FORBIDDEN.matcher(said);
    if (!found.find()) {
      return Optional.empty();
    }
    String resource =
        found.group(4).isEmpty() ? found.group(3) : found.group(3) + "." + found.group(4);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("verb", found.group(2)));
    facts.add(new Fact("resource", resource));
    String namespace = found.group(5);
    if (namespace != null) {
      facts.add(new Fact("namespace", namespace));
    }
    facts.add(new Fact("account", account(found.group(1))));
    return Optional.of(
        Diagnosis.of(
            Cause.FORBIDDEN,
            "Forbidden",
            "may not %s: the account %s lacks the verb %s on %s%s; grant it"
                .formatted(
                    doing,
                    account(found.group(1)),
                    found.group(2),
                    resource,
                    namespace == null ? "" : " in the namespace " + namespace),
            facts));
  }

  /// `namespace/name` of a service account, as `kubectl create rolebinding --serviceaccount` takes
  /// it but for the colon; any other user as it is.
  private static String account(String user) {
    String[] parts = user.split(":", -1);
    return parts.length == 4 && user.startsWith("system:serviceaccount:")
        ? parts[2] + "/" + parts[3]
        : user;
  }
}
