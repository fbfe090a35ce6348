package dev.slipway.testing.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The order in which the packages of a feature use each other: each knows itself and those before it in its
/// list. A listed package without classes violates it too, so that a renaming does not switch it off. An entry with `*`
/// is the place of every package there that is not listed, such as that of a further kind of step: none of them knows
/// another.
final class DependencyOrder extends ArchCondition<JavaClass> {

  /// Each list begins with the package that knows no other.
  private static final List<List<String>> ORDERS =
      List.of(
          List.of(
              "view.time",
              "view.history",
              "view.card",
              "view.step",
              "view.release",
              "view.deployment",
              "view.gate",
              "view.refusal",
              "view.*",
              "view"),
          List.of(
              "notifier.surface",
              "notifier.overview",
              "notifier.platform",
              "notifier." + ChatAdapters.ANY,
              "notifier.delivery",
              "notifier.delivery.message",
              "notifier.delivery.person",
              "notifier.intake",
              "notifier.kafka"),
          List.of(
              "deployer.instance",
              "deployer.manifest",
              "deployer.cluster",
              "deployer.strategy",
              "deployer.apply",
              "deployer.removal",
              "deployer.diagnosis",
              "deployer.rollout",
              "deployer.drift",
              "deployer.queue",
              "deployer.kafka",
              "deployer.kubernetes",
              "deployer.kubernetes.memory",
              "deployer.kubernetes.evidence",
              "deployer.kubernetes.drift",
              "deployer.kubernetes.watch"),
          List.of(
              "projectfiles.document",
              "projectfiles.folder",
              "projectfiles.people",
              "projectfiles.source",
              "projectfiles.kustomize",
              "projectfiles.manifest",
              "projectfiles.workload",
              "projectfiles.environment",
              "projectfiles.pipeline",
              "projectfiles.pipeline.*",
              "projectfiles.schema",
              "projectfiles"),
          List.of(
              "approval.release.step",
              "approval.release.json",
              "approval.release.jpa",
              "approval.release.wire",
              "approval.release.history",
              "approval.release",
              "approval.release.kafka",
              "approval.web",
              "approval.web.release",
              "approval.web.operator"),
          List.of(
              "cli.doctor.check",
              "cli.doctor.settings",
              "cli.doctor.database",
              "cli.doctor.http",
              "cli.doctor.kafka",
              "cli.doctor.kubernetes",
              "cli.doctor." + ChatAdapters.ANY,
              "cli.doctor"));

  private final String root;
  private final Set<String> seen = new HashSet<>();

  DependencyOrder(String root) {
    super("use only packages before its own");
    this.root = root + ".";
  }

  static String[] packages(String root) {
    return ORDERS.stream()
        .flatMap(List::stream)
        .flatMap(DependencyOrder::eachPlatform)
        .map(name -> root + "." + name)
        .toArray(String[]::new);
  }

  private static Stream<String> eachPlatform(String name) {
    return name.endsWith(ChatAdapters.ANY)
        ? ChatAdapters.NAMES.stream().map(platform -> name.replace(ChatAdapters.ANY, platform))
        : Stream.of(name);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    String own = name(type);
    seen.add(own);
    for (List<String> order : ORDERS) {
      int place = place(order, own);
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String other = name(dependency.getTargetClass().getBaseComponentType());
        int others = place(order, other);
        if (place >= 0 && (others > place || (others == place && !other.equals(own)))) {
          events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
        }
      }
    }
  }

  private static int place(List<String> order, String name) {
    int listed = order.indexOf(name);
    return listed >= 0 ? listed : order.indexOf(name.replaceFirst("[^.]*$", "*"));
  }

  @Override
  public void finish(ConditionEvents events) {
    ORDERS.stream()
        .flatMap(List::stream)
        .filter(name -> !seen.contains(name) && !name.endsWith("*"))
        .forEach(name ->
            events.add(
                SimpleConditionEvent.violated(
                    name, "the package " + root + name + " has an order and no classes")));
  }

  private String name(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(root) ? ChatAdapters.anyPlatform(name.substring(root.length())) : name;
  }
}
