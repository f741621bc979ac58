package io.greenroom.gateway.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.RetentionSettings;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.retention.RetentionReport.Kind;
import io.greenroom.gateway.retention.RetentionReport.Removed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GatewayTest
@Import(Keeper.class)
class UnusedUploadsTest {

    @LocalServerPort
    int port;

    @Autowired
    Keeper keeper;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Rows rows;
    Api us;
    String human;

    @BeforeEach
    void nothingElseIsOld() {
        keeper.look();
        rows = Rows.of(jdbc);
        us = Api.stranger(port);
        human = us.post("/api/digital-humans", Map.of("name", "Lin", "video_path", uploaded(Clips.video())))
                .json()
                .path("id")
                .asString();
    }

    @Test
    void anOldUploadThatNothingUsesGoesWithItsRow() {
        String unused = keeper.aged(rows.file("image"), 8);
        String young = keeper.aged(rows.file("audio"), 6);

        Map<Kind, Removed> removed = keeper.look();

        assertThat(removed.get(Kind.UPLOADS)).isEqualTo(new Removed(Kind.UPLOADS, 1, 1, 10, List.of(unused)));
        assertThat(removed).doesNotContainKey(Kind.ORPHAN_OBJECTS);
        assertThat(keeper.hasFile(unused)).isFalse();
        assertThat(keeper.has(unused)).isFalse();
        assertThat(keeper.hasFile(young)).isTrue();
        assertThat(keeper.has(young)).isTrue();
    }

    @Test
    void whatATaskOrADigitalHumanIsMadeOfStaysHoweverOld() {
        UUID task = rows.task();
        List<String> used = List.of(keeper.aged(keeper.audioOf(task), 1000), keeper.aged(keeper.videoOf(task), 1000));
        keeper.ended(task, "completed", 20);
        // A deleted digital human keeps its video while a task may be tried again.
        jdbc.sql("update digital_humans set deleted_at = now(3) where id = ?")
                .param(keeper.humanOf(task))
                .update();

        assertThat(keeper.look()).doesNotContainKeys(Kind.UPLOADS, Kind.DIGITAL_HUMANS);
        assertThat(used).allMatch(keeper::hasFile);
        assertThat(keeper.left(used)).isEqualTo(used);
    }

    @Test
    void allOfThemStayWhereSomebodySaysSo() {
        String unused = keeper.aged(rows.file("audio"), 1000);
        RetentionSettings keep = new RetentionSettings(Duration.ofDays(30), null, null, Duration.ZERO);
        assertThat(keeper.look(keeper.round(false, keep, () -> true))).isEmpty();
        assertThat(keeper.look(keeper.round(true, keep, () -> true))).isEmpty();
        assertThat(keeper.has(unused)).isTrue();
    }

    @Test
    void aDeletedDigitalHumanGoesWithItsVideoWhenItsLastTaskDoes() {
        UUID task = rows.task();
        String video = keeper.aged(keeper.videoOf(task), 100);
        String ofHuman = keeper.humanOf(task);
        jdbc.sql("update digital_humans set deleted_at = now(3) where id = ?")
                .param(ofHuman)
                .update();
        String poster = keeper.put("posters/human/" + ofHuman + "-1.jpg");
        jdbc.sql("update digital_humans set thumbnail_key = ? where id = ?")
                .params(poster, ofHuman)
                .update();
        assertThat(keeper.look()).isEmpty();
        assertThat(keeper.left(List.of(video, poster))).containsExactly(video, poster);

        keeper.ended(task, "failed", 31);
        Map<Kind, Removed> removed = keeper.look();

        assertThat(removed.get(Kind.DIGITAL_HUMANS).examples()).containsExactly(ofHuman);
        assertThat(removed.get(Kind.UPLOADS).examples()).containsExactly(video);
        assertThat(keeper.hasRow("digital_humans", ofHuman)).isFalse();
        assertThat(keeper.left(List.of(video, poster))).isEmpty();
    }

    @Test
    void aReplacedVideoStaysForRunsThatStillFetchIt() {
        String old =
                us.get("/api/digital-humans/" + human).json().path("video_path").asString();
        keeper.aged(old, 1000);
        us.put(
                "/api/digital-humans/" + human,
                Map.of("name", "Lin", "video_path", uploaded(Clips.anew(Clips.video()))));

        assertThat(keeper.look()).doesNotContainKey(Kind.UPLOADS);
        assertThat(keeper.has(old)).isTrue();

        jdbc.sql("update files set released_at = date_sub(now(6), interval 8 day) where path = ?")
                .param(old)
                .update();
        assertThat(keeper.look().get(Kind.UPLOADS).examples()).containsExactly(old);
    }

