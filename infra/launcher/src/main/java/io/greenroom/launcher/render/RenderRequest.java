package io.greenroom.launcher.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What to render and where to put it. Checked before anything is started, so that a slip costs no time. */
public record RenderRequest(String name, Path video, Path audio, Path out) {
    /** @throws RenderFailure naming the file that cannot be used, and why */
    public RenderRequest {
        video = readable("--video", video);
        audio = readable("--audio", audio);
        out = writable(out);
    }

    private static Path readable(String option, Path file) {
        if (!Files.exists(file)) {
            throw new RenderFailure(option + " " + file + " does not exist: check the path");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new RenderFailure(option + " " + file + " cannot be read: give a file that "
                    + System.getProperty("user.name") + " may read");
        }
        try {
            if (Files.size(file) == 0) {
                throw new RenderFailure(option + " " + file + " is empty: give a recording");
            }
        } catch (IOException e) {
            throw new RenderFailure(option + " " + file + " cannot be read: " + e.getMessage(), e);
        }
        return file.toAbsolutePath().normalize();
    }

    private static Path writable(Path file) {
        Path out = file.toAbsolutePath().normalize();
        if (Files.isDirectory(out)) {
            throw new RenderFailure("--out " + out + " is a folder: give the name of a file in it");
        }
        Path folder = out.getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new RenderFailure("--out " + out + " cannot be written there: give a folder that exists and that "
                    + System.getProperty("user.name") + " may write to");
        }
        return out;
    }
}
