package io.greenroom.launcher;

import io.greenroom.launcher.stack.RunningStack;
import io.greenroom.launcher.stack.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", mixinStandardHelpOptions = true, description = "Stops everything. Tasks and files are kept.")
final class DownCommand implements Callable<Integer> {
    @Override
    public Integer call() throws InterruptedException {
        boolean stopped = RunningStack.stop(Settings.ofThisProcess().home(), System.out::println);
        System.out.println(stopped ? "stopped" : "nothing was running");
        return 0;
    }
}
