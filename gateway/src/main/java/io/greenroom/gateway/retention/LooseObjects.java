package io.greenroom.gateway.retention;

import io.greenroom.gateway.files.StoreArea;
import io.greenroom.gateway.files.StoreArea.Owned;
import io.greenroom.gateway.retention.RetentionReport.Kind;
import io.greenroom.media.ListedObject;
import io.greenroom.media.ObjectStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A walk through the store: what no row refers to goes, once it is old enough that no row can be about to. */
@Component
class LooseObjects implements Step {

    private final ObjectStore store;
    private final BucketOwner owner;
    private final References references;

    LooseObjects(ObjectStore store, BucketOwner owner, References references) {
        this.store = store;
        this.owner = owner;
        this.references = references;
    }

    @Override
    public void take(Round round) {
        if (!owner.isUs(round.dryRun())) {
            return;
        }
        for (StoreArea area : StoreArea.values()) {
            try (Stream<ListedObject> objects = store.list(area.prefix())) {
                Iterator<ListedObject> all = objects.iterator();
                while (all.hasNext()) {
                    round.mustGoOn();
                    remove(old(batch(all), round), area, round);
                }
            }
        }
    }

    private static List<ListedObject> batch(Iterator<ListedObject> all) {
        List<ListedObject> batch = new ArrayList<>();
        while (all.hasNext() && batch.size() < Round.BATCH) {
            batch.add(all.next());
        }
        return batch;
    }

    private static List<ListedObject> old(List<ListedObject> batch, Round round) {
        return batch.stream()
                .filter(object -> !object.lastModified().isAfter(round.safeBefore()))
                .toList();
    }

    private void remove(List<ListedObject> objects, StoreArea area, Round round) {
        List<Owned> owned = objects.stream()
                .map(object -> area.owned(object.key()))
                .filter(Objects::nonNull)
                .toList();
        if (owned.isEmpty()) {
            return;
        }
        Map<String, Kind> loose = references.loose(area, owned, round);
        for (ListedObject object : objects) {
            Kind kind = loose.get(object.key());
            if (kind != null) {
                if (!round.dryRun()) {
                    store.delete(object.key());
                }
                round.tally().object(kind, object.key(), object.bytes());
            }
        }
    }
}
