package dev.slipway.gateway.catalogue;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.people.Person;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Everybody in `people.yaml`, as it was read last, in a group or not. Thread-safe.
@Component
public class KnownPeople {

  private volatile List<Person> people = List.of();

  void become(List<Person> people) {
    this.people = List.copyOf(people);
  }

  /// The build with the names of the people whom its identities belong to.
  public Build recognised(Build build) {
    List<Contributor> identities = new ArrayList<>();
    build.everybody().stream()
        .map(this::recognised)
        .filter(identity -> identity.person() != null || build.identities().contains(identity))
        .forEach(identities::add);
    return build.with(identities);
  }

  private Contributor recognised(Contributor identity) {
    return people.stream()
        .filter(person -> person.is(identity))
        .findFirst()
        .map(person -> identity.as(person.id()))
        .orElse(identity);
  }
}
