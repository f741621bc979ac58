package io.greenroom.launcher.client;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** Prints what makes bash and zsh complete commands and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script that completes commands and options: source <(./greenroom completion)")
final class CompletionCommand implements Callable<Integer> {
    /** Commands of ./greenroom itself that never come here, with their options. */
    private static final Map<String, List<String>> OF_THE_SCRIPT =
            Map.of("test", List.of(), "help", List.of(), "faults", List.of("--seed", "--minutes", "--tasks", "--only"));

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        System.out.println(script(Objects.requireNonNull(spec).root().commandLine()));
        return ExitCodes.DONE;
    }

    static String script(CommandLine program) {
        OF_THE_SCRIPT.forEach((name, options) -> {
            CommandSpec command = CommandSpec.create();
            options.forEach(option ->
                    command.addOption(OptionSpec.builder(option).arity("1").build()));
            program.addSubcommand(name, command);
        });
        // Shells look for the last step of what was typed, so this serves ./greenroom and greenroom alike.
        return AutoComplete.bash("greenroom", program);
    }
}
