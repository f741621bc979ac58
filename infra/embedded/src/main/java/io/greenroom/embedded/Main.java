package io.greenroom.embedded;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded process: {@code --home DIR [--services mysql,amqp,s3] [--parent PID]}. Prints {@code READY} when every
 * service answers, stops cleanly on SIGTERM, Ctrl-C, the end of the parent or the death of a service. Exit code 0 after
 * a wanted stop, 1 after a failure, which is told in one line.
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
        CountDownLatch stop = new CountDownLatch(1);
        try (Stack stack = new Stack(home, arguments.services(), stop::countDown)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
            arguments
                    .parent()
                    .ifPresent(parent -> parent.onExit().thenRun(() -> {
                        log.info("The process that started this one, {}, is gone: stopping", parent.pid());
                        stop.countDown();
                    }));
            stack.start();
            System.out.println("READY");
            stop.await();
            return stack.failed() ? 1 : 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        } catch (Exception e) {
            log.error("{}. See {}", e.getMessage(), home.log());
            log.debug("Start failed", e);
            return 1;
        }
    }
}
