package dev.slipway.cli.doctor.settings;

import dev.slipway.cli.doctor.check.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Files of variables, each for all services or for one: lines `NAME=value`, as Docker and systemd read them.
public final class EnvFiles {

  private EnvFiles() {}

  /// The variables of each service: those of the process, below those of the files, the service's own last.
  ///
  /// @param files `FILE` or `SERVICE=FILE`
  /// @throws IOException with the file's name
  public static Map<Service, Map<String, String>> read(
      List<String> files, Map<String, String> process) throws IOException {
    Map<String, String> common = new HashMap<>(process);
    Map<Service, Map<String, String>> own = new EnumMap<>(Service.class);
    for (String file : files) {
      Service service = Service.of(file.substring(0, Math.max(0, file.indexOf('=')))).orElse(null);
      if (service == null) {
        common.putAll(variables(Path.of(file)));
      } else {
        own.computeIfAbsent(service, _ -> new HashMap<>())
            .putAll(variables(Path.of(file.substring(file.indexOf('=') + 1))));
      }
    }
    Map<Service, Map<String, String>> all = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      Map<String, String> variables = new HashMap<>(common);
      variables.putAll(own.getOrDefault(service, Map.of()));
      all.put(service, variables);
    }
    return all;
  }

  private static Map<String, String> variables(Path file) throws IOException {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.stripLeading().startsWith("#")) {
        String name = line.substring(0, equals).strip().replaceFirst("^export\\s+", "");
        variables.put(name, unquoted(line.substring(equals + 1).strip()));
      }
    }
    return variables;
  }

  private static String unquoted(String value) {
    for (String quote : List.of("\"", "'")) {
      if (value.length() > 1 && value.startsWith(quote) && value.endsWith(quote)) {
        return value.substring(1, value.length() - 1);
      }
    }
    return value;
  }
}
