package io.greenroom.gateway.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenroom.events.Run;
import io.greenroom.gateway.Api;
import io.greenroom.gateway.Api.Answer;
import io.greenroom.gateway.GatewayTest;
import io.greenroom.gateway.Rows;
import io.greenroom.gateway.recording.Recorder;
import io.greenroom.gateway.recording.Told;
import io.greenroom.media.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatewayTest
class RunOutputTest {

    @LocalServerPort
    int port;

    @Autowired
    Recorder recorder;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient jdbc;

    @Test
    void givesWhatAnEngineSaidAsTextToItsWorkspaceAlone() throws IOException {
        UUID task = Rows.of(jdbc).task();
        Run run = Rows.run(task, 1, "gpu-1");
        recorder.record(List.of(Told.by(run).started()));
        String said = "任务视频驱动队列启动 batch_size:4, len:150\n<script>alert(1)</script>\n";
        keep("runs/" + task + "/" + run.runId() + ".log.gz", said);
        Api admin = Api.admin(port);

        String told = admin.get("/api/tasks/" + task + "/logs")
                .json()
                .at("/data/0/run_id")
                .asString();
        String address = "/api/tasks/" + task + "/runs/" + told + "/output";
        Answer output = admin.get(address);
        assertThat(output.status()).isEqualTo(200);
        assertThat(output.text()).isEqualTo(said);
        assertThat(output.header("Content-Type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(output.header("X-Content-Type-Options")).isEqualTo("nosniff");

        assertThat(Api.stranger(port).get(address).code()).isEqualTo("not_found");
        assertThat(admin.get("/api/tasks/" + task + "/runs/" + UUID.randomUUID() + "/output")
                        .code())
                .isEqualTo("not_found");
        assertThat(admin.get("/api/tasks/" + task + "/runs/..%2F..%2Ffiles/output")
                        .status())
                .isBetween(400, 404);
    }

    private void keep(String key, String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        store.put(key, new ByteArrayInputStream(packed.toByteArray()), packed.size(), "application/gzip");
    }
}
