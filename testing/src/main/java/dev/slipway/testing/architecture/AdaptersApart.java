package dev.slipway.testing.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// That packages named for what they touch do not touch each other, within one service.
final class AdaptersApart extends ArchCondition<JavaClass> {

  private static final List<String> TECHNOLOGIES =
      Stream.concat(Stream.of("kafka", "jpa", "kubernetes"), ChatAdapters.NAMES.stream()).toList();
  private static final Pattern ADAPTER =
      Pattern.compile(".*\\.(" + String.join("|", TECHNOLOGIES) + ")(\\..*)?");

  private final String root;

  AdaptersApart(String root) {
    super("not know an adapter of another technology");
    this.root = root + ".";
  }

  static String[] packages(String root) {
    return TECHNOLOGIES.stream().map(name -> root + ".." + name + "..").toArray(String[]::new);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    Optional<String> own = technology(type);
    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
      Optional<String> other = technology(dependency.getTargetClass().getBaseComponentType());
      if (other.isPresent() && !other.equals(own)) {
        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
      }
    }
  }

  /// None for what is not ours: `org.springframework.kafka` is a library.
  private Optional<String> technology(JavaClass type) {
    Matcher matcher = ADAPTER.matcher(type.getPackageName());
    return type.getPackageName().startsWith(root) && matcher.matches()
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }
}
