package dev.slipway.gateway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.people.Contributor.Role;
import dev.slipway.projectfiles.people.People;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The people behind a build's identities.
class KnownPeopleTest {

  private static final String PEOPLE = "outsider: {email: out@example.org}";

  @Test
  void everybodyInPeopleYamlIsKnownAsAnAuthor() {
    KnownPeople known = new KnownPeople();
    known.become(People.read("people.yaml", PEOPLE).all());
    Build build =
        BuildBuilder.builder()
            .image("i:1")
            .type(TargetType.BRANCH)
            .target("main")
            .author("Out <out@example.org>")
            .build()
            .with(List.of(Contributor.of(Role.PUSHER, "stranger")));
    assertThat(known.recognised(build).identities())
        .extracting(Contributor::role, Contributor::person)
        .containsExactly(tuple(Role.PUSHER, null), tuple(Role.AUTHOR, "outsider"));
  }
}
