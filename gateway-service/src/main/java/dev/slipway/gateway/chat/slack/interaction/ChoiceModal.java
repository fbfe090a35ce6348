package dev.slipway.gateway.chat.slack.interaction;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.composition.BlockCompositions.option;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.checkboxes;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.block.element.BlockElements.staticSelect;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.text.ForeignText;
import java.util.List;

/// The dialog that asks what a choice asks. A question's id is its block's, so that an answer, or what
/// is wrong with it, finds its place.
final class ChoiceModal {

  static final String CALLBACK = "slipway-choice";

  /// The action of every input; there is one in each block.
  static final String ACTION = "answer";

  /// What the one option of a checkbox is called.
  static final String TICKED = "ticked";

  /// Slack's limit for titles and buttons of dialogs.
  private static final int SHORT = 24;

  private ChoiceModal() {}

  static View of(Step.Choice choice, DialogOrigin origin) {
    List<LayoutBlock> blocks = choice.questions().stream().map(ChoiceModal::block).toList();
    return View.builder()
        .type("modal")
        .callbackId(CALLBACK)
        .privateMetadata(origin.json())
        .title(ViewTitle.builder().type("plain_text").text(cut(choice.label())).build())
        .submit(ViewSubmit.builder().type("plain_text").text("Send").build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .blocks(blocks)
        .build();
  }

  private static LayoutBlock block(Question question) {
    return input(block ->
        block
            .blockId(question.id())
            .optional(!question.required())
            .label(plainText(question.label()))
            .element(element(question)));
  }

  private static BlockElement element(Question question) {
    return switch (question) {
      case Question.Text text ->
          plainTextInput(
              i -> i.actionId(ACTION).multiline(text.multiline()).maxLength(text.longest()));
      case Question.Select select ->
          staticSelect(i ->
              i.actionId(ACTION)
                  .options(
                      select.options().stream()
                          .map(o -> option(plainText(o.label()), o.id()))
                          .toList()));
      case Question.Checkbox checkbox -> {
        OptionObject only = option(plainText(checkbox.label()), TICKED);
        yield checkboxes(i -> i.actionId(ACTION).options(List.of(only)));
      }
    };
  }

  private static String cut(String label) {
    return ForeignText.head(label, SHORT, "…");
  }
}
