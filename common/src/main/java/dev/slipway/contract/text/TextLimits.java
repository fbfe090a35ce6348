package dev.slipway.contract.text;

/// The limits of what comes from outside, the same for every source. With them no event can grow beyond
/// [#EVENT_BYTES], far below the 1 MiB that Kafka takes unless configured otherwise.
///
/// Texts are limited in characters by [ForeignText#limit], which cuts; identities in UTF-16 units by
/// [Identity], which refuses.
public final class TextLimits {

  /// A project, branch, tag, image, commit, run id or account. Git hosts end at 255 bytes for a branch,
  /// registries at some 450 for an image with tag and digest.
  public static final int IDENTITY = 512;

  /// The name or address of a person, a workflow or an event.
  public static final int NAME = 255;

  /// An address. Browsers and chat platforms take no longer one.
  public static final int URL = 2_000;

  /// The co-authors of a commit: more than any real one has.
  public static final int CO_AUTHORS = 50;

  /// A commit's message.
  public static final int COMMIT_MESSAGE = 4_000;

  /// A person's answer or reason. Every chat platform's adapter asks for as much and shows it.
  public static final int ANSWER = 3_000;

  /// The number of answers to one choice: the ten of a form, as the schema of project files has it, and the reason.
  public static final int ANSWERS = 11;

  /// A sentence of a diagnosis: what a cluster, registry or webhook said.
  public static final int SENTENCE = 1_000;

  /// A word of a diagnosis: a reason, a container, the name of a fact.
  public static final int WORD = 120;

  /// The number of facts of one diagnosis.
  public static final int FACTS = 12;

  /// A line of a diagnosis: of a container's log, a warning of the cluster, the value of a fact.
  public static final int LINE = 300;

  /// The number of warnings of one diagnosis.
  public static final int WARNINGS = 5;

  /// The number of lines of a container's log in one diagnosis.
  public static final int LOG_LINES = 20;

  /// A project's definition as JSON. Leaves room for a build within [#EVENT_BYTES].
  public static final int DEFINITION_BYTES = 700 * 1024;

  /// An event as JSON.
  public static final int EVENT_BYTES = 900 * 1024;

  private TextLimits() {}
}
