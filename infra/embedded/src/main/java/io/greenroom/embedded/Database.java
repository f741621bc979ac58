package io.greenroom.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MySQL's protocol by a mariadbd of our own, a child process. Its root account has no way in from the network. */
final class Database implements Service {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final Home home;
    private final Settings settings;
    private final Runnable onDeath;
    private final Path data;
    private final CompletableFuture<Process> spawned = new CompletableFuture<>();
    private @Nullable Process server;
    private boolean closed;

    /** @param onDeath called when the server ends unasked after its start */
    Database(Home home, Settings settings, Runnable onDeath) {
        this.home = home;
        this.settings = settings;
        this.onDeath = onDeath;
        this.data = home.directory().resolve("mysql");
    }

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public Map<String, String> start() throws Exception {
        Orphans.stop(data);
        MariadbCommand command = new MariadbCommand(MariadbProgram.unpacked(home), home.directory());
        if (!Files.isDirectory(data)) {
            new Bootstrap(command).into(data);
        }
        int port = settings.port("mysql.port");
        String password = settings.secret("mysql.password");
        Path initFile = home.directory().resolve("mysql-init.sql");
        Home.writePrivately(initFile, initialStatements(password));
        serve(command.serve(data, port, initFile));
        String url = "jdbc:mysql://127.0.0.1:" + port + "/greenroom?user=greenroom&password=" + password
                + "&sslMode=DISABLED";
        awaitAnswer(url);
        return Map.of("mysql_url", url);
    }

    /**
     * Run by the server at each start. The account owns every database whose name begins with greenroom or test, may
     * make such databases, and has no rights on the server itself.
     */
    private static String initialStatements(String password) {
        return """
                create database if not exists greenroom;
                create user if not exists greenroom@'127.0.0.1';
                alter user greenroom@'127.0.0.1' identified by '%s';
                grant all privileges on `greenroom%%`.* to greenroom@'127.0.0.1';
                grant all privileges on `test%%`.* to greenroom@'127.0.0.1';
                """.formatted(password);
    }

    /**
     * Starts the server on a thread that then waits for its end: the kernel's death signal follows the thread that made
     * the child, so this thread must live as long as the server.
     */
    private void serve(List<String> command) {
        Thread guard = new Thread(() -> guard(command), "mariadbd");
        guard.setDaemon(true);
        guard.start();
    }

    private void guard(List<String> command) {
        try {
            Process process;
            synchronized (this) {
                if (closed) {
                    throw new IOException("stopped while it started");
                }
                Path output = home.directory().resolve("mariadbd.err");
                process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(output.toFile()))
                        .start();
                server = process;
            }
            spawned.complete(process);
            int exitCode = process.waitFor();
            synchronized (this) {
                if (closed) {
                    return;
                }
            }
            log.error("mariadbd {} ended with code {}, see mariadbd.err", process.pid(), exitCode);
            onDeath.run();
        } catch (IOException e) {
            spawned.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAnswer(String url) throws Exception {
        Process process = spawned.get();
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("select 1");
                return;
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    throw new IOException("mariadbd ended at its start with code " + process.exitValue() + ", see "
                            + home.directory().resolve("mariadbd.err"));
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException("mariadbd does not answer: " + e.getMessage(), e);
                }
                Thread.sleep(30);
            }
        }
    }

    @Override
    public void close() {
        Process process;
        synchronized (this) {
            closed = true;
            process = server;
        }
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(Orphans.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("mariadbd {} is slow to stop and is killed; it recovers at the next start", process.pid());
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the system tables as mariadb-install-db does, without its shell script. */
    private record Bootstrap(MariadbCommand command) {

        /** Complete or not at all: a start that is killed leaves only a directory that the next one removes. */
        void into(Path data) throws IOException, InterruptedException {
            Path partial = data.resolveSibling("mysql.partial");
            Orphans.stop(partial);
            MariadbProgram.delete(partial);
            Files.createDirectories(partial);
            Path output = data.resolveSibling("mariadbd.err");
            Process process = new ProcessBuilder(command.bootstrap(partial))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(output.toFile()))
                    .start();
            try (OutputStream sql = process.getOutputStream()) {
                Path share = command.program().share();
                // The root account then wants the Unix user root on a socket, and there is no socket.
                sql.write("create database mysql;\nuse mysql;\nset @auth_root_socket='root';\n"
                        .getBytes(StandardCharsets.US_ASCII));
                Files.copy(share.resolve("mariadb_system_tables.sql"), sql);
                Files.copy(share.resolve("mariadb_performance_tables.sql"), sql);
                Files.copy(share.resolve("mariadb_system_tables_data.sql"), sql);
            } catch (IOException e) {
                process.waitFor();
                throw new IOException("mariadbd cannot make its tables, see " + output, e);
            }
            if (process.waitFor() != 0) {
                throw new IOException("mariadbd made no tables (code " + process.exitValue() + "), see " + output);
            }
            Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
