package io.greenroom.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The ffmpeg that Maven Central has as {@code org.bytedeco:ffmpeg} (GPL build for Linux x86-64), so that nothing has to
 * be installed. Its programs are unpacked once into the cache; several processes may do so at once.
 */
final class BundledFfmpeg {

    private static final String PROGRAMS = "org/bytedeco/ffmpeg/linux-x86_64-gpl/";

    /** Ours takes the place of theirs, which wants libraries of screens and sound cards (src/main/native). */
    private static final String NO_DEVICES = "libavdevice.so.62";

    private BundledFfmpeg() {}

    /** Empty where the jar is not among our libraries. */
    static Optional<Ffmpeg> unpack(Path cache) {
        URL found = BundledFfmpeg.class.getClassLoader().getResource(PROGRAMS + "ffmpeg");
        if (found == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(unpack(((JarURLConnection) found.openConnection()).getJarFile(), cache));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack ffmpeg to " + cache, e);
        }
    }

    /** Empty where the jar holds no ffmpeg for this machine. */
    static Optional<Ffmpeg> unpack(Path jar, Path cache) {
        try (var file = new JarFile(jar.toFile())) {
            return file.getEntry(PROGRAMS + "ffmpeg") == null ? Optional.empty() : Optional.of(unpack(file, cache));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack ffmpeg from " + jar + " to " + cache, e);
        }
    }

    private static Ffmpeg unpack(JarFile jar, Path cache) throws IOException {
        // The checksum of the largest library tells one build from another; the directory is complete once it is there.
        long build = jar.stream()
                .filter(entry -> entry.getName().startsWith(PROGRAMS))
                .max(Comparator.comparingLong(JarEntry::getSize))
                .orElseThrow()
                .getCrc();
        Path directory = cache.toAbsolutePath().resolve("ffmpeg-" + Long.toHexString(build) + "-no-devices");
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.getParent());
            Path draft = directory.resolveSibling(directory.getFileName() + "." + UUID.randomUUID());
            try {
                copyPrograms(jar, Files.createDirectory(draft));
                Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
                // Another process was quicker; its copy is as good.
            } catch (FileSystemException e) {
                if (!Files.isDirectory(directory)) {
                    throw e;
                }
            } finally {
                deleteTree(draft);
            }
        }
        return Ffmpeg.of(directory.resolve("ffmpeg"));
    }

    private static void copyPrograms(JarFile jar, Path draft) throws IOException {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            String name = entry.getName().startsWith(PROGRAMS) ? entry.getName().substring(PROGRAMS.length()) : "";
            // libjni* are the doors for Java callers, which we are not.
            if (!name.isEmpty() && !name.startsWith("libjni")) {
                Path target = draft.resolve(name);
                try (InputStream content = name.equals(NO_DEVICES)
                        ? Objects.requireNonNull(BundledFfmpeg.class.getResourceAsStream(NO_DEVICES))
                        : jar.getInputStream(entry)) {
                    Files.copy(content, target);
                }
                if (!target.toFile().setExecutable(true, false)) {
                    throw new IOException("cannot make " + target + " executable");
                }
            }
        }
    }

    private static void deleteTree(Path draft) throws IOException {
        if (Files.exists(draft)) {
            try (Stream<Path> files = Files.walk(draft)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }
}