    @Test
    void aTaskThatIsSubmittedBetweenTheLookAndTheRemovalKeepsItsAudio() {
        String audio = keeper.aged(uploaded(Clips.wav()), 8);
        String alone = keeper.aged(uploaded(Clips.anew(Clips.wav())), 8);
        AtomicInteger asked = new AtomicInteger();
        // Asked before the deleted digital humans, before the look at the uploads, and before their removal.
        Round round = keeper.round(false, Keeper.AT_ONCE, () -> {
            if (asked.incrementAndGet() == 4) {
                assertThat(submit(audio).status()).isEqualTo(201);
            }
            return true;
        });

        Map<Kind, Removed> removed = keeper.look(round);

        assertThat(removed.get(Kind.UPLOADS).examples()).containsExactly(alone);
        assertThat(keeper.hasFile(audio)).isTrue();
        assertThat(keeper.has(audio)).isTrue();
    }

    @Test
    void whoIsSubmittingHoldsTheUploadAndIsNotWaitedFor() {
        String audio = keeper.aged(rows.file("audio"), 8);
        UUID task = rows.task();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select id from files where path = ? for update")
                    .param(audio)
                    .query(String.class)
                    .single();
            assertThat(elsewhere(() -> keeper.look()).join()).doesNotContainKey(Kind.UPLOADS);
            jdbc.sql("update tasks set audio_path = ? where id = ?")
                    .params(audio, task.toString())
                    .update();
        });
        assertThat(keeper.look()).doesNotContainKey(Kind.UPLOADS);
        assertThat(keeper.has(audio)).isTrue();
    }

    @Test
    void whoComesAfterTheRemovalIsToldThatThereIsNoSuchUpload() {
        String audio = uploaded(Clips.wav());
        String video = uploaded(Clips.anew(Clips.video()));
        assertThat(whileRemoved(audio, () -> submit(audio)).code()).isEqualTo("file_unknown");
        assertThat(whileRemoved(video, () -> us.post("/api/digital-humans", Map.of("name", "Bo", "video_path", video)))
                        .code())
                .isEqualTo("file_unknown");
        assertThat(jdbc.sql("select count(*) from tasks where audio_path = ?")
                        .param(audio)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anUploadThatComesAgainIsAsYoungAsANewOne() {
        byte[] clip = Clips.wav();
        String path = keeper.aged(uploaded(clip), 8);
        assertThat(keeper.dryRun().get(Kind.UPLOADS).examples()).containsExactly(path);

        assertThat(uploaded(clip)).isEqualTo(path);

        assertThat(keeper.dryRun()).doesNotContainKey(Kind.UPLOADS);
        assertThat(keeper.look()).doesNotContainKey(Kind.UPLOADS);
        assertThat(keeper.has(path)).isTrue();
    }

    @Test
    void anUploadThatComesAgainBetweenTheLookAndTheRemovalStays() {
        byte[] clip = Clips.wav();
        String path = keeper.aged(uploaded(clip), 8);
        String alone = keeper.aged(uploaded(Clips.anew(clip)), 8);
        AtomicInteger asked = new AtomicInteger();
        // The fourth time is between the look and the removal, as above.
        Round round = keeper.round(false, Keeper.AT_ONCE, () -> {
            if (asked.incrementAndGet() == 4) {
                assertThat(uploaded(clip)).isEqualTo(path);
            }
            return true;
        });

        assertThat(keeper.look(round).get(Kind.UPLOADS).examples()).containsExactly(alone);
        assertThat(keeper.hasFile(path)).isTrue();
        assertThat(keeper.has(path)).isTrue();
    }

    @Test
    void anUploadThatComesAgainDuringTheRemovalIsAFileOfItsOwn() {
        byte[] clip = Clips.wav();
        String path = uploaded(clip);

        Answer again = whileRemoved(path, () -> us.upload(clip));

        assertThat(again.status()).isEqualTo(201);
        String own = again.json().path("path").asString();
        assertThat(own).isNotEqualTo(path);
        assertThat(keeper.hasFile(own)).isTrue();
        assertThat(keeper.has(own)).isTrue();
    }

    /** Asks while a removal of the file stands uncommitted, which the request must wait for. */
    private Answer whileRemoved(String path, Supplier<Answer> request) {
        CompletableFuture<Answer> answer = transaction.execute(status -> {
            jdbc.sql("delete from files where path = ?").param(path).update();
            CompletableFuture<Answer> asked = elsewhere(request);
            await().until(() -> asked.isDone() || somebodyWantsTheLock());
            return asked;
        });
        return answer.join();
    }

    private boolean somebodyWantsTheLock() {
        return jdbc.sql("""
                                select count(*)
                                from information_schema.processlist
                                where id <> connection_id()
                                  and (info like '%from files%for update%'
                                       or info like 'update files set content_sha256%')
                                """).query(Integer.class).single() > 0;
    }

    private Answer submit(String audio) {
        return us.post("/api/tasks", Map.of("name", "a", "digital_human_id", human, "audio_path", audio));
    }

    private String uploaded(byte[] content) {
        return us.upload(content).json().path("path").asString();
    }

    private static <T> CompletableFuture<T> elsewhere(Supplier<T> work) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            return CompletableFuture.supplyAsync(work, thread);
        } finally {
            thread.shutdown();
        }
    }
}
