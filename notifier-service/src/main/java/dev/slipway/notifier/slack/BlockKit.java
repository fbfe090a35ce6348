package dev.slipway.notifier.slack;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Span;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import java.util.ArrayList;
import java.util.List;

/// A card as Block Kit, within Slack's limits whatever the card holds: 50 blocks, 150 characters a
/// header, 3,000 a section, 2,000 a field, 75 a button, 255 an action's id, 2,000 its value, 25
/// buttons and 10 context elements a block.
///
/// Source: Slack's Block Kit reference. What all blocks hold together is limited too, and the
/// reference does not say to what: Slack has refused messages of somewhat more than 11,000
/// characters with `msg_blocks_too_long` (slackapi/bolt-js, issues 2509 and 2867).
final class BlockKit {

  static final int LONGEST_MESSAGE = 10_000;

  private static final int HEADER = 150;
  private static final int PARAGRAPHS = 40;
  private static final int FIELDS = 10;
  private static final int CONTEXT = 10;
  private static final int ACTIONS = 25;
  private static final int ACTION_BLOCKS = 2;
  private static final int LONGEST_ID = 255;
  private static final int LONGEST_SHOWN = 240;
  private static final int LONGEST_VALUE = 2_000;
  private static final int LONGEST_FALLBACK = 3_000;

  /// How long a text may be, from as Slack takes it to as a message of many texts needs it.
  private static final List<Integer> LENGTHS =
      List.of(3_000, 2_000, 1_300, 1_000, 700, 450, 300, 180, 90);

  private BlockKit() {}

  static List<LayoutBlock> blocks(Card card) {
    for (int longest : LENGTHS) {
      List<LayoutBlock> blocks = blocks(card, longest);
      if (Lengths.of(blocks) <= LONGEST_MESSAGE) {
        return blocks;
      }
    }
    return blocks(card, LENGTHS.getLast());
  }

  /// A sentence alone, without a sign.
  static List<LayoutBlock> sentence(String mrkdwn) {
    return List.of(section(section -> section.text(markdownText(mrkdwn))));
  }

  private static List<LayoutBlock> blocks(Card card, int longest) {
    List<LayoutBlock> blocks = new ArrayList<>();
    if (card.title() != null) {
      String sign = sign(card.tone()) + " ";
      String title = sign + Mrkdwn.plain(card.title(), HEADER - sign.length());
      blocks.add(header(header -> header.text(plainText(title, true))));
    }
    paragraphs(card, longest)
        .forEach(text -> blocks.add(section(section -> section.text(markdownText(text)))));
    // What is asked and its answers stand together; the facts are for who looks closer.
    blocks.addAll(buttons(card.actions()));
    if (!card.fields().isEmpty()) {
      List<TextObject> fields = fields(card, Math.min(2_000, longest));
      blocks.add(section(section -> section.fields(fields)));
    }
    if (!card.context().isEmpty()) {
      List<ContextBlockElement> lines = small(card.context(), Math.min(1_000, longest));
      blocks.add(context(context -> context.elements(lines)));
    }
    return blocks;
  }

  /// What notifications and screen readers show instead of the blocks, without programs' output.
  static String fallback(Card card) {
    Text text = Text.of(card.title() == null ? "" : card.title() + " · ");
    String separator = "";
    for (Text paragraph : card.paragraphs()) {
      if (paragraph.spans().stream().noneMatch(Span.Output.class::isInstance)) {
        text = text.words(separator).then(paragraph);
        separator = " ";
      }
    }
    String spoken = Mrkdwn.of(text, LONGEST_FALLBACK);
    return spoken.isBlank() ? "A message from Slipway" : spoken;
  }

