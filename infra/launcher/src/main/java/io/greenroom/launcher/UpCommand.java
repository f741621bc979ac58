package io.greenroom.launcher;

import io.greenroom.launcher.stack.BackgroundLauncher;
import io.greenroom.launcher.stack.LogFile;
import io.greenroom.launcher.stack.RunningStack;
import io.greenroom.launcher.stack.Settings;
import io.greenroom.launcher.stack.StackFailure;
import io.greenroom.launcher.stack.StackPlan;
import io.greenroom.launcher.stack.StackState;
import io.greenroom.launcher.stack.Supervisor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything and, without --detach, watches it until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts everything, the dashboard included, and restarts what dies.")
final class UpCommand implements Callable<Integer> {
    @Option(names = "--detach", description = "Returns when everything is up; ./greenroom down stops it.")
    private boolean detach;

    @Option(names = "--gateways", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private int gateways;

    @Option(
            names = "--render-workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Default: ${DEFAULT-VALUE}.")
    private int renderWorkers;

    @Option(
            names = "--thumbnail-workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Default: ${DEFAULT-VALUE}.")
    private int thumbnailWorkers;

    @Override
    public Integer call() throws InterruptedException {
        if (gateways < 1 || renderWorkers < 0 || thumbnailWorkers < 0) {
            throw new StackFailure("a stack needs at least one gateway, and no number may be negative");
        }
        Settings settings = Settings.ofThisProcess();
        if (RunningStack.exists(settings.home())) {
            return joinRunning(settings);
        }
        return detach ? inBackground(settings) : here(settings);
    }

    private int joinRunning(Settings settings) throws InterruptedException {
        StackState state = RunningStack.await(settings.home(), StackState::ready);
        System.out.println("already up: " + state.url());
        return 0;
    }

    private int here(Settings settings) throws InterruptedException {
        Optional<Supervisor> started = Supervisor.tryStart(
                settings, new StackPlan.Shape(gateways, renderWorkers, thumbnailWorkers, true), System.out::println);
        if (started.isEmpty()) {
            return joinRunning(settings);
        }
        Supervisor supervisor = started.get();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("stopping");
            supervisor.close();
        }));
        supervisor.awaitEverything();
        tellWhere(settings, supervisor.url());
        new CountDownLatch(1).await(); // until a signal ends this process
        return 0;
    }

    private int inBackground(Settings settings) throws InterruptedException {
        Process launcher = BackgroundLauncher.start(
                settings,
                List.of(
                        "up",
                        "--gateways=" + gateways,
                        "--render-workers=" + renderWorkers,
                        "--thumbnail-workers=" + thumbnailWorkers));
        Thread interrupted = new Thread(launcher::destroy);
        Runtime.getRuntime().addShutdownHook(interrupted);
        while (launcher.isAlive() && !RunningStack.exists(settings.home())) {
            Thread.sleep(50);
        }
        try {
            StackState state = RunningStack.await(settings.home(), StackState::ready);
            Runtime.getRuntime().removeShutdownHook(interrupted);
            tellWhere(settings, state.url());
            return 0;
        } catch (StackFailure e) {
            launcher.waitFor();
            Runtime.getRuntime().removeShutdownHook(interrupted);
            List<String> told = new LogFile(settings.home().log("launcher")).tail(14);
            throw new StackFailure("Greenroom did not come up:\n" + String.join("\n", told));
        }
    }

    private static void tellWhere(Settings settings, String url) {
        System.out.println("Greenroom is up: " + url);
        if (settings.adminKey() == null) {
            System.out.println(
                    "the admin key to sign in with is in " + settings.home().adminKey());
        }
    }
}
