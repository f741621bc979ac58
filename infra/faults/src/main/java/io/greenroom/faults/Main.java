package io.greenroom.faults;

import io.greenroom.faults.stack.Farm;
import io.greenroom.faults.stack.FarmSettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./greenroom faults}: what is in {@code --help}. */
@Command(
        name = "./greenroom faults",
        mixinStandardHelpOptions = true,
        description = "Starts a farm of real processes and stops it again.")
public final class Main implements Callable<Integer> {

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path root = Path.of(System.getProperty("greenroom.root", ""));
        try (Farm farm = Farm.start(FarmSettings.of(root))) {
            System.out.println(farm.gatewayUrls());
        }
        return 0;
    }
}
