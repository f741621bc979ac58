package io.greenroom.gateway.retention;

import io.greenroom.gateway.retention.RetentionReport.Kind;
import io.greenroom.gateway.uploads.UploadRemains;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Uploads that nobody has gone on with for a day; of those that have become a file, only the row goes. */
@Component
class UnfinishedUploads implements Step {

    private final JdbcClient jdbc;
    private final UploadRemains remains;

    UnfinishedUploads(JdbcClient jdbc, UploadRemains remains) {
        this.jdbc = jdbc;
        this.remains = remains;
    }

    /** @param storeUpload null: nothing but its row and what is left over */
    private record Expired(
            String id,
            long bytes,
            boolean unfinished,
            @Nullable String storeUpload) {}

    @Override
    public void take(Round round) {
        String last = "";
        List<Expired> page;
        do {
            round.mustGoOn();
            page = after(last);
            for (Expired upload : page) {
                remove(upload, round);
                last = upload.id();
            }
        } while (page.size() == Round.BATCH);
    }

    private List<Expired> after(String last) {
        return jdbc.sql("""
                        select id, offset_bytes, file_id is null unfinished,
                               case when file_id is null then store_upload end store_upload
                        from uploads
                        where expires_at < now(6)
                          and id > :last
                        order by id
                        limit :limit
                        """)
                .param("last", last)
                .param("limit", Round.BATCH)
                .query((row, number) -> new Expired(
                        row.getString("id"),
                        row.getLong("offset_bytes"),
                        row.getBoolean("unfinished"),
                        row.getString("store_upload")))
                .list();
    }

    private void remove(Expired upload, Round round) {
        if (!round.dryRun()) {
            jdbc.sql("delete from uploads where id = :id and expires_at < now(6)")
                    .param("id", upload.id())
                    .update();
            remains.remove(UUID.fromString(upload.id()), upload.storeUpload());
        }
        if (upload.unfinished()) {
            round.tally().row(Kind.UNFINISHED_UPLOADS, upload.id());
            round.tally().objectOfRow(Kind.UNFINISHED_UPLOADS, upload.bytes());
        }
    }
}
