package io.greenroom.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.events.ConfirmedPublisher;
import io.greenroom.events.Header;
import io.greenroom.events.WorkerHeartbeat.State;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.TestWorker;
import io.greenroom.gateway.keys.Action;
import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Queue;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No call by which an admin changes something, or anybody removes something, leaves no trace: a new one needs a row here. */
@GatewayTest
class AuditedRoutesTest {

    /** Changes nothing but what the caller holds in hand, or what was no file yet. */
    private static final Set<String> NOT_KEPT = Set.of("DELETE /api/session", "DELETE /api/uploads/{id}");

    private static final String QUEUE = "greenroom.replayed-by-the-audit-test";

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @Autowired
    JdbcClient database;

    @Autowired
    ConfirmedPublisher publisher;

    @Autowired
    AmqpAdmin broker;

    private final Map<String, Kept> routes = new LinkedHashMap<>();
    private Api admin;
    private Rows rows;
    private TestWorker worker;

    /** @param ask makes the call and says what its target is */
    private record Kept(Action action, Supplier<String> ask) {}

    @BeforeEach
    void routes() {
        admin = Api.admin(port);
        rows = Rows.of(database);
        worker = new TestWorker(publisher, "audited-" + Header.newId(), "audited");
        broker.declareQueue(new Queue(QUEUE));
        route("POST /api/api-keys", Action.API_KEY_CREATED, () -> id(admin.post("/api/api-keys", Map.of("name", "k"))));
        route(
                "PUT /api/api-keys/{id}",
                Action.API_KEY_CHANGED,
                () -> id(admin.put("/api/api-keys/" + key(), Map.of("name", "l"))));
        route("POST /api/api-keys/{id}/rotate", Action.API_KEY_ROTATED, () -> {
            String key = key();
            assertDone(admin.post("/api/api-keys/" + key + "/rotate"));
            return key;
        });
        route("DELETE /api/api-keys/{id}", Action.API_KEY_DELETED, () -> deleted("/api/api-keys/", key()));
        route(
                "POST /api/workspaces",
                Action.WORKSPACE_CREATED,
                () -> id(admin.post("/api/workspaces", Map.of("name", "w"))));
        route(
                "PUT /api/workspaces/{id}",
                Action.WORKSPACE_CHANGED,
                () -> id(admin.put("/api/workspaces/" + rows.workspace(), Map.of("name", "w"))));
        route(
                "POST /api/tasks/{id}/cancel",
                Action.TASK_CANCELLED,
                () -> id(admin.post("/api/tasks/" + rows.task() + "/cancel")));
        route("POST /api/tasks/cancel", Action.TASK_CANCELLED, () -> many("/api/tasks/cancel", rows.task()));
        route("POST /api/tasks/delete", Action.TASK_DELETED, () -> many("/api/tasks/delete", rows.task()));
        route("DELETE /api/tasks/{id}", Action.TASK_DELETED, () -> deleted("/api/tasks/", rows.task()));
        route(
                "DELETE /api/digital-humans/{id}",
                Action.DIGITAL_HUMAN_DELETED,
                () -> deleted("/api/digital-humans/", rows.human()));
        route(
                "DELETE /api/files/{id}",
                Action.FILE_DELETED,
                () -> deleted("/api/files/", rows.file("audio").substring("files/".length())));
        route("POST /api/workers/{id}/drain", Action.WORKER_DRAINED, () -> worker("/drain"));
        route("POST /api/workers/{id}/resume", Action.WORKER_RESUMED, () -> worker("/resume"));
        route("POST /api/dispatch/pause", Action.DISPATCH_PAUSED, () -> dispatch("/pause"));
        route("POST /api/dispatch/resume", Action.DISPATCH_RESUMED, () -> dispatch("/resume"));
        route("POST /api/parked-messages/{id}/replay", Action.PARKED_MESSAGE_REPLAYED, () -> {
            String id = parked();
            assertDone(admin.post("/api/parked-messages/" + id + "/replay"));
            return id;
        });
        route(
                "DELETE /api/parked-messages/{id}",
                Action.PARKED_MESSAGES_DROPPED,
                () -> deleted("/api/parked-messages/", parked()));
        route("POST /api/parked-messages/delete", Action.PARKED_MESSAGES_DROPPED, () -> {
            assertDone(admin.post("/api/parked-messages/delete", Map.of("queue", QUEUE)));
            return QUEUE;
        });
        route("POST /api/retention", Action.RETENTION_STARTED, () -> {
            assertThat(admin.post("/api/retention", Map.of("dry_run", false)).status())
                    .isIn(200, 409);
            return "retention";
        });
    }

    @AfterEach
    void tidyUp() {
        admin.post("/api/dispatch/resume");
        broker.deleteQueue(QUEUE);
    }

    @Test
    void eachLeavesAnEntry() {
        routes.forEach((route, kept) -> {
            String target = kept.ask().get();
            assertThat(admin.get("/api/audit?action=" + kept.action().word() + "&target=" + target)
                            .json()
                            .get("data")
                            .size())
                    .as(route)
                    .isPositive();
        });
        assertThat(routes.values().stream().map(Kept::action)).contains(Action.values());
    }

    @Test
    void noneIsMissing() {
        Set<String> known =
                Stream.concat(routes.keySet().stream(), NOT_KEPT.stream()).collect(Collectors.toSet());
        Set<String> served = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            Operation operation = method.getMethodAnnotation(Operation.class);
            boolean forAdmins = operation != null && operation.summary().endsWith("(admin)");
            served.addAll(changes(info, forAdmins));
        });
        assertThat(served).contains("DELETE /api/tasks/{id}", "POST /api/dispatch/pause");
        assertThat(known).as("what an audit is kept of").containsAll(served);
    }

    private static List<String> changes(RequestMappingInfo info, boolean forAdmins) {
        List<String> changes = new ArrayList<>();
        for (RequestMethod method : info.getMethodsCondition().getMethods()) {
            boolean looks = method == RequestMethod.GET || method == RequestMethod.HEAD;
            if (!looks && (forAdmins || method == RequestMethod.DELETE)) {
                info.getPatternValues().forEach(path -> changes.add(method + " " + path));
            }
        }
        return changes;
    }

    private void route(String route, Action action, Supplier<String> ask) {
        routes.put(route, new Kept(action, ask));
    }

    private String key() {
        return id(admin.post("/api/api-keys", Map.of("name", "k")));
    }

    private String deleted(String path, Object id) {
        assertDone(admin.delete(path + id));
        return id.toString();
    }

    private String many(String path, Object task) {
        assertDone(admin.post(path, Map.of("ids", List.of(task))));
        return task.toString();
    }

    private String worker(String order) {
        worker.says(State.READY, null);
        await().until(() -> database.sql("select count(*) from workers where id = ?")
                        .param(worker.id())
                        .query(Integer.class)
                        .single()
                == 1);
        assertDone(admin.post("/api/workers/" + worker.id() + order));
        return worker.id();
    }

    private String dispatch(String order) {
        database.sql("delete from audit where target = 'dispatch'").update();
        assertDone(admin.post("/api/dispatch" + order));
        return "dispatch";
    }

    private String parked() {
        String id = Header.newId().toString();
        database.sql("""
                        insert into parked_messages (id, parked_id, queue, reason, headers, body, body_bytes, size_bytes)
                        values (:id, :id, :queue, 'nobody reads it', '{}', '{}', 2, 2)
                        """).param("id", id).param("queue", QUEUE).update();
        return id;
    }

    private static String id(Answer answer) {
        assertDone(answer);
        return answer.json().get("id").asString();
    }

    private static void assertDone(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }
}
