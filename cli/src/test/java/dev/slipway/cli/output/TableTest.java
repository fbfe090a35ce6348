package dev.slipway.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAreAlignedAndTheLastOneIsNotPadded() {
    Table table = new Table("A", "LONGER", "C");
    table.row("one", "2", "three");
    table.row("f", null, "");
    assertThat(table.toString())
        .isEqualTo(
            """
            A    LONGER  C
            one  2       three
            f    -       -\
            """);
  }

  @Test
  void whatATerminalWouldObeyIsNotPrinted() {
    Table table = new Table("A", "B");
    table.row("\u001b[31mred\r\nnext", "\u009b2Jx");
    assertThat(table.toString()).isEqualTo("A               B\n [31mred  next   2Jx");
  }

  @Test
  void aLongTextIsCutToItsLength() {
    assertThat(TerminalText.cut("a\nlong text", 9)).isEqualTo("a long...").hasSize(9);
    assertThat(TerminalText.cut("fits", 4)).isEqualTo("fits");
  }
}
