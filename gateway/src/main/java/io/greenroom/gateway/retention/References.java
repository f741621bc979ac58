package io.greenroom.gateway.retention;

import io.greenroom.gateway.files.StoreArea;
import io.greenroom.gateway.files.StoreArea.Owned;
import io.greenroom.gateway.retention.RetentionReport.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which objects a row refers to. */
@Repository
class References {

    private final JdbcClient jdbc;
    private final FileUses uses;

    References(JdbcClient jdbc, FileUses uses) {
        this.jdbc = jdbc;
        this.uses = uses;
    }

    /** Of these objects of an area, those that no row refers to, by key. */
    Map<String, Kind> loose(StoreArea area, List<Owned> objects, Round round) {
        return switch (area) {
            case UPLOADS -> all(objects, Kind.ORPHAN_OBJECTS, Owned::key, uploads(keys(objects)));
            case LEFT_OVER -> all(objects, Kind.ORPHAN_OBJECTS, Owned::key, leftOver(keys(objects)));
            case RESULTS, OUTPUTS, TASK_PICTURES -> ofTasks(area, objects, round);
            case HUMAN_POSTERS -> all(objects, Kind.ORPHAN_OBJECTS, Owned::key, humanPosters(objects, round));
            case PREPARED -> all(objects, Kind.PREPARED, Owned::owner, sources(objects, round));
        };
    }

    private static Map<String, Kind> all(
            List<Owned> objects, Kind kind, Function<Owned, String> name, Set<String> needed) {
        Map<String, Kind> loose = new HashMap<>();
        objects.stream()
                .filter(object -> !needed.contains(name.apply(object)))
                .forEach(object -> loose.put(object.key(), kind));
        return loose;
    }

    /** Named by a file, or by what is made of one, should its row be missing. */
    private Set<String> uploads(List<String> keys) {
        return set(jdbc.sql("""
                        select path from files where path in (:keys)
                        union
                        select audio_path from tasks where audio_path in (:keys)
                        union
                        select video_path from digital_humans where video_path in (:keys)
                        """).param("keys", keys));
    }

    private Set<String> leftOver(List<String> keys) {
        return set(jdbc.sql("select tail_key from uploads where tail_key in (:keys)")
                .param("keys", keys));
    }

    private Set<String> humanPosters(List<Owned> objects, Round round) {
        return set(round.bind(jdbc.sql("""
                        select digital_humans.thumbnail_key
                        from digital_humans
                        where digital_humans.id in (:ids)
                          and digital_humans.thumbnail_key in (:keys)
                          and\s""" + Round.HUMAN_STAYS + """
                        union
                        select media_jobs.target_key
                        from media_jobs
                        join digital_humans on digital_humans.id = media_jobs.subject_id
                        where media_jobs.subject = 'human'
                          and media_jobs.subject_id in (:ids)
                          and media_jobs.state <> 'done'
                          and media_jobs.target_key in (:keys)
                          and\s""" + Round.HUMAN_STAYS))
                .param("ids", owners(objects))
                .param("keys", keys(objects)));
    }

    /** Digests of uploads that stay. */
    private Set<String> sources(List<Owned> objects, Round round) {
        Map<String, String> digests = new HashMap<>();
        Set<String> stay = new HashSet<>();
        round.bind(jdbc.sql("""
                        select path, sha256,
                               coalesce(released_at, created_at)
                                   < date_sub(now(3), interval :uploadSeconds second) old
                        from files
                        where sha256 in (:digests)
                        """)).param("digests", owners(objects)).query(row -> {
            if (row.getBoolean("old") && round.dryRun() && round.settings().uploads() != null) {
                digests.put(row.getString("path"), row.getString("sha256"));
            } else {
                stay.add(row.getString("sha256"));
            }
        });
        uses.of(digests.keySet(), round).forEach(path -> stay.add(String.valueOf(digests.get(path))));
        return stay;
    }

    /** @param stays false in a dry run for a task that has been counted with all its objects */
    private record Owner(
            boolean stays,
            boolean ended,
            @Nullable String result,
            @Nullable String poster,
            @Nullable String storyboard) {}

    private Map<String, Kind> ofTasks(StoreArea area, List<Owned> objects, Round round) {
        Map<String, Owner> tasks = tasks(owners(objects), round);
        Set<String> needed = area == StoreArea.OUTPUTS ? toldOf(objects) : awaited(objects);
        Map<String, Kind> loose = new HashMap<>();
        for (Owned object : objects) {
            Owner task = tasks.get(object.owner());
            if (task == null) {
                loose.put(object.key(), Kind.ORPHAN_OBJECTS);
            } else if (task.stays() && !needs(task, area, object, needed)) {
                loose.put(object.key(), area == StoreArea.TASK_PICTURES ? Kind.ORPHAN_OBJECTS : Kind.LOSING_RESULTS);
            }
        }
        return loose;
    }

    /** Any run of a task that has not ended may be the one whose result counts. */
    private static boolean needs(Owner task, StoreArea area, Owned object, Set<String> needed) {
        String key = object.key();
        return switch (area) {
            case RESULTS -> !task.ended() || key.equals(task.result());
            case OUTPUTS -> !task.ended() || needed.contains(object.run());
            default -> key.equals(task.poster()) || key.equals(task.storyboard()) || needed.contains(key);
        };
    }

    private Map<String, Owner> tasks(Set<String> ids, Round round) {
        Map<String, Owner> tasks = new HashMap<>();
        round.bind(jdbc.sql("""
                        select id, result_key, thumbnail_key, storyboard_key,
                               status in ('completed', 'failed', 'cancelled') ended,
                               """ + Round.TASK_STAYS + """
                               stays
                        from tasks
                        where id in (:ids)
                        """)).param("ids", ids).query(row -> {
            tasks.put(
                    row.getString("id"),
                    new Owner(
                            row.getBoolean("stays"),
                            row.getBoolean("ended"),
                            row.getString("result_key"),
                            row.getString("thumbnail_key"),
                            row.getString("storyboard_key")));
        });
        return tasks;
    }

    /** Runs of which their task's story tells; those that never owned their task are not among them. */
    private Set<String> toldOf(List<Owned> objects) {
        return set(jdbc.sql("select distinct run_id from task_logs where run_id in (:runs)")
                .param("runs", objects.stream().map(Owned::run).toList()));
    }

    /** Pictures that may still be announced, even after we have given them up. */
    private Set<String> awaited(List<Owned> objects) {
        return set(jdbc.sql("""
                        select target_key
                        from media_jobs
                        where subject = 'task'
                          and subject_id in (:ids)
                          and state <> 'done'
                          and target_key is not null
                        """).param("ids", owners(objects)));
    }

    private static Set<String> set(JdbcClient.StatementSpec query) {
        return new HashSet<>(query.query(String.class).list());
    }

    private static List<String> keys(List<Owned> objects) {
        return objects.stream().map(Owned::key).toList();
    }

    private static Set<String> owners(Collection<Owned> objects) {
        Set<String> owners = new HashSet<>();
        objects.forEach(object -> owners.add(object.owner()));
        return owners;
    }
}
