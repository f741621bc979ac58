package io.greenroom.gateway.tasks;

import io.greenroom.events.Run;

/** Gateways with one rule left out each. Most lie to the real code about what it sees, or change what it has done. */
enum ProtocolMutant {
    /** As it is. */
    NONE,
    /** Whatever a run says is taken as if the owner had said it. */
    NO_FENCE {
        @Override
        Run heard(Run run, Task task) {
            return new Run(
                    run.taskId(), task.tries.attempt, task.runId == null ? run.runId() : task.runId, run.workerId());
        }
    },
    /** An ended task looks as if its last run still rendered it. */
    NO_TERMINAL_GUARD {
        @Override
        void show(Task task, Run run) {
            if (task.status.isTerminal() && task.runId != null) {
                task.status = TaskStatus.PROCESSING;
            }
        }
    },
    /** The owner is forgotten when another run of its attempt shows up. */
    NO_CLAIM {
        @Override
        void show(Task task, Run run) {
            if (task.status == TaskStatus.PROCESSING
                    && task.tries.attempt == run.attempt()
                    && !run.runId().equals(task.runId)) {
                task.status = TaskStatus.PENDING;
                task.runId = null;
            }
        }
    },
    /** The run before may say anything while nobody has started the next attempt. */
    NO_END_OF_LEASE {
        @Override
        void show(Task task, Run run) {
            if (task.status == TaskStatus.PENDING && run.runId().equals(task.lastRunId)) {
                task.tries.attempt = run.attempt();
            }
        }
    },
    /** Nobody gives up runs that have fallen silent. */
    NO_REAPER {
        @Override
        boolean reaps() {
            return false;
        }
    },
    /** Nobody publishes again what the broker has lost. */
    NO_SWEEPER {
        @Override
        boolean sweeps(boolean wordsWait) {
            return false;
        }
    },
    /** The sweeper acts although a start may be waiting to be recorded. */
    HASTY_SWEEPER {
        @Override
        boolean sweeps(boolean wordsWait) {
            return true;
        }
    },
    /** A heartbeat stops every run that does not own its task, though its RenderStarted may be on its way. */
    HASTY_HEARTBEAT {
        @Override
        boolean stopsAllButTheOwner() {
            return true;
        }
    },
    /** A return to pending keeps the attempt, and the next dispatch raises it. */
    ATTEMPT_RAISED_AT_DISPATCH {
        @Override
        void returned(Task task) {
            task.tries.attempt--;
        }

        @Override
        void claimed(Task task) {
            task.tries.attempt++;
        }
    },
    /** A return to pending keeps what the bar showed. */
    PROGRESS_KEPT {
        @Override
        void returned(Task task) {
            task.progress = 50;
        }
    };

    /** Makes the task look otherwise before the real code sees it. */
    void show(Task task, Run run) {}

    /** The run as the real code gets to see it. */
    Run heard(Run run, Task task) {
        return run;
    }

    /** Has a task that went back to pending. */
    void returned(Task task) {}

    /** Has a task that the dispatcher has marked. */
    void claimed(Task task) {}

    boolean reaps() {
        return true;
    }

    /** @param wordsWait whether the gateway's queue of events holds any */
    boolean sweeps(boolean wordsWait) {
        return !wordsWait;
    }

    boolean stopsAllButTheOwner() {
        return false;
    }
}
