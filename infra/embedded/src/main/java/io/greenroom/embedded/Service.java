package io.greenroom.embedded;

import java.util.Map;

/** One of the three servers. */
interface Service extends AutoCloseable {

    /** The name it is chosen by: mysql, amqp or s3. */
    String name();

    /**
     * Starts it and returns what its clients need, as entries of services.json, once it has answered a real request.
     * Throws with one sentence when it does not.
     */
    Map<String, String> start() throws Exception;

    /** Stops it and returns when it is gone. Harmless when repeated, and while {@link #start} still runs. */
    @Override
    void close();
}
