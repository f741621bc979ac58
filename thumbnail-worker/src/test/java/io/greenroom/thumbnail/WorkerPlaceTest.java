package io.greenroom.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerPlaceTest {

    @TempDir
    Path home;

    @Test
    void removesWhatAKilledWorkerHasLeft() throws Exception {
        Path left = home.resolve("thumbnail-worker/w-1/scratch/half-a-video");
        Files.createDirectories(left.getParent());
        Files.write(left, new byte[10]);
        try (WorkerPlace place = WorkerPlace.take(named("w-1"))) {
            assertThat(place.scratch()).isEmptyDirectory();
        }
    }

    @Test
    void letsNoSecondProcessOfItsNameIn() throws Exception {
        try (WorkerPlace first = WorkerPlace.take(named("w-1"))) {
            assertThatThrownBy(() -> WorkerPlace.take(named("w-1")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a thumbnail worker named 'w-1' runs already")
                    .hasMessageContaining("GREENROOM_WORKER_NAME");
            try (WorkerPlace other = WorkerPlace.take(named("w-2"))) {
                assertThat(other.healthFile()).isNotEqualTo(first.healthFile());
            }
        }
        WorkerPlace.take(named("w-1")).close();
    }

    private ThumbnailSettings named(String name) {
        Map<String, String> variables = Map.of(
                "GREENROOM_WORKER_NAME", name,
                "GREENROOM_HOME", home.toString(),
                "GREENROOM_AMQP_URI", "amqp://a:b@127.0.0.1:1/none",
                "GREENROOM_S3_ENDPOINT", "http://127.0.0.1:1",
                "GREENROOM_S3_ACCESS_KEY", "a",
                "GREENROOM_S3_SECRET_KEY", "b");
        return ThumbnailSettings.from(variables::get);
    }
}
