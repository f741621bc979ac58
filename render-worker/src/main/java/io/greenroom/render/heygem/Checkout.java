package io.greenroom.render.heygem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of a checkout that a slot shares, by links: gigabytes of models are not copied. What the program writes is no
 * part of it, so that no run of ours touches the checkout.
 */
final class Checkout {

    static final Path CONFIG = Path.of("config", "config.ini");
    private static final Path PROGRAM = Path.of("run.py");

    /** A slot has its own, at its top. */
    private static final Set<String> NOT_SHARED = Set.of("temp", "result", "log", "in");

    private static final Pattern DIRECTORY = Pattern.compile("\\s*(log|temp|result)_dir\\s*[=:].*");

    private final Path home;

    Checkout(Path home) {
        this.home = home;
    }

    /** Changes whenever a file comes, goes or is changed. */
    String fingerprint() throws IOException {
        var files = new TreeMap<String, BasicFileAttributes>();
        walk((relative, attributes) -> files.put(relative.toString(), attributes));
        MessageDigest digest = sha256();
        files.forEach((name, attributes) -> digest.update("%s %d %s\n"
                .formatted(name, attributes.size(), attributes.lastModifiedTime())
                .getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Makes the same tree in an empty directory, with a configuration of its own. */
    void linkInto(Path slot) throws IOException {
        walk((relative, attributes) -> {
            Path target = slot.resolve(relative);
            Files.createDirectories(target.getParent());
            place(home.resolve(relative), target, relative);
        });
        Files.createDirectories(slot.resolve(CONFIG).getParent());
        Files.writeString(slot.resolve(CONFIG), configuration());
    }

    private void place(Path source, Path target, Path relative) throws IOException {
        // The configuration is new, and not even a link of its directory may lead back to the checkout's.
        if (CONFIG.startsWith(relative) || !Files.exists(source)) {
            return;
        }
        if (relative.equals(PROGRAM)) {
            // Python looks for modules beside the file that a link of the program leads to, which is not the slot.
            Files.copy(source, target);
        } else if (Files.isSymbolicLink(source)) {
            Files.createSymbolicLink(target, source.toRealPath());
        } else {
            link(source, target);
        }
    }

    private static void link(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (FileSystemException | UnsupportedOperationException otherFileSystemOrOwner) {
            Files.createSymbolicLink(target, source.toRealPath());
        }
    }

    /** The checkout's, but everything that is written stays in the slot. */
    private String configuration() throws IOException {
        return Files.readAllLines(home.resolve(CONFIG)).stream()
                .map(line -> DIRECTORY.matcher(line).replaceFirst("$1_dir = ./$1"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Shows every file and every link that a slot shares; a link to the checkout itself is followed. */
    private void walk(Visit visit) throws IOException {
        Path root = home.toRealPath();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return directory.equals(root) || isShared(root, directory)
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isShared(root, file)) {
                    visit.file(root.relativize(file), attributes);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Hidden files are none of the program's: .git, or our own .greenroom if it lies in the checkout. */
    private static boolean isShared(Path root, Path path) {
        String name = path.getFileName().toString();
        boolean top = root.equals(path.getParent());
        return !name.startsWith(".") && !name.equals("__pycache__") && !(top && NOT_SHARED.contains(name));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Is shown a file of the checkout by its path in it. */
    private interface Visit {
        void file(Path relative, BasicFileAttributes attributes) throws IOException;
    }
}
