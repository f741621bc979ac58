package io.greenroom.render.heygem;

import io.greenroom.media.SampleMedia;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A checkout whose run.py is the stand-in, with everything that the real one has around it. */
public final class StandInCheckout {

    private static final String CONFIG = """
            [log]
            log_dir = ./log
            log_file = dh.log
            [temp]
            temp_dir = ./
            clean_switch = 1
            [result]
            result_dir=./result
            [digital]
            batch_size = 4
            """;

    private StandInCheckout() {}

    /** Makes one; the example that it renders for a missing input is 1 s long. */
    public static Path make(Path home) throws IOException, InterruptedException {
        Files.createDirectories(home.resolve("config"));
        Files.createDirectories(home.resolve("example"));
        try (InputStream program = StandInCheckout.class.getResourceAsStream("/heygem/run.py")) {
            Files.copy(Objects.requireNonNull(program), home.resolve("run.py"));
        }
        Files.writeString(home.resolve("config/config.ini"), CONFIG);
        Files.createDirectories(home.resolve("service"));
        Files.writeString(home.resolve("service/__init__.py"), "# Where the real program keeps its closed part.\n");
        for (String model : HeygemSelfCheck.MODELS) {
            Files.createDirectories(home.resolve(model).getParent());
            Files.writeString(home.resolve(model), "a model");
        }
        SampleMedia.make(home.resolve("example/video.mp4"), "-filter_complex testsrc2=size=320x180:rate=25:duration=1");
        SampleMedia.make(home.resolve("example/audio.wav"), "-filter_complex sine=duration=1");
        order(home, Map.of());
        return home;
    }

    /** Tells the stand-in what to do wrong. */
    public static void order(Path home, Map<String, Object> orders) throws IOException {
        String json = orders.entrySet().stream()
                .map(order -> "\"%s\": %s"
                        .formatted(
                                order.getKey(),
                                order.getValue() instanceof Number ? order.getValue() : "\"" + order.getValue() + "\""))
                .collect(Collectors.joining(", ", "{", "}"));
        Files.deleteIfExists(home.resolve("stand-in.json"));
        Files.writeString(home.resolve("stand-in.json"), json);
    }
}
