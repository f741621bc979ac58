package io.greenroom.gateway.files;

import io.greenroom.media.ObjectStore;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The same content is one file of its workspace, however often and by however many at once it is brought: a unique key
 * decides between them. Each has its object in the store by then, and all but the one that is kept remove theirs.
 */
@Component
class OneCopy {
    private static final Logger log = LoggerFactory.getLogger(OneCopy.class);

    /** In each round but the last a file has come or gone within milliseconds. */
    private static final int ROUNDS = 10;

    private final FileRegister register;
    private final ObjectStore store;

    OneCopy(FileRegister register, ObjectStore store) {
        this.register = register;
        this.store = store;
    }

    /** The file that stands for this content now: the one that was brought, or another whose object is there. */
    StoredFile keep(StoredFile brought) {
        for (int round = 1; ; round++) {
            // First, so that what is there already needs no room.
            Optional<StoredFile> other = register.broughtAgain(brought).filter(this::hasObject);
            if (other.isPresent()) {
                return other.get();
            }
            try {
                register.add(brought);
                return brought;
            } catch (DuplicateKeyException there) {
                if (round == ROUNDS) {
                    throw there;
                }
            }
        }
    }

    private boolean hasObject(StoredFile file) {
        if (store.stat(file.path()).isPresent()) {
            return true;
        }
        log.warn("the object of file {} is lost; its content, brought again, becomes another file", file.id());
        register.lost(file);
        return false;
    }
}