  private static List<String> paragraphs(Card card, int longest) {
    boolean signHere = card.title() == null;
    List<String> shown = new ArrayList<>();
    for (Text paragraph : card.paragraphs()) {
      boolean sign = signHere && shown.isEmpty();
      String signed = sign ? sign(card.tone()) + " " : "";
      String mrkdwn = signed + Mrkdwn.of(paragraph, longest - signed.length());
      if (!mrkdwn.isBlank()) {
        shown.add(mrkdwn);
      }
    }
    if (shown.size() <= PARAGRAPHS) {
      return shown;
    }
    // The first paragraphs say how it stands, the last ones how it ended.
    List<String> cut = new ArrayList<>(shown.subList(0, PARAGRAPHS / 2));
    cut.add("… and " + (shown.size() - PARAGRAPHS + 1) + " more …");
    cut.addAll(shown.subList(shown.size() - PARAGRAPHS / 2 + 1, shown.size()));
    return cut;
  }

  private static List<TextObject> fields(Card card, int longest) {
    List<TextObject> fields = new ArrayList<>();
    for (Card.Field field : upTo(FIELDS, card.fields())) {
      Text text = Text.none().strong(field.label()).words("\n").then(field.value());
      fields.add(markdownText(Mrkdwn.of(text, longest)));
    }
    if (card.fields().size() > FIELDS) {
      fields.add(markdownText(more(FIELDS, card.fields())));
    }
    return fields;
  }

  /// All of a list that has room, else one less, so that there is room to say how many more there are.
  private static <T> List<T> upTo(int most, List<T> all) {
    return all.size() <= most ? all : all.subList(0, most - 1);
  }

  private static String more(int most, List<?> all) {
    return "… and " + (all.size() - most + 1) + " more";
  }

  /// A button that Slack would refuse would take the whole message with it, so it is left out.
  private static List<LayoutBlock> buttons(List<Card.Action> actions) {
    List<Card.Action> all =
        actions.stream()
            .filter(a -> a.id().length() <= LONGEST_ID && a.value().length() <= LONGEST_VALUE)
            .toList();
    List<LayoutBlock> blocks = new ArrayList<>();
    for (int from = 0; from < all.size() && blocks.size() < ACTION_BLOCKS; from += ACTIONS) {
      List<BlockElement> buttons = new ArrayList<>();
      all.subList(from, Math.min(all.size(), from + ACTIONS)).forEach(a -> buttons.add(one(a)));
      String id = "choices-" + blocks.size() + shown(all.get(from));
      blocks.add(actions(block -> block.blockId(id).elements(buttons)));
    }
    return blocks;
  }

  /// Slack reads nothing into it but what is written here: no addresses, no channels.
  private static MarkdownTextObject markdownText(String mrkdwn) {
    return MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build();
  }

  /// What the message shows stands in the id of the block, not in the buttons' values: an earlier version of the
  /// gateway, which is upgraded last, does not look there.
  private static String shown(Card.Action action) {
    return ButtonValue.parse(action.value())
        .map(ButtonValue::shown)
        .map(shown -> shown.within(LONGEST_SHOWN).text())
        .orElse("");
  }

  private static ButtonElement one(Card.Action action) {
    String label = action.label().isBlank() ? action.id() : action.label();
    String value =
        ButtonValue.parse(action.value())
            .map(known -> known.showing(null).text())
            .orElse(action.value());
    ButtonElement button =
        button(b ->
            b.actionId(action.id()).value(value).text(plainText(Mrkdwn.plain(label, 75), true)));
    switch (action.style()) {
      case PRIMARY -> button.setStyle("primary");
      case DANGER -> button.setStyle("danger");
      case PLAIN -> {}
    }
    return button;
  }

  private static List<ContextBlockElement> small(List<Text> lines, int longest) {
    List<ContextBlockElement> elements = new ArrayList<>();
    for (Text line : upTo(CONTEXT, lines)) {
      String mrkdwn = Mrkdwn.of(line, longest);
      elements.add(markdownText(mrkdwn.isBlank() ? "–" : mrkdwn));
    }
    if (lines.size() > CONTEXT) {
      elements.add(markdownText(more(CONTEXT, lines)));
    }
    return elements;
  }

  /// Slack colours only attachments, which screen readers pass over; a sign says it to everybody.
  private static String sign(Tone tone) {
    return switch (tone) {
      case WORKING -> ":large_blue_circle:";
      case ASKING -> ":large_yellow_circle:";
      case GOOD -> ":large_green_circle:";
      case BAD -> ":red_circle:";
      case ENDED -> ":white_circle:";
    };
  }
}
