package io.greenroom.render.command;

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
            checks.add(check("command", Check.Level.OK, "its profile asks for nothing to be looked at"));
        }
        return checks;
    }

    private Check lookAtFiles(Path home) {
        if (!Files.isDirectory(home)) {
            return check("home", Check.Level.BROKEN, home + " is no directory: put the checkout of the engine there");
        }
        List<String> missing = profile.needs().files().stream()
                .filter(file -> !Files.isReadable(home.resolve(file)))
                .toList();
        return missing.isEmpty()
                ? check("home", Check.Level.OK, home.toString())
                : check(
                        "home",
                        Check.Level.BROKEN,
                        home + " lacks " + String.join(", ", missing)
                                + ": install the engine and its models as its own README says");
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
                return check("python", Check.Level.OK, String.join(" ", ended.lastLines()));
            }
            why = "it ended with " + ended.exitCode();
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        }
        return check(
                "python",
                Check.Level.BROKEN,
                python + " cannot be run (" + why + "): name the Python of the engine's environment");
    }

    private Check lookFor(String program) {
        return Stream.of(path().split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(found -> check(program, Check.Level.OK, found.toString()))
                .orElseGet(() -> check(
                        program,
                        Check.Level.BROKEN,
                        "the engine calls " + program
                                + ", which is not on PATH: install it there or beside its Python"));
    }

    private String path() {
        return checkout.path(System.getenv().getOrDefault("PATH", ""));
    }

    private Check check(String what, Check.Level level, String message) {
        return new Check(profile.name() + "." + what, level, message);
    }
}
