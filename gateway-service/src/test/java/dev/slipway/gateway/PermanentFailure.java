package dev.slipway.gateway;

import dev.slipway.contract.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.util.FileSystemUtils;

/// The kinds of permanent failures that one project may have at what the gateway depends on.
enum PermanentFailure {
  /// Files: text that is no YAML.
  NO_YAML {
    @Override
    void begin(FailingProject world) throws IOException {
      world.write(":\n[");
    }
  },
  FOLDER_BY_A_FILES_NAME {
    @Override
    void begin(FailingProject world) throws IOException {
      Files.deleteIfExists(world.file());
      Files.createDirectory(world.file());
    }
  },
  LINK_OUT_OF_THE_FOLDER {
    @Override
    void begin(FailingProject world) throws IOException {
      Path outside = Files.createTempFile("slipway-outside", ".yaml");
      Files.writeString(outside, FailingProject.file(world.project(), "outside"));
      Files.deleteIfExists(world.file());
      Files.createSymbolicLink(world.file(), outside);
    }
  },
  LINK_TO_ITSELF {
    @Override
    void begin(FailingProject world) throws IOException {
      Files.deleteIfExists(world.file());
      Files.createSymbolicLink(world.file(), world.file());
    }
  },
  NOT_UTF_8 {
    @Override
    void begin(FailingProject world) throws IOException {
      String text = FailingProject.file(world.project(), "Caf\u00e9");
      Files.write(world.file(), text.getBytes(StandardCharsets.ISO_8859_1));
    }
  },
  NUL {
    @Override
    void begin(FailingProject world) throws IOException {
      world.write(FailingProject.file(world.project(), "a\u0000b"));
    }
  },
  LARGER_THAN_A_FILE_MAY_BE {
    @Override
    void begin(FailingProject world) throws IOException {
      world.write(FailingProject.file(world.project(), "large") + "#".repeat(1 << 20));
    }
  },
  LARGER_THAN_A_DEFINITION_MAY_BE {
    @Override
    void begin(FailingProject world) throws IOException {
      world.write(
          FailingProject.file(world.project(), "large")
              .replace("live: {", "live: {" + FailingProject.env(300, 3_000)));
    }
  },
  BOMB_OF_ALIASES {
    @Override
    void begin(FailingProject world) throws IOException {
      String levels =
          IntStream.range(1, 12)
              .mapToObj(i -> "x%d: &x%d [%s]\n".formatted(i, i, ("*x" + (i - 1) + ",").repeat(9)))
              .collect(Collectors.joining());
      world.write(FailingProject.file(world.project(), "bomb") + "x0: &x0 [a]\n" + levels);
    }
  },
  NESTED_WITHOUT_END {
    @Override
    void begin(FailingProject world) throws IOException {
      world.write(FailingProject.file(world.project(), "deep") + "x: " + "[".repeat(100_000));
    }
  },
  TEXT_THAT_OVERFLOWS_PATTERNS {
    @Override
    void begin(FailingProject world) throws IOException {
      world.write(
          FailingProject.file(world.project(), "absurd")
              .replace("namespace: ", "namespace: " + "a".repeat(9_000)));
    }
  },
  BASES_THAT_NEVER_END {
    @Override
    void begin(FailingProject world) throws IOException {
      Path bases = world.gateway().projects().resolve("bases");
      Files.writeString(bases.resolve("chicken.yaml"), "bases: [egg]\n");
      Files.writeString(bases.resolve("egg.yaml"), "bases: [chicken]\n");
      world.write(FailingProject.file(world.project(), "egg") + "bases: [egg]\n");
    }

    @Override
    String problem(FailingProject world) {
      return "leads back to itself";
    }
  },
  /// Kafka: a definition that the topic's limit refuses.
  DEFINITION_THAT_KAFKA_REFUSES {
    @Override
    void begin(FailingProject world) throws IOException {
      TopicLimit.set(world.gateway(), Topics.PROJECTS, 30_000);
      world.write(
          FailingProject.file(world.project(), "large")
              .replace("live: {", "live: {" + FailingProject.env(40, 3_000)));
    }

    @Override
    void end(FailingProject world) throws IOException {
      super.end(world);
      TopicLimit.set(world.gateway(), Topics.PROJECTS, TopicLimit.USUAL);
    }
  },
  /// Kafka: a definition that is in force, and whose builds the topic's limit refuses.
  BUILD_THAT_KAFKA_REFUSES {
    @Override
    void begin(FailingProject world) throws IOException {
      TopicLimit.set(world.gateway(), Topics.BUILDS, 30_000);
      world.write(
          FailingProject.file(world.project(), "large")
              .replace("live: {", "live: {" + FailingProject.env(40, 3_000)));
    }

    @Override
    boolean isFailing(FailingProject world) {
      return world.build() == build();
    }

    @Override
    int build() {
      return 422;
    }

    @Override
    void end(FailingProject world) throws IOException {
      super.end(world);
      TopicLimit.set(world.gateway(), Topics.BUILDS, TopicLimit.USUAL);
    }
  },
  /// Kafka: records on the topic of projects that cannot be read.
  RECORDS_THAT_CANNOT_BE_READ {
    @Override
    void begin(FailingProject world) {
      Map<String, Object> config = Map.of("bootstrap.servers", world.gateway().bootstrapServers());
      try (var producer =
          new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
        for (String value : List.of("", "\u0000", "{}", "[".repeat(100_000))) {
          var record =
              new ProducerRecord<>(
                  Topics.PROJECTS, world.project(), value.getBytes(StandardCharsets.UTF_8));
          record
              .headers()
              .add("ce_type", "dev.slipway.project.defined.v1".getBytes(StandardCharsets.UTF_8))
              .add("ce_id", "unreadable".getBytes(StandardCharsets.UTF_8));
          producer.send(record);
        }
      }
    }

    @Override
    boolean isFailing(FailingProject world) {
      return true;
    }
  },
  /// Chat: an address that is asked for first and that the platform never answers.
  ACCOUNT_THAT_IS_NEVER_ANSWERED {
    @Override
    void begin(FailingProject world) throws IOException {
      world.gateway().slackApi().answer("a@never.org", new SlackApi.Page(500, "text/html", "<p>"));
      world.gateway().slackApi().account("b@soon.org", "U0SOON");
      world.people("never: {email: a@never.org}\nsoon: {email: b@soon.org}\n");
      world.write(
          FailingProject.file(world.project(), "accounts")
              .replace("owner-one", "owner-one, never, soon"));
    }

    // While its neighbour's account has been found.
    @Override
    boolean isFailing(FailingProject world) {
      return PublishedEvents.on(Topics.PROJECTS, world.gateway()).stream()
          .filter(record -> world.project().equals(record.key()) && record.value() != null)
          .anyMatch(record -> record.value().contains("U0SOON"));
    }

    @Override
    void end(FailingProject world) throws IOException {
      super.end(world);
      world.gateway().slackApi().mend("a@never.org");
      world.people("");
    }
  };

  abstract void begin(FailingProject world) throws IOException;

  /// A part of what health says while it fails.
  String problem(FailingProject world) {
    return "projects/" + world.project() + ".yaml:";
  }

  /// Whether it is known to fail.
  boolean isFailing(FailingProject world) {
    return world
        .gateway()
        .get("/actuator/health")
        .json()
        .at("/components/projects/details/problems")
        .toString()
        .contains(problem(world));
  }

  /// The answer to a build of the project meanwhile: its last good definition stays in force.
  int build() {
    return 202;
  }

  void end(FailingProject world) throws IOException {
    if (Files.isDirectory(world.file(), LinkOption.NOFOLLOW_LINKS)) {
      FileSystemUtils.deleteRecursively(world.file());
    } else {
      Files.deleteIfExists(world.file());
    }
  }
}
