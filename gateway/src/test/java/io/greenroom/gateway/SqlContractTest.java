package io.greenroom.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.greenroom.gateway.paging.Cursor;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import tools.jackson.databind.json.JsonMapper;

/** All that we ask of a database: what stands here holds on every one that we say we run on. */
class SqlContractTest extends OnEveryDatabase {

    @BeforeParameterizedClassInvocation
    static void migrateFromTheFirstVersion() throws Exception {
        if (isThere()) {
            Flyway.configure().dataSource(url(), null, null).target("1").load().migrate();
            aWorkerOfTheFirstVersion();
            migrations().migrate();
        }
    }

    @Test
    void theMigrationsRunOnceAndAreFoundUnchanged() {
        assertThat(migrations().migrate().migrationsExecuted).isZero();
        migrations().validate();
    }

    @Test
    void aSecondClaimSkipsTheRowsOfTheFirst() {
        String engine = one.newEngine();
        List<String> tasks =
                List.of(one.newTask(engine), one.newTask(engine), one.newTask(engine), one.newTask(engine));
        one.begin();
        other.begin();
        List<String> ofOne = claim(one, tasks.subList(0, 2));
        List<String> ofOther = claim(other, tasks);
        assertThat(ofOne).containsExactlyInAnyOrderElementsOf(tasks.subList(0, 2));
        assertThat(ofOther).containsExactlyInAnyOrderElementsOf(tasks.subList(2, 4));
    }

    @Test
    void aReadSeesWhatAnotherCommittedMeanwhile() {
        String task = one.newTask(one.newEngine());
        one.begin();
        assertThat(progress(one, task)).isZero();
        other.sql()
                .sql("update tasks set progress = 7 where id = ?")
                .param(task)
                .update();
        assertThat(progress(one, task)).isEqualTo(7);
    }

