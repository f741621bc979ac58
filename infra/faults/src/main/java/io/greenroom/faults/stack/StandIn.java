package io.greenroom.faults.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The engine of the farm: a script in place of a model. Its results are real videos of the audio's length, made by ffmpeg
 * from the presenter's video without encoding, after as many seconds of progress as the task's param {@code seconds} asks
 * for. It stands in for an engine on a graphics card, and says so in its output.
 */
public final class StandIn {

    /** What a task names in {@code params.engine}. */
    public static final String NAME = "stand-in";

    /** The param of a task: for how many seconds it tells of progress, 0 to 600; 2 unless given. */
    public static final String SECONDS = "seconds";

    private StandIn() {}

    /** Writes profile and script. Returns the directory to be named in GREENROOM_ENGINE_PROFILES. */
    static Path install(Path directory) throws IOException {
        Path profiles = Files.createDirectories(directory.resolve("engines"));
        Path script = Files.writeString(directory.resolve(NAME + ".sh"), text(NAME + ".sh"));
        Files.writeString(profiles.resolve(NAME + ".yml"), text(NAME + ".yml").replace("@script@", script.toString()));
        return profiles;
    }

    private static String text(String name) throws IOException {
        try (InputStream resource = StandIn.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException(name + " is missing in the jar of the fault run: build it again");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
