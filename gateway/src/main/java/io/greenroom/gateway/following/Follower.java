package io.greenroom.gateway.following;

import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.tasks.TaskView;
import java.util.UUID;

/** An open request that waits for news of one task; it holds neither a thread nor a connection to the database meanwhile. */
interface Follower {

    Caller caller();

    UUID taskId();

    /** The task as it is now, changed or not; without its place in the queue. Does not wait for the client. */
    void see(TaskView task);

    /** There is no such task any more. */
    void gone();

    /** This gateway ends, and another one will do. */
    void leave();

    /** The key behind it opens nothing any more. */
    void refuse();
}
