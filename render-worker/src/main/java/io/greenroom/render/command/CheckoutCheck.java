package io.greenroom.render.command;

import io.greenroom.events.Finding;
import io.greenroom.events.WorkerHeartbeat.Check;
import io.greenroom.media.Command;
import io.greenroom.media.Ended;
import io.greenroom.media.MediaProcess;
import io.greenroom.render.engine.SelfCheck;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks whether an engine's checkout, its Python and the programs it calls are there. */
record CheckoutCheck(CommandProfile profile, Checkout checkout) implements SelfCheck {

    private static final Duration PYTHON_TIMEOUT = Duration.ofSeconds(20);

    @Override
    public List<Check> look() throws InterruptedException {
        List<Check> checks = new ArrayList<>();
        Path home = checkout.home();
        if (home != null) {
            checks.add(lookAtFiles(home));
        }
        if (profile.needs().python()) {
            checks.add(lookAtPython());
        }
        profile.needs().programs().forEach(program -> checks.add(lookFor(program)));
        if (checks.isEmpty()) {
            checks.add(check("command", Check.Level.OK, Finding.ENGINE_ASKS_NOTHING, Map.of()));
        }
        return checks;
    }

    private Check lookAtFiles(Path home) {
        if (!Files.isDirectory(home)) {
            return check("home", Check.Level.BROKEN, Finding.ENGINE_HOME_MISSING, Map.of("directory", home.toString()));
        }
        List<String> missing = profile.needs().files().stream()
                .filter(file -> !Files.isReadable(home.resolve(file)))
                .toList();
        return missing.isEmpty()
                ? found("home", home.toString())
                : check(
                        "home",
                        Check.Level.BROKEN,
                        Finding.ENGINE_FILES_MISSING,
                        Map.of("directory", home.toString(), "files", String.join(", ", missing)));
    }

    private Check lookAtPython() throws InterruptedException {
        String python = checkout.python();
        String why;
        try {
            var command = new Command(
                    List.of(python, "--version"),
                    Path.of("/"),
                    Map.of("PATH", path()),
                    PYTHON_TIMEOUT,
                    PYTHON_TIMEOUT,
                    Duration.ZERO);
            Ended ended = new MediaProcess(command, line -> true, line -> true).run();
            if (ended.succeeded()) {
                return found("python", String.join(" ", ended.lastLines()));
            }
            why = "it ended with " + ended.exitCode();
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        }
        return check("python", Check.Level.BROKEN, Finding.PYTHON_NOT_RUNNABLE, Map.of("python", python, "why", why));
    }

    private Check lookFor(String program) {
        return Stream.of(path().split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(path -> found(program, path.toString()))
                .orElseGet(
                        () -> check(program, Check.Level.BROKEN, Finding.PROGRAM_MISSING, Map.of("program", program)));
    }

    private String path() {
        return checkout.path(System.getenv().getOrDefault("PATH", ""));
    }

    private Check found(String what, String which) {
        return new Check(profile.name() + "." + what, Check.Level.OK, which);
    }

    private Check check(String what, Check.Level level, Finding finding, Map<String, Object> args) {
        return Check.of(profile.name() + "." + what, level, finding, args);
    }
}
