package io.greenroom.gateway.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.retention.RetentionReport.Kind;
import io.greenroom.gateway.retention.RetentionReport.Removed;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
@Import(Keeper.class)
class UnfinishedUploadsTest {

    @LocalServerPort
    int port;

    @Autowired
    Keeper keeper;

    @Autowired
    JdbcClient jdbc;

    Api us;

    @BeforeEach
    void nothingElseIsOld() {
        keeper.look();
        us = Api.stranger(port);
    }

    /** Its id; so much of it has come. */
    private String begun(byte[] file, int sent) {
        String upload = us.with("Upload-Length", String.valueOf(file.length))
                .post("/api/uploads")
                .json()
                .get("id")
                .asString();
        us.with("Upload-Offset", "0")
                .with("Content-Type", "application/offset+octet-stream")
                .send("PATCH", "/api/uploads/" + upload, BodyPublishers.ofByteArray(Arrays.copyOf(file, sent)));
        return upload;
    }

    private void expire(String upload) {
        jdbc.sql("update uploads set expires_at = date_sub(now(6), interval 1 second) where id = ?")
                .param(upload)
                .update();
    }

    private String tail(String upload) {
        return jdbc.sql("select tail_key from uploads where id = ?")
                .param(upload)
                .query(String.class)
                .single();
    }

    @Test
    void whatNobodyHasGoneOnWithForADayGoesWithAllThatHasCome() {
        byte[] clip = Clips.anew(Clips.video());
        String old = begun(clip, 50);
        String young = begun(clip, 60);
        String oldTail = tail(old);
        expire(old);

        assertThat(keeper.dryRun().get(Kind.UNFINISHED_UPLOADS))
                .isEqualTo(new Removed(Kind.UNFINISHED_UPLOADS, 1, 1, 50, List.of(old)));
        assertThat(keeper.has(oldTail)).isTrue();

        var removed = keeper.look();

        assertThat(removed.get(Kind.UNFINISHED_UPLOADS))
                .isEqualTo(new Removed(Kind.UNFINISHED_UPLOADS, 1, 1, 50, List.of(old)));
        assertThat(removed).doesNotContainKey(Kind.ORPHAN_OBJECTS);
        assertThat(keeper.has(oldTail)).isFalse();
        assertThat(keeper.hasRow("uploads", old)).isFalse();
        assertThat(keeper.hasRow("uploads", young)).isTrue();
        assertThat(keeper.has(tail(young))).isTrue();
    }

    @Test
    void theFileThatOneHasBecomeStays() {
        byte[] clip = Clips.anew(Clips.video());
        String done = begun(clip, clip.length);
        expire(done);

        assertThat(keeper.look()).doesNotContainKey(Kind.UNFINISHED_UPLOADS);

        assertThat(keeper.hasRow("uploads", done)).isFalse();
        assertThat(keeper.hasFile("files/" + done)).isTrue();
        assertThat(keeper.has("files/" + done)).isTrue();
    }

    @Test
    void leftOversOfNobodyGo() {
        String loose = keeper.put("uploads/0197a1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b/3");
        assertThat(keeper.look().get(Kind.ORPHAN_OBJECTS).examples()).containsExactly(loose);
        assertThat(keeper.has(loose)).isFalse();
    }
}
