package io.greenroom.render.health;

import io.greenroom.events.WorkerHeartbeat.Gpu;
import io.greenroom.media.Command;
import io.greenroom.media.Ended;
import io.greenroom.media.MediaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The graphics cards as nvidia-smi shows them. */
final class GraphicsCards {

    /** A driver that hangs takes nvidia-smi with it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration KILL_GRACE = Duration.ofSeconds(1);

    /** The name may hold commas; what a card cannot tell is {@code [N/A]}. */
    private static final Pattern CARD = Pattern.compile("(.+), ([^,]+), ([^,]+), ([^,]+)");

    private final Optional<Path> program;

    /** @param path directories to look for nvidia-smi in, as PATH has them; null is none */
    GraphicsCards(@Nullable String path) {
        program = Stream.of((path == null ? "" : path).split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "nvidia-smi"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * What was seen.
     *
     * @param cards by their number
     * @param trouble why there are none, as a sentence; empty if there are some
     */
    record Seen(List<Gpu> cards, String trouble) {

        static Seen nothing(String why) {
            return new Seen(List.of(), why);
        }
    }

    Seen look() throws InterruptedException {
        if (program.isEmpty()) {
            return Seen.nothing("there is no nvidia-smi on PATH");
        }
        List<Gpu> cards = new ArrayList<>();
        var command = new Command(
                List.of(
                        program.get().toString(),
                        "--query-gpu=name,memory.total,memory.used,utilization.gpu",
                        "--format=csv,noheader,nounits"),
                Path.of("/"),
                Map.of(),
                PATIENCE,
                PATIENCE,
                KILL_GRACE);
        try {
            Ended ended = new MediaProcess(command, line -> addCard(line, cards), line -> true).run();
            if (!ended.succeeded()) {
                return Seen.nothing("nvidia-smi failed (" + ended.cause() + ", exit code " + ended.exitCode() + "): "
                        + String.join(" ", ended.lastLines()));
            }
        } catch (IOException e) {
            return Seen.nothing("nvidia-smi cannot be run: " + e.getMessage());
        }
        return cards.isEmpty() ? Seen.nothing("nvidia-smi shows no card") : new Seen(List.copyOf(cards), "");
    }

    private static boolean addCard(String line, List<Gpu> cards) {
        Matcher matcher = CARD.matcher(line.trim());
        if (matcher.matches()) {
            cards.add(new Gpu(
                    matcher.group(1), number(matcher.group(2)), number(matcher.group(3)), number(matcher.group(4))));
        }
        return true;
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
