package io.greenroom.gateway.uploads;

import io.greenroom.gateway.files.StoreArea;
import io.greenroom.media.ListedObject;
import io.greenroom.media.ObjectStore;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an upload leaves in the store besides its file. */
@Component
public class UploadRemains {
    private final ObjectStore store;

    UploadRemains(ObjectStore store) {
        this.store = store;
    }

    /**
     * Removes what is left over of an upload that has ended.
     *
     * @param storeUpload the store's name for its parts; null: there are none, or they have become its file
     * @throws io.greenroom.media.StoreException the store is away; retention finds the object later, the store the parts
     */
    public void remove(UUID upload, @Nullable String storeUpload) {
        try (Stream<ListedObject> tails = store.list(StoreArea.LEFT_OVER.key(upload + "/"))) {
            List.copyOf(tails.map(ListedObject::key).toList()).forEach(store::delete);
        }
        if (storeUpload != null) {
            store.parts(StoreArea.UPLOADS.key(upload.toString())).abandon(storeUpload);
        }
    }
}
