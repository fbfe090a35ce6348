package dev.slipway.cli.init;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A project's first file: an environment for each branch, QA's word, and the owners' decision before
/// production.
///
/// @param url of production, with `http://` or `https://`
/// @param channel `platform:id`
/// @param port that the service listens on
/// @param secret the name of the secret that signs builds, null for none
record NewProject(
    String key,
    String name,
    String url,
    String channel,
    List<Member> qa,
    List<Member> owners,
    int port,
    @Nullable String secret) {

  /// The file's text.
  String text() {
    String scheme = url.substring(0, url.indexOf("://") + 3);
    String host = url.substring(scheme.length());
    return """
    project: %s
    name: %s
    channel: %s
    people:
      qa: %s
      owners: %s
    workload:
      port: %d
    environments:
      qa:
        namespace: %s-qa
        create-namespace: true
        # One environment for each branch or tag.
        url: %s
        # Removed if no new build has come for it for so long.
        ttl: 72h
      production:
        namespace: %s
        create-namespace: true
        url: %s
    pipeline:
      - deploy: qa
      - approve: qa-check
        from: qa
        veto: true
        advisory: true
      - approve: go-live
        from: owners
        choices: {deploy: Deploy to production, close: Close}
      - deploy: production
    %s\
    """
        .formatted(
            key,
            quoted(name),
            channel,
            names(qa),
            names(owners),
            port,
            key,
            quoted(scheme + "{target}.{type}." + host),
            key,
            quoted(url),
            secret == null ? "" : "builds: {secret: " + secret + "}\n");
  }

  /// What `people.yaml` needs beside what it has.
  ///
  /// @param known the names that are there
  String newPeople(java.util.Set<String> known) {
    Map<String, Member> missing = new LinkedHashMap<>();
    Stream.concat(qa.stream(), owners.stream())
        .filter(member -> !known.contains(member.name()))
        .forEach(member -> missing.putIfAbsent(member.name(), member));
    return missing.values().stream().map(NewProject::entry).collect(Collectors.joining());
  }

  private static String entry(Member member) {
    return member.name()
        + ":\n"
        + (member.slack() == null ? "" : "  slack: " + member.slack() + "\n")
        + (member.email() == null ? "" : "  email: " + quoted(member.email()) + "\n");
  }

  private static String names(List<Member> members) {
    return members.stream()
        .map(Member::name)
        .distinct()
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /// JSON's quotes are YAML's.
  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }
}
