package io.greenroom.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.media.ListedObject;
import io.greenroom.media.ObjectStore;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
class OneCopyTest {
    private static final int AT_ONCE = 8;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    ObjectStore store;

    Api us;
    byte[] clip;
    Set<String> objectsBefore;

    @BeforeEach
    void aClipThatNobodyHas() {
        us = Api.stranger(port);
        clip = Clips.anew(Clips.video());
        objectsBefore = objects();
    }

    @Test
    void whatIsThereAlreadyIsNotStoredAgain() {
        Answer first = us.upload("file", "first.mp4", new ByteArrayInputStream(clip));
        Answer second = us.upload("file", "second.mp4", new ByteArrayInputStream(clip));

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(second.json().get("path")).isEqualTo(first.json().get("path"));
        assertThat(second.json().get("name").asString()).isEqualTo("second.mp4");
        assertThat(newObjects()).containsExactly(path(first));
        assertThat(rows(first)).containsExactly(path(first));
        assertThat(us.get(first.json().get("url").asString()).header("Content-Disposition"))
                .contains("second.mp4");
    }

    @Test
    void manyAtOnceBecomeOneFile() {
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        List<CompletableFuture<Answer>> uploads = IntStream.range(0, AT_ONCE)
                .mapToObj(caller -> CompletableFuture.supplyAsync(() -> us.upload(clip), callers))
                .toList();
        callers.shutdown();

        assertThat(uploads)
                .allSatisfy(upload -> assertThat(upload.join().status()).isEqualTo(201));
        Set<String> paths = uploads.stream().map(upload -> path(upload.join())).collect(Collectors.toSet());
        assertThat(paths).hasSize(1);
        assertThat(newObjects()).isEqualTo(paths);
        assertThat(rows(uploads.get(0).join())).containsExactlyElementsOf(paths);
    }

    @Test
    void anotherWorkspaceHasACopyOfItsOwn() {
        String ours = path(us.upload(clip));
        String theirs = path(Api.stranger(port).upload(clip));
        assertThat(newObjects()).containsExactlyInAnyOrder(ours, theirs);
        assertThat(path(us.upload(Clips.anew(clip)))).isNotIn(ours, theirs);
    }

    @Test
    void aFileWhoseObjectIsLostDoesNotStandInTheWay() {
        String lost = path(us.upload(clip));
        store.delete(lost);

        Answer again = us.upload(clip);

        assertThat(path(again)).isNotEqualTo(lost);
        assertThat(us.get(again.json().get("url").asString()).body()).isEqualTo(clip);
        assertThat(path(us.upload(clip))).isEqualTo(path(again));
    }

    @Test
    void whatIsThereAlreadyNeedsNoRoom() {
        byte[] large = Clips.anew(Samples.mp4("vide"));
        Answer first = us.upload(large);
        database.sql("update workspaces set max_stored_bytes = ? where id = ?")
                .params(
                        large.length * 2L - 1,
                        us.get("/api/session").json().get("workspace_id").asString())
                .update();

        assertThat(path(us.upload(large))).isEqualTo(path(first));
        assertThat(us.upload(Clips.anew(large)).code()).isEqualTo("storage_full");
    }

    /** Paths of all files with this content. */
    private List<String> rows(Answer upload) {
        return database.sql("select path from files where sha256 = ?")
                .param(upload.json().get("sha256").asString())
                .query(String.class)
                .list();
    }

    private Set<String> newObjects() {
        Set<String> now = objects();
        now.removeAll(objectsBefore);
        return now;
    }

    private Set<String> objects() {
        return store.list("files/").map(ListedObject::key).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String path(Answer upload) {
        return upload.json().get("path").asString();
    }
}
