package dev.slipway.sandbox.cluster.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ObjectStoreTest {

  @TempDir Path folder;

  @Test
  void anObjectReadFromTheJournalIsNotWrittenAgainForItsNumbers() {
    ObjectNode made =
        new ObjectStore(new ObjectJournal(folder)).create(Kind.DEPLOYMENT, object(3L));
    ObjectStore later = new ObjectStore(new ObjectJournal(folder));

    ObjectNode same = object(3L);
    same.set("metadata", made.path("metadata").deepCopy());
    assertThat(later.update(Kind.DEPLOYMENT, same).at("/metadata/resourceVersion").asString())
        .isEqualTo(made.at("/metadata/resourceVersion").asString());

    ObjectNode other = object(4L);
    other.set("metadata", made.path("metadata").deepCopy());
    ObjectNode written = later.update(Kind.DEPLOYMENT, other);
    assertThat(written.at("/metadata/resourceVersion").asString())
        .isNotEqualTo(made.at("/metadata/resourceVersion").asString());
    assertThat(written.at("/metadata/generation").asInt()).isEqualTo(2);
  }

  @Test
  void aWriteThatFailedHidesNoLaterChange() throws IOException {
    ObjectStore store = new ObjectStore(new ObjectJournal(folder));
    store.create(Kind.DEPLOYMENT, object(1L));
    long seen = store.version();
    Path journal = folder.resolve("cluster.jsonl");
    Path aside = Files.move(journal, folder.resolve("aside"));
    Files.createDirectory(journal);
    assertThatThrownBy(() -> store.create(Kind.SERVICE, object(1L)))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> store.delete(Kind.DEPLOYMENT, "n", "app"))
        .isInstanceOf(UncheckedIOException.class);
    Files.delete(journal);
    Files.move(aside, journal);

    assertThat(store.get(Kind.DEPLOYMENT, "n", "app")).isPresent();
    store.create(Kind.SERVICE, object(1L));
    assertThat(store.since(seen).orElseThrow())
        .extracting(ObjectStore.Change::kind)
        .containsExactly(Kind.SERVICE);
  }

  private static ObjectNode object(long replicas) {
    ObjectNode object =
        (ObjectNode)
            JsonMapper.shared()
                .readTree("{\"metadata\":{\"namespace\":\"n\",\"name\":\"app\"},\"spec\":{}}");
    Objects.object(object, "spec").put("replicas", replicas);
    return object;
  }
}
