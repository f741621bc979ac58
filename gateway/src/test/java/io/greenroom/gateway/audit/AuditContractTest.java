package io.greenroom.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.OnEveryDatabase;
import io.greenroom.gateway.keys.Action;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.keys.Scope;
import io.greenroom.gateway.paging.Cursor;
import io.greenroom.gateway.paging.NewestFirst;
import io.greenroom.gateway.paging.Page;
import io.greenroom.gateway.paging.PageQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** What is kept is found again, on every database that we say we run on. */
class AuditContractTest extends OnEveryDatabase {

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final UUID key = UUID.randomUUID();

    @BeforeParameterizedClassInvocation
    static void migrate() {
        if (isThere()) {
            Flyway.configure().dataSource(url(), null, null).load().migrate();
        }
    }

    @BeforeEach
    void aRequestIsUnderWay() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("fe80:0:0:0:0:0:0:1%an-interface-with-a-name-that-does-not-fit-into-the-column");
        request.setAttribute(Caller.ATTRIBUTE, new Caller(key, UUID.randomUUID(), "-", Set.of(Scope.ADMIN)));
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    @AfterEach
    void itIsOver() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void entriesComeInOrderEvenWithinAMillisecond() {
        List<UUID> tasks = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            UUID task = UUID.randomUUID();
            tasks.add(0, task);
            trail().keep(Action.TASK_DELETED.on(task, null).with("was", "数字人").with("n", null));
        }
        one.sql()
                .sql("update audit set created_at = timestamp '2026-11-24 23:59:59.123' where key_id = ?")
                .param(key.toString())
                .update();
        List<UUID> seen = new ArrayList<>();
        Cursor cursor = null;
        Page<AuditEntry> page;
        do {
            page = entries().list(filter(null, null), new PageQuery(3, cursor, true));
            page.data().forEach(entry -> seen.add(UUID.fromString(entry.target())));
            AuditEntry last = page.data().get(page.data().size() - 1);
            cursor = NewestFirst.end(last.createdAt(), last.id());
        } while (page.hasMore());
        assertThat(seen).containsExactlyElementsOf(tasks);
        assertThat(page.total()).isEqualTo(7);
        AuditEntry first = page.data().get(0);
        assertThat(first.details()).isEqualTo(JsonMapper.shared().readTree("{\"was\": \"数字人\", \"n\": null}"));
        assertThat(first.address()).hasSize(64);
        assertThat(first.keyName()).as("there is no such key").isNull();
    }

    @Test
    void aTimePartsEntriesToTheMillisecond() {
        trail().keep(Action.DISPATCH_PAUSED.on("dispatch", null));
        one.sql()
                .sql("update audit set created_at = timestamp '2026-11-24 23:59:59.123' where key_id = ?")
                .param(key.toString())
                .update();
        Instant then = Instant.parse("2026-11-24T23:59:59.123Z");
        assertThat(found(filter(then.minus(MILLISECOND), then.plus(MILLISECOND))))
                .isEqualTo(1);
        assertThat(found(filter(then, null))).isZero();
        assertThat(found(filter(null, then))).isZero();
    }

    @Test
    void nothingIsKeptWhereNobodyAsked() {
        RequestContextHolder.resetRequestAttributes();
        trail().keep(Action.TASK_DELETED.on(UUID.randomUUID(), null));
        assertThat(found(filter(null, null))).isZero();
    }

    private AuditTrail trail() {
        return new AuditTrail(one.sql(), JsonMapper.shared());
    }

    private AuditEntries entries() {
        return new AuditEntries(one.sql(), JsonMapper.shared());
    }

    private int found(AuditFilter filter) {
        return entries().list(filter, new PageQuery(10, null, false)).data().size();
    }

    private AuditFilter filter(Instant after, Instant before) {
        return new AuditFilter(List.of(), key, null, null, after, before);
    }
}
