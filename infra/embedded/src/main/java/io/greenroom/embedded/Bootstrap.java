package io.greenroom.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes the system tables as mariadb-install-db does, without its shell script, which breaks on paths with spaces. */
record Bootstrap(MariadbCommand command, MariadbProcess process) {

    /** The root account then wants the Unix user root on a socket, and there is no socket. */
    private static final String PREAMBLE = "create database mysql;\nuse mysql;\nset @auth_root_socket='root';\n";

    /** Complete or not at all: a start that is killed leaves only a directory that the next one removes. */
    void into(Path data) throws IOException, InterruptedException {
        Path partial = data.resolveSibling("mysql.partial");
        Orphans.stop(partial);
        Home.delete(partial);
        Files.createDirectories(partial);
        Process running = process.start(command.bootstrap(partial));
        Path share = command.program().share();
        try (OutputStream sql = running.getOutputStream()) {
            sql.write(PREAMBLE.getBytes(StandardCharsets.US_ASCII));
            Files.copy(share.resolve("mariadb_system_tables.sql"), sql);
            Files.copy(share.resolve("mariadb_performance_tables.sql"), sql);
            Files.copy(share.resolve("mariadb_system_tables_data.sql"), sql);
        } catch (IOException e) {
            throw process.failure("ended while it made its tables", running.waitFor());
        }
        if (running.waitFor() != 0) {
            throw process.failure("could not make its tables", running.exitValue());
        }
        Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
    }
}
