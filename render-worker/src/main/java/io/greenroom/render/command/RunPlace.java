package io.greenroom.render.command;

import io.greenroom.render.engine.EngineInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one run of a program takes place: everything it writes lies below the run's own directory, and every path that it
 * is given is plain, since most of these programs hand paths to a shell without quotes.
 *
 * @param workdir the run's own directory
 * @param outdir for its result, empty
 * @param cwd where it runs
 * @param values for the templates of the profile, but the params
 */
record RunPlace(Path workdir, Path outdir, Path cwd, Map<String, String> values) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]+");

    /** Whether a shell reads the path as one word and nothing else. */
    static boolean isPlain(Path path) {
        return PLAIN.matcher(path.toString()).matches();
    }

    /**
     * Lays it out.
     *
     * @param home the checkout; null if the profile needs none
     * @param python the interpreter
     */
    static RunPlace lay(CommandProfile profile, EngineInput input, @Nullable Path home, String python, int gpu)
            throws IOException {
        Path workdir = input.workDirectory().toAbsolutePath();
        if (!isPlain(workdir)) {
            throw new IOException("the path " + workdir + " holds other characters than A-Z, a-z, 0-9, . _ - and /");
        }
        Path outdir = Files.createDirectory(workdir.resolve("out"));
        Map<String, String> values = new HashMap<>();
        values.put("workdir", workdir.toString());
        values.put("outdir", outdir.toString());
        values.put("output", outdir.resolve("result.mp4").toString());
        // Some programs judge by the ending of a name, and fall over a name without one.
        values.put("video", link(workdir.resolve("video.mp4"), input.video()).toString());
        values.put("audio", link(workdir.resolve("audio.wav"), input.audio()).toString());
        values.put("image", workdir.resolve("image.png").toString());
        values.put("gpu", Integer.toString(gpu));
        values.put("python", python);
        values.put("home", home == null ? "" : home.toString());
        CommandProfile.ConfigFile config = profile.launch().config();
        if (config != null) {
            values.put("config", workdir.resolve(config.name()).toString());
        }
        List<String> own = profile.launch().own();
        Path cwd = home == null || own.isEmpty()
                ? Path.of(profile.launch().directory().fill(values))
                : viewOf(home, own, workdir.resolve("checkout"));
        return new RunPlace(workdir, outdir, cwd, Map.copyOf(values));
    }

    private static Path link(Path link, Path file) throws IOException {
        try {
            return Files.createLink(link, file);
        } catch (IOException | UnsupportedOperationException e) {
            // Another file system, or one without hard links.
            return Files.createSymbolicLink(link, file.toAbsolutePath());
        }
    }

    /** A directory that looks like the checkout, but has places of its own where the program writes. */
    private static Path viewOf(Path home, List<String> own, Path view) throws IOException {
        Files.createDirectory(view);
        try (Stream<Path> entries = Files.list(home)) {
            for (Path entry : entries.toList()) {
                if (!own.contains(entry.getFileName().toString())) {
                    Files.createSymbolicLink(view.resolve(entry.getFileName()), entry.toAbsolutePath());
                }
            }
        }
        for (String name : own) {
            Files.createDirectory(view.resolve(name));
        }
        return view;
    }
}
