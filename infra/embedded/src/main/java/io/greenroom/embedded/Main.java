package io.greenroom.embedded;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded process: {@code --home DIR [--services mysql,amqp,s3] [--parent PID]}. Prints {@code READY} when every
 * service answers. Stops cleanly on SIGTERM and Ctrl-C, when its parent ends (exit code 0), and when a service dies
 * (exit code 1). A start that fails tells why in one line and exits with 1.
 */
public final class Main {

    private Main() {}

    /** Runs until it is told to stop. */
    public static void main(String[] args) {
        int exitCode = 1;
        try {
            Platform.requireSupported();
            Arguments arguments = Arguments.parse(args);
            Home home = Home.at(arguments.home());
            // Before any logger: the log file lies in the home.
            System.setProperty("greenroom.embedded.log", home.log().toString());
            // Not at the root of the jar: there it would log for every test that has the jar on its class path.
            System.setProperty("logback.configurationFile", "io/greenroom/embedded/logback.xml");
            try (HomeLock lock = HomeLock.take(home)) {
                exitCode = run(arguments, home);
            }
        } catch (Refusal e) {
            System.err.println("greenroom embedded: " + e.getMessage());
        }
        System.exit(exitCode);
    }

    private static int run(Arguments arguments, Home home) {
        Logger log = LoggerFactory.getLogger(Main.class);
        CompletableFuture<Integer> end = new CompletableFuture<>();
        // The broker would halt the JVM where nobody takes care of what its threads throw.
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {
            log.error("Thread {} failed, stopping", thread.getName(), error);
            end.complete(1);
        });
        arguments
                .parent()
                .ifPresent(parent -> parent.onExit().thenRun(() -> {
                    log.info("Process {}, which started this one, is gone: stopping", parent.pid());
                    end.complete(0);
                }));
        try (Stack stack = new Stack(home, arguments.services(), () -> end.complete(1))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, end), "stop"));
            stack.start();
            System.out.println("READY");
            return end.join();
        } catch (Exception e) {
            if (!end.isDone()) {
                log.error("{}. More in {}", e.getMessage(), home.log());
            }
            log.debug("The start failed", e);
            return end.getNow(1);
        }
    }

    /** On a signal: the start, if it still runs, shall not complain that it fails. */
    private static void stop(Stack stack, CompletableFuture<Integer> end) {
        end.complete(0);
        stack.close();
    }
}
