package dev.slipway.notifier.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.ButtonElement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Measures the text of a message's blocks.
final class Lengths {

  private Lengths() {}

  static int of(List<LayoutBlock> blocks) {
    return blocks.stream().flatMap(Lengths::texts).mapToInt(String::length).sum();
  }

  private static Stream<String> texts(LayoutBlock block) {
    return switch (block) {
      case HeaderBlock header -> Stream.of(header.getText().getText());
      case SectionBlock section -> section(section);
      case ActionsBlock actions ->
          actions.getElements().stream()
              .filter(ButtonElement.class::isInstance)
              .map(element -> ((ButtonElement) element).getText().getText());
      case ContextBlock context ->
          context.getElements().stream()
              .filter(MarkdownTextObject.class::isInstance)
              .map(element -> ((MarkdownTextObject) element).getText());
      default ->
          throw new IllegalArgumentException(
              "a block of type "
                  + block.getType()
                  + " has no known length; say here which texts it has");
    };
  }

  private static Stream<String> section(SectionBlock section) {
    @Nullable List<TextObject> fields = section.getFields();
    return Stream.concat(
            Stream.ofNullable(section.getText()), fields == null ? Stream.empty() : fields.stream())
        .map(TextObject::getText)
        .filter(Objects::nonNull);
  }
}
