package io.greenroom.render.ffmpeg;

import io.greenroom.media.Ffmpeg;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * A directory for PATH with a program named ffmpeg in it: the one that all else here uses. It gets its own libraries, and
 * the program that calls it keeps those of CUDA.
 */
public final class FfmpegOnPath {

    private FfmpegOnPath() {}

    /**
     * Makes the directory.
     *
     * @return what PATH is to be
     */
    public static String in(Path directory, Ffmpeg ffmpeg) throws IOException {
        var script = new StringBuilder("#!/bin/sh\n");
        for (Map.Entry<String, String> variable : ffmpeg.environment().entrySet()) {
            script.append("export %s=%s\n".formatted(variable.getKey(), quoted(variable.getValue())));
        }
        script.append("exec %s \"$@\"\n".formatted(quoted(ffmpeg.ffmpeg().toString())));
        Path program = Files.createDirectories(directory).resolve("ffmpeg");
        Files.writeString(program, script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return directory + File.pathSeparator + System.getenv().getOrDefault("PATH", "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
