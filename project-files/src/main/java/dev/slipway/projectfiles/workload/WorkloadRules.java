package dev.slipway.projectfiles.workload;

import com.google.re2j.Pattern;
import dev.slipway.contract.workload.Probe;
import dev.slipway.contract.workload.Probe.Check;
import dev.slipway.contract.workload.Workload;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The rules between the parts of a workload, which no schema can state.
public final class WorkloadRules {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private static final String HTTP = "http";
  private static final int HTTP_SERVICE = 80;

  private final Workload workload;
  private final Value.Mapping document;
  private final String at;
  private final List<Problem> problems = new ArrayList<>();

  private WorkloadRules(Workload workload, Value.Mapping document, String at) {
    this.workload = workload;
    this.document = document;
    this.at = at;
  }

  /// @param at the pointer of the workload, whole
  public static List<Problem> check(Workload workload, Value.Mapping document, String at) {
    WorkloadRules rules = new WorkloadRules(workload, document, at);
    rules.ports();
    Workload.Probes probes = workload.probes();
    if (probes != null) {
      rules.probe("readiness", probes.readiness());
      rules.probe("liveness", probes.liveness());
      rules.probe("startup", probes.startup());
    }
    return rules.problems;
  }

  private void ports() {
    Set<String> numbers = new HashSet<>();
    Set<String> services = new HashSet<>();
    if (workload.port() != null) {
      numbers.add(workload.port() + "/TCP");
      services.add(HTTP_SERVICE + "/TCP");
    }
    for (Workload.Port port : workload.ports()) {
      String here = "/ports/" + port.name();
      if (workload.port() != null && port.name().equals(HTTP)) {
        problem(here, "'port' is called http already; leave out one of them");
        continue;
      }
      if (!numbers.add(port.port() + "/" + port.protocol())) {
        problem(here, "another port of the container is %d already".formatted(port.port()));
      }
      if (!services.add(port.service() + "/" + port.protocol())) {
        problem(
            here,
            "the Service's port %d leads elsewhere already; set 'service' to another"
                .formatted(port.service()));
      }
    }
  }

  private void probe(String name, @Nullable Probe probe) {
    if (probe == null) {
      return;
    }
    String here = "/probes/" + name;
    switch (probe.check()) {
      case null -> port(null, here);
      case Check.Http(_, var port) -> port(port, here);
      case Check.Tcp(var port) -> port(port, here);
      case Check.Exec _ -> {}
    }
    if (document.at(at + here) instanceof Value.Mapping written
        && written.fields().keySet().stream().filter(Set.of(HTTP, "tcp", "exec")::contains).count()
            > 1) {
      problem(here, "a probe asks in one way: http, tcp or exec");
    }
  }

  /// @param port a name or a number, null for the first
  private void port(@Nullable String port, String here) {
    Set<String> names = new TreeSet<>();
    if (workload.port() != null) {
      names.add(HTTP);
    }
    workload.ports().forEach(known -> names.add(known.name()));
    if (port == null && names.isEmpty()) {
      problem(here, "a probe needs http or tcp with a port, or exec: the workload has no port");
    } else if (port != null && !NUMBER.matches(port) && !names.contains(port)) {
      problem(
          here,
          "unknown port '%s'; ports here are %s"
              .formatted(port, names.isEmpty() ? "none" : String.join(", ", names)));
    }
  }

  private void problem(String pointer, String message) {
    problems.add(Problem.of(document, at + pointer, message));
  }
}
