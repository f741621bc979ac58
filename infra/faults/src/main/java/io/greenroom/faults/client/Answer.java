package io.greenroom.faults.client;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What became of one request.
 *
 * @param status of HTTP; 0 where there was no answer
 * @param arrived false only where it is certain that no gateway has read the request
 * @param body missing where there is none
 */
public record Answer(int status, boolean arrived, JsonNode body) {

    static final Answer NEVER_ARRIVED = new Answer(0, false, MissingNode.getInstance());
    static final Answer LOST = new Answer(0, true, MissingNode.getInstance());

    /** It was done. */
    public boolean done() {
        return status / 100 == 2;
    }

    /** It was not done, and the gateway said so: anything that is neither this nor {@link #done} may have been done. */
    public boolean refused() {
        return !arrived || status / 100 == 4;
    }
}
