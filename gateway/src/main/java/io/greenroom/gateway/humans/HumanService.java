package io.greenroom.gateway.humans;

import io.greenroom.events.Header;
import io.greenroom.events.HumanChanged;
import io.greenroom.gateway.engines.Engines;
import io.greenroom.gateway.files.FileRegister;
import io.greenroom.gateway.files.StoredFile;
import io.greenroom.gateway.keys.Action;
import io.greenroom.gateway.keys.Caller;
import io.greenroom.gateway.problems.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes, changes and deletes digital humans, each in one transaction that announces the change. */
@Service
public class HumanService {

    private final Humans humans;
    private final FileRegister files;
    private final Engines engines;
    private final JsonMapper json;
    private final ApplicationEventPublisher announce;

    HumanService(
            Humans humans, FileRegister files, Engines engines, JsonMapper json, ApplicationEventPublisher announce) {
        this.humans = humans;
        this.files = files;
        this.engines = engines;
        this.json = json;
        this.announce = announce;
    }

    /** It belongs to the workspace of its video, whoever makes it. */
    @Transactional
    UUID create(Caller caller, WantedHuman wanted) {
        String path = wanted.videoPath();
        if (path == null || path.isBlank()) {
            throw Problem.VALIDATION_FAILED.at("video_path", "is required");
        }
        StoredFile video = video(path, caller);
        Human human = new Human(
                Header.newId(),
                wanted.name(),
                wanted.description(),
                path,
                null,
                wanted.status() == null ? HumanStatus.ACTIVE.word() : wanted.status(),
                params(wanted),
                Instant.EPOCH,
                Instant.EPOCH,
                video.workspaceId(),
                null,
                1);
        humans.insert(human, caller.keyHash());
        announce.publishEvent(new HumanFilmed(human.id(), path, human.version()));
        tell(human);
        return human.id();
    }

    /** Replaces what may be replaced; a request that changes nothing leaves the row as it is. */
    @Transactional
    void replace(UUID id, Caller caller, WantedHuman wanted) {
        Human old = locked(id, caller);
        String path = wanted.videoPath() == null ? old.videoPath() : wanted.videoPath();
        boolean filmed = !path.equals(old.videoPath());
        if (filmed && !video(path, caller).workspaceId().equals(old.workspaceId())) {
            throw Problem.FILE_UNKNOWN.at("video_path", "belongs to another workspace than the digital human");
        }
        Human same = new Human(
                id,
                wanted.name(),
                wanted.description(),
                path,
                filmed ? null : old.thumbnailUrl(),
                wanted.status() == null ? old.status() : wanted.status(),
                params(wanted),
                old.createdAt(),
                old.updatedAt(),
                old.workspaceId(),
                filmed ? null : old.thumbnailKey(),
                old.version());
        if (same.equals(old)) {
            return;
        }
        Human changed = same.next();
        humans.update(changed);
        if (filmed) {
            files.released(old.videoPath());
            announce.publishEvent(new HumanFilmed(id, path, changed.version()));
        }
        tell(changed);
    }

    /** Hides it for good; tasks that have ended keep it. */
    @Transactional
    void delete(UUID id, Caller caller) {
        Human human = locked(id, caller).next();
        if (humans.inUse(id)) {
            throw Problem.DIGITAL_HUMAN_IN_USE.because(
                    "Tasks that are pending or processing use it; cancel them or wait for their end.");
        }
        humans.delete(human);
        announce.publishEvent(
                Action.DIGITAL_HUMAN_DELETED.on(id, human.workspaceId()).with("name", human.name()));
        tell(human);
    }

    /** Its poster is in the store. One that has been deleted meanwhile needs none. */
    @Transactional
    public void posterReady(UUID id, String key) {
        humans.lock(id, null).map(human -> human.withPoster(key)).ifPresent(human -> {
            humans.update(human);
            tell(human);
        });
    }

    private Human locked(UUID id, Caller caller) {
        return humans.lock(id, caller.onlyWorkspace()).orElseThrow(HumanService::unknown);
    }

    static RuntimeException unknown() {
        return Problem.NOT_FOUND.because("There is no such digital human.");
    }

    private StoredFile video(String path, Caller caller) {
        StoredFile file = files.named(path, "video_path", caller);
        if (!file.mayBeSeen()) {
            throw Problem.NOT_VIDEO.at("video_path", "is a file without pictures that move");
        }
        return file;
    }

    private void tell(Human human) {
        announce.publishEvent(new HumanChanged(Header.plain(), human.id(), human.workspaceId(), human.version()));
    }

    private @Nullable JsonNode params(WantedHuman wanted) {
        Map<String, Object> params = wanted.params();
        if (params == null) {
            return null;
        }
        engines.checkIfNamed(params);
        return json.readTree(json.writeValueAsString(params));
    }
}
