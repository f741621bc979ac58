package io.greenroom.render.command;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an engine's result is: exactly one of the three.
 *
 * @param path known beforehand
 * @param line that tells it, in its group {@code path}; the last one counts
 * @param newest glob below {outdir}; the newest file counts
 */
record ResultRule(
        @Nullable Template path,
        @Nullable Pattern line,
        @Nullable String newest) {

    /**
     * Finds the result, if it can be one: a file of the run's own, written after the start, not empty. A program may
     * name any file of the machine, or leave behind one that it did not write.
     *
     * @param told what {@code line} told; null for nothing
     * @param started the time at which a file was written just before the start, by the clock of the file system
     */
    Optional<Path> find(Map<String, String> values, RunPlace place, @Nullable String told, FileTime started)
            throws IOException {
        Path found = null;
        if (path != null) {
            found = place.cwd().resolve(path.fill(values));
        } else if (line != null && told != null && told.indexOf('\0') < 0) {
            found = place.cwd().resolve(told);
        } else if (newest != null) {
            found = newestIn(place.outdir(), newest).orElse(null);
        }
        return found != null && isResult(found, place.workdir(), started) ? Optional.of(found) : Optional.empty();
    }

    private static Optional<Path> newestIn(Path outdir, String glob) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (Stream<Path> files = Files.walk(outdir)) {
            return files.filter(file -> matcher.matches(outdir.relativize(file)) && Files.isRegularFile(file))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
        }
    }

    private static boolean isResult(Path file, Path workdir, FileTime started) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && file.toRealPath().startsWith(workdir.toRealPath())
                && Files.size(file) > 0
                && Files.getLastModifiedTime(file).compareTo(started) >= 0;
    }
}
