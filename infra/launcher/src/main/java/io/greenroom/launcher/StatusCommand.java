package io.greenroom.launcher;

import io.greenroom.launcher.stack.ProcessMark;
import io.greenroom.launcher.stack.RunningStack;
import io.greenroom.launcher.stack.Settings;
import io.greenroom.launcher.stack.StackState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells what runs. Ends with 0 when everything is up, else with 3. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows what is running and where. Exit code 0: everything is up; 3: not everything.")
final class StatusCommand implements Callable<Integer> {
    private static final int NOT_UP = 3;

    @Option(names = "--json", description = "One JSON object, the admin key included.")
    private boolean json;

    record Status(@Nullable String url, @Nullable String adminKey, String home, List<Row> services) {}

    record Row(String name, @Nullable Long pid, @Nullable Integer port, String state, int restarts) {}

    @Override
    public Integer call() {
        Settings settings = Settings.ofThisProcess();
        Optional<StackState> state = RunningStack.look(settings.home());
        List<Row> rows = state.map(StackState::services).orElse(List.of()).stream()
                .map(StatusCommand::row)
                .toList();
        Status status = new Status(
                state.map(StackState::url).orElse(null),
                settings.knownAdminKey().orElse(null),
                settings.home().path().toString(),
                rows);
        System.out.println(json ? asJson(status) : asText(status));
        return state.filter(StackState::ready).isPresent() ? 0 : NOT_UP;
    }

    private static Row row(StackState.Service service) {
        ProcessMark process = service.phase() == StackState.Phase.DOWN ? null : service.process();
        return new Row(
                service.name(),
                process == null ? null : Long.valueOf(process.pid()),
                service.port(),
                service.phase().word(),
                service.restarts());
    }

    private static String asJson(Status status) {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(status);
    }

    private static String asText(Status status) {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%-20s %-9s %8s %6s %9s%n", "service", "state", "pid", "port", "restarts"));
        status.services()
                .forEach(row -> text.append(String.format(
                        "%-20s %-9s %8s %6s %9d%n",
                        row.name(), row.state(), orDash(row.pid()), orDash(row.port()), row.restarts())));
        text.append("home ").append(status.home());
        return status.services().isEmpty()
                ? "nothing was started here yet: ./greenroom up"
                : text + System.lineSeparator() + "url  " + status.url();
    }

    private static String orDash(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }
}
