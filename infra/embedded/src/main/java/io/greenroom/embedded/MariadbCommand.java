package io.greenroom.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command lines of mariadbd: argument lists, so that a home may have any path. */
record MariadbCommand(MariadbProgram program, Path home) {

    /** Where a server started by this home can be recognised by, whoever its parent is. */
    static String dataArgument(Path data) {
        return "--datadir=" + data;
    }

    /** Reads SQL from standard input, without accounts, network or socket, and ends. */
    List<String> bootstrap(Path data) throws IOException {
        List<String> command = common(data);
        command.add("--bootstrap");
        return command;
    }

    /** Serves the loopback address only; there is no socket file, whose path could grow past the kernel's 107 bytes. */
    List<String> serve(Path data, int port, Path initFile) throws IOException {
        List<String> command = common(data);
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=",
                "--skip-name-resolve",
                // Otherwise each start makes an RSA key for TLS, which takes from 1 to 30 seconds.
                "--skip-ssl",
                "--init-file=" + initFile,
                "--log-error=" + home.resolve("mariadbd.err"),
                "--pid-file=" + home.resolve("mariadbd.pid"),
                "--tmpdir=" + home.resolve("tmp"),
                "--max-connections=300",
                "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=128M",
                "--local-infile=0",
                "--default-time-zone=+00:00",
                // As strict as MySQL 8 by default.
                "--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
                        + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION"));
        return command;
    }

    private List<String> common(Path data) throws IOException {
        List<String> command = new ArrayList<>(Lifeline.prefix());
        command.addAll(List.of(
                program.server().toString(),
                "--no-defaults",
                "--basedir=" + program.directory(),
                dataArgument(data),
                "--lc-messages-dir=" + program.share(),
                "--character-sets-dir=" + program.share().resolve("charsets"),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                // What a connection that only says utf8mb4 gets.
                "--character-set-collations=utf8mb4=utf8mb4_unicode_ci",
                "--innodb-log-file-size=48M"));
        if (Platform.isRoot()) {
            command.add("--user=root");
        }
        return command;
    }

    /** Ties a child's life to ours where the machine has the means; {@link Orphans} covers the rest. */
    private static final class Lifeline {

        private static final List<String> SETPRIV = List.of("setpriv", "--pdeathsig", "TERM");

        /** Empty where util-linux' setpriv is missing or too old (BusyBox has one without this option). */
        static List<String> prefix() throws IOException {
            List<String> trial = new ArrayList<>(SETPRIV);
            trial.add("true");
            try {
                Process process = new ProcessBuilder(trial)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0 ? SETPRIV : List.of();
            } catch (IOException e) {
                return List.of();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }
}
