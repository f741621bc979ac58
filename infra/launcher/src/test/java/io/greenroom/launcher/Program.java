package io.greenroom.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The launcher as a process of its own, as ./greenroom starts it. */
record Program(Path home, Path work) {
    static final Path ROOT = Path.of(System.getProperty("greenroom.root"));

    /** @param output standard output and error */
    record Ended(int exitCode, String output) {}

    Ended run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    /** @param environment beside what every program of this home is given */
    Ended run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        File output = Files.createTempFile(work, "output", ".txt").toFile();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dgreenroom.mark=launcher-test-" + System.nanoTime(),
                "-Dgreenroom.root=" + ROOT,
                "-cp",
                System.getProperty("java.class.path"),
                "io.greenroom.launcher.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().keySet().removeIf(name -> name.startsWith("GREENROOM_"));
        // A short lease, so that a killed worker is given up soon.
        builder.environment()
                .putAll(Map.of(
                        "GREENROOM_HOME", home.toString(), "GREENROOM_LEASE_SECONDS", "12", "LC_ALL", "C.UTF-8"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(List.of(arguments) + " did not end:\n" + Files.readString(output.toPath()));
        }
        return new Ended(process.exitValue(), Files.readString(output.toPath()));
    }

    JsonNode status() throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(run("status", "--json").output());
    }

    ProcessHandle service(String name) throws IOException, InterruptedException {
        return status().path("services")
                .valueStream()
                .filter(service -> service.path("name").asString("").equals(name))
                .flatMap(service -> ProcessHandle.of(service.path("pid").asLong(0)).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " does not run"));
    }

    /** Everything that this home's stack has started and that still lives. */
    List<ProcessHandle> living() throws IOException {
        String cookie = "GREENROOM_STACK_ID="
                + Files.readString(home.resolve("stack-id")).strip();
        return ProcessHandle.allProcesses()
                .filter(process -> environment(process).contains(cookie))
                .toList();
    }

    private static String environment(ProcessHandle process) {
        try {
            return new String(Files.readAllBytes(Path.of("/proc/" + process.pid() + "/environ")));
        } catch (IOException e) {
            return "";
        }
    }
}
