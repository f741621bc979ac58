package io.greenroom.gateway.tasks;

/** What must hold at every step, whatever dies and in whatever order words arrive. */
enum ProtocolRule {
    AN_END_IS_LEFT_ONLY_BY_A_MANUAL_RETRY {
        @Override
        boolean isBroken(ProtocolState before, ProtocolMove move, ProtocolState after) {
            return before.isEnded() && move.kind() != ProtocolMove.Kind.RETRY && changed(before, after);
        }
    },
    ONE_RESULT_IS_ACCEPTED {
        @Override
        boolean isBroken(ProtocolState before, ProtocolMove move, ProtocolState after) {
            return after.results() > 1;
        }
    },
    THE_OWNER_IS_NEVER_TOLD_TO_STOP {
        @Override
        boolean isBroken(ProtocolState before, ProtocolMove move, ProtocolState after) {
            return after.owner() > 0 && after.run(after.owner()).told();
        }
    },
    A_RUN_THAT_LOST_THE_TASK_NEVER_OWNS_IT_AGAIN {
        @Override
        boolean isBroken(ProtocolState before, ProtocolMove move, ProtocolState after) {
            return takesOver(before, move, after) && before.run(move.run()).owned();
        }
    },
    AN_ATTEMPT_HAS_ONE_OWNER {
        @Override
        boolean isBroken(ProtocolState before, ProtocolMove move, ProtocolState after) {
            if (!takesOver(before, move, after)) {
                return false;
            }
            ProtocolRun owner = before.run(move.run());
            return before.runs().stream()
                    .anyMatch(run -> run.owned() && run != owner && run.attempt() == owner.attempt());
        }
    },
    ONLY_THE_OWNER_MOVES_A_TASK {
        @Override
        boolean isBroken(ProtocolState before, ProtocolMove move, ProtocolState after) {
            return move.isWordOfARun()
                    && changed(before, after)
                    && before.owner() != move.run()
                    && !startsIt(before, move)
                    && !isLateResult(before, move, after);
        }
    },
    AN_ATTEMPT_IS_USED_ONCE {
        @Override
        boolean isBroken(ProtocolState before, ProtocolMove move, ProtocolState after) {
            boolean returns =
                    before.row().status() != TaskStatus.PENDING && after.row().status() == TaskStatus.PENDING;
            int least = before.row().attempt() + (returns ? 1 : 0);
            return after.row().attempt() < least;
        }
    },
    PROGRESS_NEVER_FALLS_AND_IS_WHOLE_ONLY_AT_THE_END {
        @Override
        boolean isBroken(ProtocolState before, ProtocolMove move, ProtocolState after) {
            TaskRow row = after.row();
            boolean falls = row.attempt() == before.row().attempt()
                    && row.progress() < before.row().progress();
            boolean kept = row.status() == TaskStatus.PENDING && row.progress() > 0;
            return falls || kept || (row.progress() == 100) != (row.status() == TaskStatus.COMPLETED);
        }
    },
    /** Only where broker and gateways double nothing. */
    AN_ATTEMPT_IS_RENDERED_ONCE {
        @Override
        boolean isBroken(ProtocolState before, ProtocolMove move, ProtocolState after) {
            long attempts = after.runs().stream()
                    .filter(ProtocolRun::renders)
                    .map(ProtocolRun::attempt)
                    .distinct()
                    .count();
            return attempts < after.rendering();
        }
    },
    /** Of every state that can be reached while workers still take tasks; looked at when all are known. */
    AN_END_CAN_BE_REACHED {
        @Override
        boolean isBroken(ProtocolState before, ProtocolMove move, ProtocolState after) {
            return false;
        }
    };

    abstract boolean isBroken(ProtocolState before, ProtocolMove move, ProtocolState after);

    private static boolean changed(ProtocolState before, ProtocolState after) {
        return !before.row().equals(after.row());
    }

    /** Whether the run has become the owner by this word, be it only until the end of the same word. */
    static boolean takesOver(ProtocolState before, ProtocolMove move, ProtocolState after) {
        return move.isWordOfARun()
                && changed(before, after)
                && before.owner() != move.run()
                && (after.owner() == move.run() || startsIt(before, move));
    }

    private static boolean startsIt(ProtocolState before, ProtocolMove move) {
        return before.row().status() == TaskStatus.PENDING
                && before.run(move.run()).attempt() == before.row().attempt()
                && move.word() != ProtocolRun.Word.STOPPED;
    }

    private static boolean isLateResult(ProtocolState before, ProtocolMove move, ProtocolState after) {
        ProtocolRun run = before.run(move.run());
        return move.word() == ProtocolRun.Word.COMPLETED
                && before.row().status() == TaskStatus.PENDING
                && after.row().status() == TaskStatus.COMPLETED
                && run.owned()
                && run.attempt() + 1 == before.row().attempt();
    }
}
