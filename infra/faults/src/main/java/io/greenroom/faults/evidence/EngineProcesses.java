package io.greenroom.faults.evidence;

import io.greenroom.faults.stack.Farm;
import io.greenroom.faults.stack.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The processes that work for one task: those of its worker that live in the slot that notes the task. */
public record EngineProcesses(Farm farm) {

    /** All of them, the engine's own children too; empty where no slot of this worker has the task. */
    public List<ProcessHandle> of(Part worker, UUID task) {
        Path directory = farm.directory().resolve("workers/render-worker").resolve(worker.name());
        Optional<Path> slot = slotOf(directory, task);
        return slot.map(path -> ProcessHandle.of(worker.pid()).stream()
                        .flatMap(ProcessHandle::descendants)
                        .filter(process -> livesIn(path, process))
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Path> slotOf(Path directory, UUID task) {
        try (Stream<Path> slots = Files.list(directory)) {
            return slots.filter(slot -> notes(slot.resolve("run.json"), task)).findFirst();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static boolean notes(Path note, UUID task) {
        try {
            return Files.readString(note).contains(task.toString());
        } catch (IOException noRun) {
            return false;
        }
    }

    private static boolean livesIn(Path slot, ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                    .startsWith(slot);
        } catch (IOException gone) {
            return false;
        }
    }
}
