package io.greenroom.faults;

import io.greenroom.faults.check.Orphans.References;
import io.greenroom.faults.evidence.Rows;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What the rows refer to in the store. */
record ObjectReferences(Rows rows) {

    /** Tells whose bucket it is; its row is that of retention's turn. */
    private static final String INSTALLATION = "greenroom-installation";

    private static final List<String> KEYS = List.of(
            "select path from files",
            "select thumbnail_key from digital_humans",
            "select result_key from tasks",
            "select thumbnail_key from tasks",
            "select storyboard_key from tasks");

    References all() throws SQLException {
        Set<String> keys = new HashSet<>(Set.of(INSTALLATION));
        for (String column : KEYS) {
            keys.addAll(column(column));
        }
        return new References(keys, column("select id from tasks"), column("select sha256 from files"));
    }

    private Set<String> column(String sql) throws SQLException {
        Set<String> values = new HashSet<>(rows.list(sql, row -> Objects.requireNonNullElse(row.getString(1), "")));
        values.remove("");
        return values;
    }
}
