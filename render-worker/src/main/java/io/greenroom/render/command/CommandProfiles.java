package io.greenroom.render.command;

import io.greenroom.media.Ffmpeg;
import io.greenroom.render.engine.Gpus;
import io.greenroom.render.engine.OfferedEngine;
import io.greenroom.render.engine.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The engines with a command line that this worker could offer: those that come with it and the operator's own. */
public final class CommandProfiles {

    private static final List<String> SHIPPED = List.of("latentsync", "musetalk", "wav2lip");
    private static final String DIRECTORY = "GREENROOM_ENGINE_PROFILES";
    private static final String ENDING = ".yml";

    private final Map<String, CommandProfile> profiles = new TreeMap<>();
    private final Function<String, @Nullable String> variables;

    private CommandProfiles(Function<String, @Nullable String> variables) {
        this.variables = variables;
    }

    /**
     * Reads all profiles: ours, then those in the directory GREENROOM_ENGINE_PROFILES, files {@code <engine>.yml}. One of
     * the operator's takes the place of ours of the same name.
     *
     * @param variables gives a variable's value; null where it is not set
     * @throws IllegalArgumentException in one line with its remedy, naming file and key
     */
    public static CommandProfiles from(Function<String, @Nullable String> variables) {
        var all = new CommandProfiles(variables);
        SHIPPED.forEach(name -> all.add(name + ENDING, shipped(name)));
        String directory = new Variables(variables).text(DIRECTORY, "");
        if (!directory.isEmpty()) {
            all.addAll(Path.of(directory));
        }
        return all;
    }

    public Set<String> names() {
        return profiles.keySet();
    }

    /**
     * Makes the engine of that name.
     *
     * @param directory of this worker, below which its runs lie; also marks the engine's processes
     * @throws IllegalArgumentException in one line with its remedy: GREENROOM_{ENGINE}_HOME or another setting
     */
    public OfferedEngine engine(String name, Path directory, Ffmpeg ffmpeg) {
        CommandProfile profile = Objects.requireNonNull(profiles.get(name), name);
        if (!RunPlace.isPlain(directory)) {
            throw new IllegalArgumentException("GREENROOM_HOME gives " + directory + ": engine " + name
                    + " hands paths to a shell, so it must be made of letters, digits, dots, underscores and hyphens");
        }
        String owner = directory.toString();
        return new CommandEngine(profile, Checkout.from(variables, profile), Gpus.from(variables), ffmpeg, owner)
                .offered();
    }

    private void addAll(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                add(file.toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(DIRECTORY + " is '" + directory
                    + "': it must be a directory with readable files <engine>.yml (" + e + ")");
        }
    }

    private void add(String file, String yaml) {
        CommandProfile profile = ProfileReader.read(file, yaml);
        String expected = profile.name() + ENDING;
        if (!Path.of(file).getFileName().toString().equals(expected)) {
            throw new IllegalArgumentException("profile " + file + ": name is '" + profile.name()
                    + "': it must be that of its file, or the file " + expected);
        }
        profiles.put(profile.name(), profile);
    }

    private static String shipped(String name) {
        try (InputStream in =
                Objects.requireNonNull(CommandProfiles.class.getResourceAsStream("/profiles/" + name + ENDING), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("profile " + name + " cannot be read from our own jar", e);
        }
    }
}
