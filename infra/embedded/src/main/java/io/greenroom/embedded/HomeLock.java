package io.greenroom.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One process a home. The kernel gives the lock back when its holder dies, however it dies. */
final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock or throws a {@link Refusal} that names the process holding it. */
    static HomeLock take(Home home) {
        Path file = home.lock();
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                String holder = Files.readString(file).strip();
                throw new Refusal("the embedded services of " + home.directory() + " run already as process " + holder
                        + ": use them, or stop them with `./greenroom down` or `kill " + holder + "`");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new Refusal("cannot lock " + file + ": " + e);
        }
    }

    /** Gives the home free. The file stays: removing it would let two starts lock two different files. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The end of the process frees it too.
        }
    }
}