    @Test
    void aDeadlockEndsOneOfTheTwoWithAnErrorThatSaysSo() {
        String a = one.newTask(one.newEngine());
        String b = one.newTask(one.newEngine());
        one.begin();
        other.begin();
        raise(one, a);
        raise(other, b);
        // A thread each: the common pool has but one on two cores, and would do one after the other.
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CompletableFuture<Void> crossing = CompletableFuture.runAsync(() -> raise(one, b), threads);
        CompletableFuture<Void> back = CompletableFuture.runAsync(() -> raise(other, a), threads);
        threads.shutdown();
        assertThatThrownBy(() -> CompletableFuture.allOf(crossing, back).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(PessimisticLockingFailureException.class);
        assertThat(List.of(crossing, back))
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .hasSize(1);
    }

    @Test
    void anUpdateCountsTheRowsItMatchedEvenWhereNothingChanged() {
        String task = one.newTask(one.newEngine());
        assertThat(fenced(task, 1)).isEqualTo(1);
        assertThat(fenced(task, 1)).isEqualTo(1);
        assertThat(fenced(task, 2)).isZero();
    }

    @Test
    void aMessageOfARunIsLoggedOnceAndTheGatewaysOwnLinesAsOftenAsTheyCome() {
        String task = one.newTask(one.newEngine());
        String run = UUID.randomUUID().toString();
        log(task, run, 1L);
        assertThatThrownBy(() -> log(task, run, 1L)).isInstanceOf(DuplicateKeyException.class);
        log(task, run, 2L);
        log(task, null, null);
        log(task, null, null);
        assertThat(one.sql()
                        .sql("select count(*) from task_logs where task_id = ?")
                        .param(task)
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void theClockIsUtcAndTellsMicroseconds() {
        LocalDateTime now =
                one.sql().sql("select now(6)").query(LocalDateTime.class).single();
        LocalDateTime utc = one.sql()
                .sql("select utc_timestamp(6)")
                .query(LocalDateTime.class)
                .single();
        assertThat(now).isCloseTo(utc, within(5, ChronoUnit.SECONDS));
        assertThat(now.toInstant(ZoneOffset.UTC)).isCloseTo(Instant.now(), within(60, ChronoUnit.SECONDS));
        assertThat(one.sql()
                        .sql("select date_add(now(6), interval 30 second) > now(6)")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aTimeOfTheServersOwnComesBackToTheMicrosecond() {
        String task = one.newTask(one.newEngine());
        one.sql()
                .sql("update tasks set lease_until = timestamp '2026-11-24 23:59:59.123456' where id = ?")
                .param(task)
                .update();
        assertThat(time(task, "lease_until")).isEqualTo(LocalDateTime.parse("2026-11-24T23:59:59.123456"));
    }

    @Test
    void aPageGoesOnBehindTheVeryMillisecondAtWhichTheLastEnded() {
        String task = one.newTask(one.newEngine());
        LocalDateTime created = time(task, "created_at");
        Cursor cursor = new Cursor("", created.toInstant(ZoneOffset.UTC).toString(), UUID.fromString(task));
        assertThat(one.sql()
                        .sql("select id from tasks where created_at = ? and id = ?")
                        .params(cursor.time(), task)
                        .query(String.class)
                        .list())
                .containsExactly(task);
    }

    @Test
    void textOfEveryLanguageComesBackAsItWas() {
        String name = "数字人 \uD83C\uDFAC\uD83D\uDC69\u200D\uD83D\uDCBB Größe ñ السلام %_\\'\"";
        String task = one.newTask(one.newEngine());
        one.sql()
                .sql("update tasks set name = ? where id = ?")
                .params(name, task)
                .update();
        assertThat(one.sql()
                        .sql("select name from tasks where id = ?")
                        .param(task)
                        .query(String.class)
                        .single())
                .isEqualTo(name);
    }

    @Test
    void jsonComesBackWithTheSameMeaning() {
        String params = "{\"engine\": \"ffmpeg\", \"name\": \"你好\", \"deep\": {\"n\": [1, 2.5, true, null]}}";
        String task = one.newTask(one.newEngine());
        one.sql()
                .sql("update tasks set params = ? where id = ?")
                .params(params, task)
                .update();
        String back = one.sql()
                .sql("select params from tasks where id = ?")
                .param(task)
                .query(String.class)
                .single();
        JsonMapper json = JsonMapper.shared();
        assertThat(json.readTree(back)).isEqualTo(json.readTree(params));
    }

    @Test
    void aMomentThatLiesAnUnknownTimeAheadIsUnknown() {
        assertThat(ahead(5_000_000L)).isCloseTo(LocalDateTime.now(ZoneOffset.UTC), within(60, ChronoUnit.SECONDS));
        assertThat(ahead(null)).isNull();
    }

    private @Nullable LocalDateTime ahead(@Nullable Long micros) {
        return one.sql()
                .sql("select date_add(now(3), interval :micros microsecond) moment")
                .param("micros", micros)
                .query((row, number) -> Optional.ofNullable(row.getObject("moment", LocalDateTime.class)))
                .single()
                .orElse(null);
    }

    @Test
    void whatIsStoredAlreadyIsLeftAsItIsAndOtherMistakesAreStillSaid() {
        String task = one.newTask(one.newEngine());
        String run = UUID.randomUUID().toString();
        logOnce(task, run, "first");
        logOnce(task, run, "again");
        assertThat(one.sql()
                        .sql("select message from task_logs where task_id = ?")
                        .param(task)
                        .query(String.class)
                        .list())
                .containsExactly("first");
        assertThatThrownBy(() ->
                        logOnce(UUID.randomUUID().toString(), UUID.randomUUID().toString(), "of no task"))
                .isInstanceOf(DataAccessException.class);
    }

    private void logOnce(String task, String run, String message) {
        one.sql().sql("""
                        insert into task_logs (task_id, status, message, attempt, run_id, sequence)
                        values (?, 'processing', ?, 1, ?, 1)
                        on duplicate key update task_id = task_id
                        """).params(task, message, run).update();
    }

    @Test
    void enginesThatWorkersOfferedBeforeThereWasATableOfThemStayKnown() {
        assertThat(one.sql()
                        .sql("select name from engines where last_offered_at is not null")
                        .query(String.class)
                        .list())
                .containsExactly("offered-before");
    }

    @Test
    void aTurnHasOneHolderUntilItsTimeIsOver() {
        assertThat(takeTurn(one, "a")).isEqualTo(1);
        assertThat(takeTurn(other, "b")).isZero();
        one.sql()
                .sql("update retention_turn set held_until = date_sub(now(6), interval 1 second)")
                .update();
        assertThat(takeTurn(other, "b")).isEqualTo(1);
    }

    private static int takeTurn(DatabaseSession session, String holder) {
        return session.sql().sql("""
                        update retention_turn
                        set holder = ?, held_until = date_add(now(6), interval 2 minute)
                        where id = 1
                          and held_until <= now(6)
                        """).param(holder).update();
    }

    @Test
    void anEndWrittenAsTextIsFoundAgainToTheMillisecond() {
        String task = one.newTask(one.newEngine());
        one.sql()
                .sql("update tasks set completed_at = timestamp '2026-11-24 23:59:59.123' where id = ?")
                .param(task)
                .update();
        String text = one.sql()
                .sql("select date_format(completed_at, '%Y-%m-%d %H:%i:%s.%f') from tasks where id = ?")
                .param(task)
                .query(String.class)
                .single();
        assertThat(one.sql()
                        .sql("select count(*) from tasks where completed_at = ? and not completed_at > ?")
                        .params(text, text)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aStatusThatIsNoneIsRefused() {
        String task = one.newTask(one.newEngine());
        assertThatThrownBy(() -> one.sql()
                        .sql("update tasks set status = 'lost' where id = ?")
                        .param(task)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    private static void aWorkerOfTheFirstVersion() throws Exception {
        try (DatabaseSession session = new DatabaseSession(url())) {
            session.sql().sql("""
                            insert into workers (id, name, state, engines, slots, slot_count, free_slots, last_seen_at)
                            values ('gpu@1', 'gpu', 'ready', '[]', '[]', 1, 1, now(6))
                            """).update();
            session.sql()
                    .sql("insert into worker_engines (worker_id, engine) values ('gpu@1', 'offered-before')")
                    .update();
        }
    }

    private static Flyway migrations() {
        return Flyway.configure().dataSource(url(), null, null).load();
    }

    private static List<String> claim(DatabaseSession session, List<String> ids) {
        return session.sql()
                .sql("select id from tasks where id in (:ids) for update skip locked")
                .param("ids", ids)
                .query(String.class)
                .list();
    }

    private static int progress(DatabaseSession session, String task) {
        return session.sql()
                .sql("select progress from tasks where id = ?")
                .param(task)
                .query(Integer.class)
                .single();
    }

    private LocalDateTime time(String task, String column) {
        return one.sql()
                .sql("select " + column + " from tasks where id = ?")
                .param(task)
                .query(LocalDateTime.class)
                .single();
    }

    private static void raise(DatabaseSession session, String task) {
        session.sql()
                .sql("update tasks set version = version + 1 where id = ?")
                .param(task)
                .update();
    }

    private int fenced(String task, int attempt) {
        return one.sql()
                .sql("update tasks set progress = 3 where id = ? and attempt = ?")
                .params(task, attempt)
                .update();
    }

    private void log(String task, @Nullable String run, @Nullable Long sequence) {
        one.sql().sql("""
                        insert into task_logs (task_id, status, message, attempt, run_id, sequence)
                        values (?, 'processing', 'said', 1, ?, ?)
                        """).params(task, run, sequence).update();
    }
}
