package dev.slipway.sandbox.cluster.object;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// All objects, their versions, and what has happened to them for those who watch. One lock guards
/// everything; objects are handed out as copies.
public final class ObjectStore {

  private static final int REMEMBERED = 10_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final NavigableMap<String, ObjectNode> objects = new TreeMap<>();

  /// The keys of what belongs to an owner, by the owner's uid.
  private final Map<String, Set<String>> owned = new HashMap<>();

  private final List<Change> changes = new ArrayList<>();
  private final ObjectJournal journal;
  private long version;
  private long forgotten;

  /// Begins with what the journal holds.
  public ObjectStore(ObjectJournal journal) {
    this.journal = journal;
    objects.putAll(journal.read());
    objects.forEach((key, object) -> {
      version = Math.max(version, version(object));
      Objects.owners(object).forEach(owner -> of(owner).add(key));
    });
    forgotten = version;
  }

  /// A change of an object.
  ///
  /// @param type `ADDED`, `MODIFIED` or `DELETED`
  public record Change(long version, String type, Kind kind, ObjectNode object) {}

  /// Runs several reads and writes as one.
  public <T> T atomically(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// The version of the latest change.
  public long version() {
    return atomically(() -> version);
  }

  /// A copy of the object; empty where there is none.
  public Optional<ObjectNode> get(Kind kind, String namespace, String name) {
    return atomically(() ->
        Optional.ofNullable(objects.get(key(kind, namespace, name))).map(ObjectNode::deepCopy));
  }

  /// @param namespace null for all
  public List<ObjectNode> list(Kind kind, @Nullable String namespace) {
    return list(kind, namespace, _ -> true);
  }

  /// Copies those alone that are wanted.
  ///
  /// @param namespace null for all
  /// @param wanted keeps nothing of what it sees
  public List<ObjectNode> list(Kind kind, @Nullable String namespace, Predicate<JsonNode> wanted) {
    String prefix = kind.qualified() + "/" + (namespace == null ? "" : namespace + "/");
    return atomically(() ->
        objects.subMap(prefix, prefix + Character.MAX_VALUE).values().stream()
            .filter(wanted)
            .map(ObjectNode::deepCopy)
            .toList());
  }

  /// What belongs to an owner, in the order of names.
  public List<ObjectNode> owned(Kind kind, String owner) {
    String prefix = kind.qualified() + "/";
    return atomically(() ->
        owned.getOrDefault(owner, Set.of()).stream()
            .filter(key -> key.startsWith(prefix))
            .map(objects::get)
            .map(ObjectNode::deepCopy)
            .toList());
  }

  private Set<String> of(String owner) {
    return owned.computeIfAbsent(owner, _ -> new TreeSet<>());
  }

  private void disown(String key, ObjectNode object) {
    Objects.owners(object)
        .forEach(owner -> {
          Set<String> left = of(owner);
          left.remove(key);
          if (left.isEmpty()) {
            owned.remove(owner);
          }
        });
  }

  /// Gives the object its identity and first version.
  public ObjectNode create(Kind kind, ObjectNode object) {
    return atomically(() -> {
      ObjectNode metadata = Objects.object(object, "metadata");
      metadata.put("uid", UUID.randomUUID().toString());
      metadata.put("creationTimestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
      metadata.put("generation", 1);
      return keep("ADDED", kind, object);
    });
  }

  /// Keeps the object under a new version; the generation grows where the spec has changed. An object
  /// that is as it was is not written.
  public ObjectNode update(Kind kind, ObjectNode object) {
    return atomically(() -> {
      ObjectNode before = objects.get(key(kind, Objects.namespace(object), Objects.name(object)));
      if (before == null) {
        throw ApiException.notFound(kind, Objects.name(object));
      }
      ObjectNode metadata = Objects.object(object, "metadata");
      long generation = before.path("metadata").path("generation").asLong(1);
      boolean moved = !same(before.path("spec"), object.path("spec"));
      metadata.put("generation", moved ? generation + 1 : generation);
      metadata.put("resourceVersion", Long.toString(version(before)));
      return same(before, object) ? before.deepCopy() : keep("MODIFIED", kind, object);
    });
  }

  /// The object as it was; empty where there was none.
  public Optional<ObjectNode> delete(Kind kind, String namespace, String name) {
    return atomically(() -> {
      String key = key(kind, namespace, name);
      ObjectNode removed = objects.get(key);
      if (removed == null) {
        return Optional.empty();
      }
      journal.remove(key);
      objects.remove(key);
      disown(key, removed);
      version++;
      ObjectNode last = removed.deepCopy();
      Objects.object(last, "metadata").put("resourceVersion", Long.toString(version));
      remember(new Change(version, "DELETED", kind, last));
      return Optional.of(last);
    });
  }

  /// The changes of objects of all kinds after a version; empty where the store has forgotten some of them.
  public Optional<List<Change>> since(long version) {
    return atomically(() -> version < forgotten ? Optional.empty() : Optional.of(later(version)));
  }

  /// Versions follow one another without a gap: one counts once its change is in the journal. A watch may name one that is still to come.
  private List<Change> later(long version) {
    int known = (int) Math.min(version - forgotten, changes.size());
    return List.copyOf(changes.subList(known, changes.size()));
  }

  /// What happened to objects of the kind after a version, waiting for something where nothing has yet.
  ///
  /// @return empty when the time is over
  /// @throws ApiException 410 where the version is too old
  public List<Change> after(Kind kind, long since, long patienceMillis)
      throws InterruptedException {
    lock.lock();
    try {
      if (since < forgotten) {
        throw new ApiException(
            410, "Expired", "too old resource version: " + since + " (" + forgotten + ")");
      }
      long left = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      while (true) {
        List<Change> found =
            later(since).stream().filter(change -> change.kind().equals(kind)).toList();
        if (!found.isEmpty() || left <= 0) {
          return found;
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private ObjectNode keep(String type, Kind kind, ObjectNode object) {
    long next = version + 1;
    Objects.object(object, "metadata").put("resourceVersion", Long.toString(next));
    ObjectNode kept = object.deepCopy();
    String key = key(kind, Objects.namespace(object), Objects.name(object));
    journal.put(key, kept);
    version = next;
    ObjectNode before = objects.put(key, kept);
    if (before != null) {
      disown(key, before);
    }
    Objects.owners(kept).forEach(owner -> of(owner).add(key));
    remember(new Change(version, type, kind, kept));
    return kept.deepCopy();
  }

  /// A number is the same whatever Java type holds it: what was read from the journal has others than
  /// what was made here.
  private static boolean same(JsonNode one, JsonNode other) {
    return one.equals(ObjectStore::compare, other);
  }

  private static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }

  private void remember(Change change) {
    changes.add(change);
    if (changes.size() > REMEMBERED) {
      forgotten = changes.removeFirst().version();
    }
    changed.signalAll();
  }

  private static long version(ObjectNode object) {
    return Long.parseLong(object.path("metadata").path("resourceVersion").asString("0"));
  }

  private static String key(Kind kind, String namespace, String name) {
    return kind.qualified() + "/" + (kind.namespaced() ? namespace + "/" : "") + name;
  }
}
