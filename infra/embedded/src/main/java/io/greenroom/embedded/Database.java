package io.greenroom.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MySQL's protocol by a mariadbd of our own, a child process. Its root account has no way in from the network. */
final class Database implements Service {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    /** Recovery of a large redo log takes its time. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final Home home;
    private final Settings settings;
    private final Runnable onDeath;
    private final MariadbProcess process;

    /** @param onDeath called when the server ends unasked */
    Database(Home home, Settings settings, Runnable onDeath) {
        this.home = home;
        this.settings = settings;
        this.onDeath = onDeath;
        this.process = new MariadbProcess(home.directory().resolve("mariadbd.err"));
    }

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public Map<String, String> start() throws Exception {
        Path data = home.directory().resolve("mysql");
        Orphans.stop(data);
        MariadbCommand command = new MariadbCommand(MariadbProgram.unpacked(home), home.directory());
        if (!Files.isDirectory(data)) {
            new Bootstrap(command, process).into(data);
        }
        int port = settings.port("mysql.port");
        String password = settings.secret("mysql.password");
        Path initFile = home.directory().resolve("mysql-init.sql");
        Home.writePrivately(initFile, initialStatements(password));
        Files.createDirectories(home.directory().resolve("tmp"));
        Process server = serve(command.serve(data, port, initFile));
        String url = "jdbc:mysql://127.0.0.1:" + port + "/greenroom?user=greenroom&password=" + password
                + "&sslMode=DISABLED&connectionCollation=utf8mb4_unicode_ci";
        awaitAnswer(server, url);
        return Map.of("mysql_url", url);
    }

    /**
     * Run by the server at each start, one statement a line. The account owns every database whose name begins with
     * greenroom or test, may make such databases, and has no rights on the server itself.
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
    private Process serve(List<String> command) throws Exception {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread guard = new Thread(() -> guard(command, started), "mariadbd");
        guard.setDaemon(true);
        guard.start();
        return started.get();
    }

    private void guard(List<String> command, CompletableFuture<Process> started) {
        try {
            Process server = process.start(command);
            started.complete(server);
            int exitCode = server.waitFor();
            if (!process.isClosed()) {
                log.error(
                        "{}: stopping",
                        process.failure("ended unasked", exitCode).getMessage());
                onDeath.run();
            }
        } catch (IOException e) {
            started.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitAnswer(Process server, String url) throws Exception {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("select 1");
                return;
            } catch (SQLException e) {
                if (!server.isAlive()) {
                    throw process.failure("ended at its start", server.exitValue());
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
        process.close();
    }
}
