package io.greenroom.gateway.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.Clips;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.media.ObjectStore;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@GatewayTest
class FileRemovalTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    @Autowired
    ObjectStore store;

    Api us;
    JsonNode video;
    JsonNode audio;

    @BeforeEach
    void twoUploads() {
        us = Api.stranger(port);
        video = us.upload(Clips.video()).json();
        audio = us.upload(Clips.wav()).json();
    }

    @Test
    void takesRowAndObject() {
        assertThat(us.delete(address(audio)).status()).isEqualTo(204);

        assertThat(us.get(address(audio)).code()).isEqualTo("not_found");
        assertThat(us.delete(address(audio)).code()).isEqualTo("not_found");
        assertThat(store.stat(path(audio))).isEmpty();
        assertThat(database.sql("select count(*) from media_jobs where subject_id = ?")
                        .param(audio.get("id").asString())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(us.upload(Clips.wav()).json().get("id")).isNotEqualTo(audio.get("id"));
    }

    @Test
    void leavesWhatSomethingIsMadeOf() {
        Answer human = us.post("/api/digital-humans", Map.of("name", "Ada", "video_path", path(video)));
        Answer task = us.post(
                "/api/tasks",
                Map.of("name", "t", "digital_human_id", human.json().get("id"), "audio_path", path(audio)));
        assertThat(us.delete(address(video)).code()).isEqualTo("file_in_use");
        assertThat(us.delete(address(audio)).code()).isEqualTo("file_in_use");

        us.post(task.header("Location") + "/cancel");
        us.delete(human.header("Location"));
        assertThat(us.delete(address(video)).code())
                .as("its task may be tried again")
                .isEqualTo("file_in_use");

        us.delete(task.header("Location"));
        assertThat(us.delete(address(video)).status()).isEqualTo(204);
        assertThat(us.delete(address(audio)).status()).isEqualTo(204);
    }

    @Test
    void doesNotReachIntoOtherWorkspaces() {
        assertThat(Api.stranger(port).delete(address(audio)).code()).isEqualTo("not_found");
        assertThat(Api.admin(port).delete(address(audio)).status()).isEqualTo(204);
    }

    private static String address(JsonNode file) {
        return file.get("url").asString();
    }

    private static String path(JsonNode file) {
        return file.get("path").asString();
    }
}
