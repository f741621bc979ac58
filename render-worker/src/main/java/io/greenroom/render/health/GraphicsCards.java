package io.greenroom.render.health;

import io.greenroom.events.Finding;
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
     * @param trouble why there are none; null if there are some
     * @param args of that
     */
    record Seen(List<Gpu> cards, @Nullable Finding trouble, Map<String, Object> args) {

        static Seen nothing(Finding why, Map<String, Object> args) {
            return new Seen(List.of(), why, args);
        }
    }

    Seen look() throws InterruptedException {
        if (program.isEmpty()) {
            return Seen.nothing(Finding.NVIDIA_SMI_MISSING, Map.of());
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
            if (ended.cause() != Ended.Cause.EXITED) {
                return Seen.nothing(Finding.NVIDIA_SMI_HANGS, Map.of("seconds", PATIENCE.toSeconds()));
            }
            if (!ended.succeeded()) {
                String output = String.join(" ", ended.lastLines());
                return Seen.nothing(Finding.NVIDIA_SMI_FAILED, Map.of("exit_code", ended.exitCode(), "output", output));
            }
        } catch (IOException e) {
            return Seen.nothing(Finding.NVIDIA_SMI_NOT_RUNNABLE, Map.of("why", String.valueOf(e.getMessage())));
        }
        return cards.isEmpty()
                ? Seen.nothing(Finding.NO_GRAPHICS_CARD, Map.of())
                : new Seen(List.copyOf(cards), null, Map.of());
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
