package io.greenroom.gateway.tasks;

import java.util.Arrays;
import java.util.List;

/**
 * A run of the model, as its worker and the broker know it.
 *
 * @param attempt the attempt that its command named; 0 once nothing can be heard of it and its attempt is over
 * @param renders whether its worker is at it; else it has said its last word, or its worker has died
 * @param progressed whether it has told of progress
 * @param told whether a StopRun is on its way to it
 * @param words a bit for each that lies in the broker; one that comes twice is one that stays after it was heard
 * @param owned whether it has ever owned the task
 */
record ProtocolRun(int attempt, boolean renders, boolean progressed, boolean told, int words, boolean owned) {

    private static final ProtocolRun FORGOTTEN = new ProtocolRun(0, false, false, false, 0, false);

    /** What a run tells through the broker. */
    enum Word {
        STARTED,
        PROGRESSED,
        COMPLETED,
        BROKEN,
        STOPPED;

        static final List<Word> ALL = List.of(values());
        static final List<Word> LAST = List.of(COMPLETED, BROKEN, STOPPED);
        private static final int LAST_BITS = LAST.stream().mapToInt(Word::bit).reduce(0, (some, more) -> some | more);

        private int bit() {
            return 1 << ordinal();
        }
    }

    static ProtocolRun taking(int attempt) {
        return new ProtocolRun(attempt, true, false, false, Word.STARTED.bit(), false);
    }

    boolean waits(Word word) {
        return (words & word.bit()) != 0;
    }

    int waiting() {
        return Integer.bitCount(words);
    }

    ProtocolRun says(Word word) {
        boolean goesOn = (Word.LAST_BITS & word.bit()) == 0;
        return new ProtocolRun(attempt, goesOn, goesOn, goesOn && told, words | word.bit(), owned);
    }

    ProtocolRun dies() {
        return new ProtocolRun(attempt, false, false, false, words, owned);
    }

    ProtocolRun heard(Word word) {
        return waiting(words & ~word.bit());
    }

    /** The broker has lost its words; last words come again from the worker's disk if that is still there. */
    ProtocolRun unheard(boolean diskIsThere) {
        return waiting(diskIsThere ? words & Word.LAST_BITS : 0);
    }

    private ProtocolRun waiting(int rest) {
        return new ProtocolRun(attempt, renders, progressed, told, rest, owned);
    }

    ProtocolRun toldToStop() {
        return new ProtocolRun(attempt, renders, progressed, true, words, owned);
    }

    ProtocolRun owning() {
        return new ProtocolRun(attempt, renders, progressed, told, words, true);
    }

    /** The same, or less where nothing follows from the difference any more. */
    ProtocolRun whileTheTaskIsAt(int newestAttempt) {
        return !renders && words == 0 && attempt < newestAttempt ? FORGOTTEN : this;
    }

    @Override
    public String toString() {
        List<Word> waiting = Arrays.stream(Word.values()).filter(this::waits).toList();
        return "attempt " + attempt + (renders ? " renders " : " is over ") + waiting;
    }
}
