package io.greenroom.render.heygemhttp;

import io.greenroom.media.Command;
import io.greenroom.media.Ended;
import io.greenroom.media.MediaProcess;
import io.greenroom.media.ProcessTree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The operator's way to end whatever a service does, mostly a restart of its container, since the service offers none.
 *
 * @param words program and arguments; empty for none
 * @param owner marks the process, so that the next start of this worker finds what a crash of this one leaves
 */
record StopCommand(List<String> words, String owner) {

    /** A container gets 10 s to end politely unless told otherwise. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration KILL_GRACE = Duration.ofSeconds(1);

    StopCommand {
        words = List.copyOf(words);
    }

    /**
     * Runs it.
     *
     * @param said hears the command line and what it says
     * @return whether there is one and it did not fail
     */
    boolean run(URI endpoint, Consumer<String> said) throws InterruptedException {
        if (words.isEmpty()) {
            return false;
        }
        String address = endpoint.toString().replaceFirst("/$", "");
        List<String> arguments =
                words.stream().map(word -> word.replace("{endpoint}", address)).toList();
        said.accept("$ " + String.join(" ", arguments));
        var command = new Command(
                arguments, Path.of("/"), Map.of(ProcessTree.OWNER_VARIABLE, owner), TIMEOUT, TIMEOUT, KILL_GRACE);
        try {
            Ended ended = new MediaProcess(command, line -> hear(said, line), line -> hear(said, line)).run();
            said.accept("ended with " + ended.exitCode() + ", " + ended.cause());
            return ended.succeeded();
        } catch (IOException e) {
            said.accept(String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static boolean hear(Consumer<String> said, String line) {
        said.accept(line);
        return true;
    }
}
