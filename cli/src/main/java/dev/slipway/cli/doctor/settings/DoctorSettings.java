package dev.slipway.cli.doctor.settings;

import dev.slipway.cli.doctor.check.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/// The configuration of one service: the variables that it is given, above its own defaults, read as the
/// service itself reads them.
public final class DoctorSettings {

  private static final Pattern SECRET_NAME = Pattern.compile("(?i)TOKEN|SECRET|PASSWORD|JAAS");
  private static final Pattern IN_JAAS = Pattern.compile("password=\"?([^\"\\s;]+)");
  private static final int GUESSABLE = 4;

  private final Map<String, String> variables;
  private final SystemEnvironmentPropertySource given;
  private final StandardEnvironment environment = new StandardEnvironment();

  /// @param variables those of the process, with what files say above them
  public DoctorSettings(Service service, Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
    this.given =
        new SystemEnvironmentPropertySource(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables));
    MutablePropertySources sources = environment.getPropertySources();
    sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    sources.replace(given.getName(), given);
    ClassPathResource defaults = new ClassPathResource(service.label() + ".yaml");
    try {
      if (defaults.exists()) {
        new YamlPropertySourceLoader().load("defaults", defaults).forEach(sources::addLast);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ConfigurationPropertySources.attach(environment);
  }

  /// The value in force, empty if it is blank.
  public Optional<String> value(String property) {
    return Optional.ofNullable(environment.getProperty(property)).filter(text -> !text.isBlank());
  }

  /// True if the property is switched on.
  public boolean isOn(String property) {
    return environment.getProperty(property, Boolean.class, false);
  }

  /// The value in force if a variable gives it, and not only a default.
  public Optional<String> given(String property, String variable) {
    return value(property).filter(_ -> isGiven(property) || variable(variable).isPresent());
  }

  /// The environment variable as it is given, empty if it is blank.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank());
  }

  private boolean isGiven(String property) {
    ConfigurationPropertySource source = ConfigurationPropertySource.from(given);
    return source != null
        && (source.getConfigurationProperty(ConfigurationPropertyName.of(property)) != null
            || source.containsDescendantOf(ConfigurationPropertyName.of(property))
                == ConfigurationPropertyState.PRESENT);
  }

  /// The properties below a prefix, bound as the service binds them.
  ///
  /// @throws org.springframework.boot.context.properties.bind.BindException if the service would not start with them
  public <T> T bind(String prefix, Class<T> type) {
    return Binder.get(environment).bindOrCreate(prefix, type);
  }

  /// The values that must not be printed.
  public Set<String> secrets() {
    Set<String> secrets = new HashSet<>();
    variables.forEach((name, value) -> {
      if (SECRET_NAME.matcher(name).find() && !name.endsWith("_FILE")) {
        Matcher inJaas = IN_JAAS.matcher(value);
        secrets.add(inJaas.find() ? inJaas.group(1) : value);
      }
    });
    secrets.removeIf(secret -> secret.length() < GUESSABLE);
    return secrets;
  }
}
