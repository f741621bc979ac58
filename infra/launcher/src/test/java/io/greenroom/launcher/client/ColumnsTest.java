package io.greenroom.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void standBelowOneAnotherWhateverTheScript() {
        Columns columns = new Columns("NAME", "STATE");
        columns.add("Ada", "ready");
        columns.add("讲解", "broken");

        assertThat(columns.toString().lines()).containsExactly("NAME  STATE", "Ada   ready", "讲解  broken");
    }

    @Test
    void letNoTextWriteOnTheTerminalByItself() {
        Columns columns = new Columns("NAME");
        columns.add("a\u001b[2Jb\r\nc");

        assertThat(columns.toString()).doesNotContain("\u001b", "\r").endsWith("a [2Jb  c");
    }

    @Test
    void cutWhatIsTooWideAndNeverThroughACharacter() {
        assertThat(Columns.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Columns.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Columns.cut("数字人讲解", 6)).isEqualTo("数字…");
        assertThat(Columns.cut("😀😀😀", 4)).isEqualTo("😀…");
    }
}
