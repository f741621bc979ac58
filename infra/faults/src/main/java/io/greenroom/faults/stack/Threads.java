package io.greenroom.faults.stack;

/** Threads that never keep the fault run from ending. */
final class Threads {

    private static final long STACK_BYTES = 256 << 10;

    private Threads() {}

    static Thread start(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
