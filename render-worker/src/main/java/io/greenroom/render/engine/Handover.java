package io.greenroom.render.engine;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How files change hands between a run and its engine, whose place may lie on another file system. */
public final class Handover {

    private Handover() {}

    /** Gives the engine a file under a name of its own: without a copy where that can be. */
    public static void in(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (IOException | UnsupportedOperationException otherFileSystem) {
            Files.copy(file, target);
        }
    }

    /** Takes the engine's result; at no moment is there half a file at the target. */
    public static void out(Path result, Path target) throws IOException {
        try {
            Files.move(result, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Path part = target.resolveSibling(target.getFileName() + ".part");
            Files.copy(result, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(result);
        }
    }
}
