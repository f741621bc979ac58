package io.greenroom.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CompletionTest {
    @TempDir
    Path folder;

    @Test
    void completesWhatTheScriptItselfDoesToo() throws Exception {
        assertThat(completed("./greenroom", "te")).isEqualTo("test");
        assertThat(completed("./greenroom", "fau")).isEqualTo("faults");
        assertThat(completed("./greenroom", "hel")).isEqualTo("help");
        assertThat(completed("./greenroom", "sub")).isEqualTo("submit");
        assertThat(completed("./greenroom", "faults", "--mi")).isEqualTo("--minutes");
    }

    private String completed(String... words) throws IOException {
        CommandLine program = new CommandLine(CommandSpec.create().name("greenroom"));
        ClientCommands.addTo(program);
        Path script = Files.writeString(folder.resolve("completion"), CompletionCommand.script(program));
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source \"$0\"; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD=" + (words.length - 1)
                                + "; $(complete -p greenroom | sed 's/.*-F \\([^ ]*\\) .*/\\1/'); echo"
                                + " \"${COMPREPLY[*]}\"",
                        script.toString())
                // Outside of a shell that completes, bash says so.
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(bash.getInputStream().readAllBytes()).strip();
    }
}
