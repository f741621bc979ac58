package io.greenroom.launcher.client;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Does the same to several tasks, one after the other, and tells of each. */
record Moves(ServerOptions server, String move) {

    /** Ends with the exit code of the last refusal, once all have been asked for. */
    int of(List<String> ids) {
        GatewayClient gateway = server.open();
        int code = ExitCodes.DONE;
        for (String id : ids) {
            try {
                JsonNode task = gateway.post(
                        "to " + move + " the task " + id,
                        "/api/tasks/" + Address.segment(id) + "/" + move,
                        Json.object());
                server.print(task, Json.cell(task, "id") + "  " + Json.cell(task, "status"));
            } catch (GatewayFailure refused) {
                if (ids.size() == 1 || refused.exitCode() == ExitCodes.AWAY) {
                    throw refused;
                }
                System.err.println("greenroom: " + refused.getMessage());
                code = refused.exitCode();
            }
        }
        return code;
    }
}
